import type { ScaleValue } from '../../codebook/code';
import type { Segment } from '../../coding/segment';
import { type ResolveCode, resolverOf, valuesOf } from '../../coding/values';
import { afresh } from '../../base/afresh';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { CodeRows } from '../../corpus/codeRows';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment, ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { Quoter, timestampIn } from '../kit/quoter';

export interface QuoteOptions {
  /** What has a row: a segment, or each code of a segment. */
  readonly per: 'segment' | 'code';
  /** Of more words, the middle is cut; 0 for none. */
  readonly longest: number;
  /** Number of words before and after a quote. */
  readonly context: number;
  /** Whether only key quotes have a row. */
  readonly key: boolean;
}

export interface QuoteTable {
  readonly scope: ScopeFacts & QuoteOptions;
  /** One for each segment are made anew each time, transcript by transcript: all words of a large study are not kept. */
  readonly rows: Iterable<QuoteRow>;
  /** Which of these some row has. */
  readonly some: Readonly<Record<'timestamp' | 'memo' | 'created' | 'values', boolean>>;
}

/** A segment with its words and where they come from. */
export interface QuoteRow {
  /** Id of the code that the row is about; only where each code has one. */
  readonly code?: string;
  /** Names from the top down to that code. */
  readonly path?: readonly string[];
  readonly id: string;
  /** Path. */
  readonly transcript: string;
  readonly coder: string;
  /** Ids of all its codes, in the order of the codebook; merged ones as what they became, unknown ones last. */
  readonly codes: readonly string[];
  /** Names of these; of an unknown one its id. */
  readonly names: readonly string[];
  /** By id of a code: its value on its scale, or several that contradict each other. Absent without any. */
  readonly values?: Readonly<Record<string, ScaleValue | readonly ScaleValue[]>>;
  /** Ids of the scope’s participants with a turn in it, in the order of their turns. */
  readonly participants: readonly string[];
  /** Labels of the turns in it, of interviewers, too. */
  readonly speakers: readonly string[];
  /** The line that it starts in; the first is 1. */
  readonly line: number;
  /** That of its first turn. */
  readonly timestamp: string | null;
  /** UTF-16 units in the LF text, half-open. */
  readonly start: number;
  readonly end: number;
  /** As {@link Quoter} prints it, `\n` between turns. */
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly memo: string | null;
  /** ISO 8601 in UTC. */
  readonly created: string | null;
}

/**
 * The segments that count, by transcript and place; or each code that they carry, by code in the order of the codebook,
 * then transcript and place. A theme has rows of the segments that carry the theme itself, so that none is quoted twice;
 * codes that the codebook does not have, have none.
 */
export function* segmentQuotes(corpus: Corpus, scope: Scope, options: QuoteOptions): Steps<QuoteTable> {
  const facts = { ...scopeFacts(corpus, scope), ...options };
  const describe = new Describer(corpus, scope, options);
  if (options.per === 'code') {
    const rows = yield* perCode(corpus, scope, describe);
    const values = rows.some(row => row.values !== undefined);
    return {
      scope: facts,
      rows,
      some: { ...someOf(field => rows.some(row => row[field] !== null)), values },
    };
  }
  const rows = afresh(function* () {
    for (const one of scope.transcripts) yield* describe.segmentsOf(one);
  });
  return { scope: facts, rows, some: yield* someIn(scope, options) };
}

/** By code, so that the words of a transcript are asked for again and again: they are taken out once. */
function* perCode({ codebook }: Corpus, scope: Scope, describe: Describer): Steps<readonly QuoteRow[]> {
  const codes = new CodeRows(codebook, scope.codes);
  const ofCode: QuoteRow[][] = codes.ids.map(() => []);
  for (const [i, one] of scope.transcripts.entries()) {
    for (const segment of describe.segmentsOf(one))
      for (const row of codes.carried(segment.codes)) ofCode[row]!.push(segment);
    yield (i + 1) / scope.transcripts.length;
  }
  return codes.ids.flatMap((code, row) => {
    const path = codebook.path(code);
    return ofCode[row]!.map(segment => ({ code, path, ...segment }));
  });
}

type Fields = Omit<QuoteTable['some'], 'values'>;

function someOf(has: (field: keyof Fields) => boolean): Fields {
  return { timestamp: has('timestamp'), memo: has('memo'), created: has('created') };
}

function isWanted({ placed }: ScopedSegment, { key }: QuoteOptions): boolean {
  return !key || placed.segment.key === true;
}

/** The same without taking any words out. */
function* someIn({ transcripts }: Scope, options: QuoteOptions): Steps<QuoteTable['some']> {
  const some = { timestamp: false, memo: false, created: false, values: false };
  for (const [i, { transcript, segments }] of transcripts.entries()) {
    for (const one of segments) {
      if (!isWanted(one, options)) continue;
      const { placed } = one;
      some.values ||= placed.segment.values !== undefined;
      some.memo ||= placed.segment.memo !== undefined;
      some.created ||= placed.segment.created !== undefined;
      some.timestamp ||= timestampIn(transcript.turns, placed) !== null;
    }
    if (some.timestamp && some.memo && some.created && some.values) break;
    yield (i + 1) / transcripts.length;
  }
  return some;
}

class Describer {
  private readonly orderOf: ReadonlyMap<string, number>;
  private readonly resolve: ResolveCode;
  private readonly single = new Map<string, Pick<QuoteRow, 'codes' | 'names'>>();

  constructor(
    private readonly corpus: Corpus,
    private readonly scope: Scope,
    private readonly options: QuoteOptions,
  ) {
    this.resolve = resolverOf(corpus.codebook);
    this.orderOf = new Map(corpus.codebook.inOrder().map(({ id }, i) => [id, i]));
  }

  *segmentsOf({ transcript, segments }: ScopedTranscript): Generator<QuoteRow> {
    if (segments.length === 0) return;
    const quoter = new Quoter(transcript);
    for (const segment of segments)
      if (isWanted(segment, this.options)) yield this.row(transcript.path, segment, quoter);
  }

  private row(transcript: string, { placed, participants }: ScopedSegment, quoter: Quoter): QuoteRow {
    const { segment, coder, start, end } = placed;
    const { longest, context } = this.options;
    const { codes, names } = this.described(segment.codes);
    return {
      id: segment.id,
      transcript,
      coder,
      codes,
      names,
      ...valuesByCode(segment, codes, this.resolve),
      participants: participants.map(i => this.scope.participants[i]!.id),
      speakers: quoter.speakers(placed),
      line: quoter.line(start),
      timestamp: quoter.timestamp(placed),
      start,
      end,
      quote: quoter.quote(placed, longest),
      before: quoter.before(start, context),
      after: quoter.after(end, context),
      memo: segment.memo ?? null,
      created: segment.created ?? null,
    };
  }

  /** Many segments have the same one code. */
  private described(codes: readonly string[]): Pick<QuoteRow, 'codes' | 'names'> {
    const known = codes.length === 1 ? this.single.get(codes[0]!) : undefined;
    if (known) return known;
    const own = this.codesOf(codes);
    const described = { codes: own, names: own.map(id => this.corpus.codebook.get(id)?.name ?? id) };
    if (codes.length === 1) this.single.set(codes[0]!, described);
    return described;
  }

  private codesOf(codes: readonly string[]): readonly string[] {
    const order = (id: string) => this.orderOf.get(id) ?? Infinity;
    return [...this.corpus.codebook.resolveAll(codes)].sort((a, b) =>
      order(a) === order(b) ? 0 : order(a) - order(b),
    );
  }
}

function valuesByCode(
  segment: Segment,
  codes: readonly string[],
  resolve: ResolveCode,
): Pick<QuoteRow, 'values'> {
  if (!segment.values) return {};
  const found = codes.flatMap(id => {
    const values = valuesOf(segment, id, resolve);
    return values.length > 0 ? [[id, values.length === 1 ? values[0]! : values] as const] : [];
  });
  return found.length > 0 ? { values: Object.fromEntries(found) } : {};
}
