import * as l10n from '@vscode/l10n';
import type { CodebookFile } from '../../codebook/code';
import type { CodedTranscript, Corpus, PlacedSegment } from '../../corpus/corpus';
import type { Coder } from '../../studyFile/studyFile';
import type { Span } from '../../text/span';
import { type CoderOfRows, CodersOfRows } from './codersOfRows';
import type { CodingRow } from './codingRow';
import { type CodeChoices, CodesOfRows } from './findCodes';
import { findSpans } from './findSpans';
import { TranscriptNames } from './findTranscript';

/** What is to be done with the codings of files. */
export interface CodingsPlan {
  /** The codebook with new codes; the same file where there are none. */
  readonly codebook: CodebookFile;
  /** Names of new codes, from the top down. */
  readonly newCodes: readonly (readonly string[])[];
  /** Names that mean no code of the codebook, with how many rows have them: each for itself, where none is added. */
  readonly unknownCodes: ReadonlyMap<string, number>;
  /** Coders whom the study does not have. */
  readonly newCoders: readonly Coder[];
  /** In the order of the study; those without anything new are left out. */
  readonly codings: readonly PlannedCoding[];
  /** Number of rows that say only what is there already. */
  readonly known: number;
  /** Rows of which nothing is imported, in their order. */
  readonly rejected: readonly RejectedRow[];
}

/** One coder's new coding of a transcript. */
export interface PlannedCoding {
  readonly path: string;
  readonly coder: string;
  /** In the order of the text. */
  readonly segments: readonly PlannedSegment[];
}

/** A segment that is new, or has more codes or a longer memo than before. */
export interface PlannedSegment extends Span {
  /** Of the segment that is there already; undefined for a new one. */
  readonly onto: string | undefined;
  /** Ids of the codes that come in. */
  readonly codes: readonly string[];
  /** What comes in of the memo. */
  readonly memo: string | undefined;
}

export interface RejectedRow {
  readonly row: CodingRow;
  /** A sentence or two. */
  readonly reason: string;
}

export interface CodingsOptions extends CoderOfRows {
  /** Whether codes that the codebook does not have are added to it. */
  readonly newCodes: boolean;
  /** What is meant by names that are not in the codebook, where a person has said so. */
  readonly choices?: CodeChoices | undefined;
  readonly random: () => number;
}

/**
 * Finds for each row its transcript, words, coder and codes. A row without one of these is rejected; the others come in, those of
 * one coder on the same words as one segment. What is there already is not added again.
 */
export function planCodings(
  corpus: Corpus,
  rows: readonly CodingRow[],
  options: CodingsOptions,
): CodingsPlan {
  const rejected = new Map<CodingRow, string>();
  const coders = new CodersOfRows(corpus, options);
  const codes = new CodesOfRows(corpus.codebook, options.newCodes, options.random, options.choices);
  const byPath = byTranscript(corpus, rows, rejected);
  const codings: PlannedCoding[] = [];
  let known = 0;
  for (const transcript of corpus.transcripts) {
    const own = byPath.get(transcript.path);
    if (!own) continue;
    const gathered = gather(transcript, own, coders, codes, rejected);
    for (const [coder, segments] of gathered) {
      const fresh = freshSegments(transcript.all, coder, segments, corpus);
      known += fresh.known;
      if (fresh.segments.length > 0) codings.push({ path: transcript.path, coder, segments: fresh.segments });
    }
  }
  const used = new Set(codings.map(({ coder }) => coder));
  return {
    codebook: codes.codebook.file,
    newCodes: codes.made,
    unknownCodes: codes.unknown,
    newCoders: [...used].flatMap(id => coders.newOf(id) ?? []),
    codings,
    known,
    rejected: rows.flatMap(row => {
      const reason = rejected.get(row);
      return reason === undefined ? [] : [{ row, reason }];
    }),
  };
}

type Rejected = Map<CodingRow, string>;

function byTranscript(
  { transcripts }: Corpus,
  rows: readonly CodingRow[],
  rejected: Rejected,
): ReadonlyMap<string, readonly CodingRow[]> {
  const names = new TranscriptNames(transcripts.map(({ path }) => path));
  const byPath = new Map<string, CodingRow[]>();
  for (const row of rows) {
    const path = names.find(row.file);
    if (!path.ok) {
      rejected.set(row, path.error);
      continue;
    }
    const known = byPath.get(path.value);
    if (known) known.push(row);
    else byPath.set(path.value, [row]);
  }
  return byPath;
}

/** What rows say of the same words. */
interface Gathered extends Span {
  readonly codes: Set<string>;
  readonly memos: Set<string>;
  rows: number;
}

/** By coder and span. */
type OfCoders = Map<string, Map<string, Gathered>>;

function gather(
  transcript: CodedTranscript,
  rows: readonly CodingRow[],
  coders: CodersOfRows,
  codes: CodesOfRows,
  rejected: Rejected,
): OfCoders {
  const found: OfCoders = new Map();
  findSpans(transcript, rows).forEach((span, i) => {
    const row = rows[i]!;
    if (!span.ok) return void rejected.set(row, span.error);
    const coder = coders.idOf(row.coder);
    if (!coder.ok) return void rejected.set(row, coder.error);
    if (row.codes.length === 0 && row.memo === undefined) return void rejected.set(row, noCode());
    const ids = codes.of(row);
    if (!ids.ok) return void rejected.set(row, ids.error);
    add(found, coder.value, span.value, ids.value, row.memo);
  });
  return found;
}

function noCode(): string {
  return l10n.t('There is neither a code nor a memo.');
}

function add(
  found: OfCoders,
  coder: string,
  { start, end }: Span,
  codes: readonly string[],
  memo: string | undefined,
): void {
  let spans = found.get(coder);
  if (!spans) found.set(coder, (spans = new Map()));
  const key = `${start} ${end}`;
  let one = spans.get(key);
  if (!one) spans.set(key, (one = { start, end, codes: new Set(), memos: new Set(), rows: 0 }));
  for (const code of codes) one.codes.add(code);
  if (memo !== undefined) one.memos.add(memo.trim());
  one.rows++;
}

/** What of it the coder has not said yet, on the same words. */
function freshSegments(
  all: readonly PlacedSegment[],
  coder: string,
  gathered: ReadonlyMap<string, Gathered>,
  { codebook }: Corpus,
): { readonly segments: readonly PlannedSegment[]; readonly known: number } {
  const there = new Map<string, PlacedSegment>();
  for (const placed of all)
    if (placed.coder === coder && placed.state !== 'orphan' && placed.state !== 'ambiguous')
      there.set(`${placed.start} ${placed.end}`, placed);
  const segments: PlannedSegment[] = [];
  let known = 0;
  for (const [key, { start, end, codes, memos, rows }] of gathered) {
    const segment = there.get(key)?.segment;
    const has = new Set(segment ? codebook.resolveAll(segment.codes) : []);
    const more = [...codes].filter(code => !has.has(code));
    const said = [...memos].filter(memo => !hasMemo(segment?.memo, memo));
    if (segment && more.length === 0 && said.length === 0) {
      known += rows;
      continue;
    }
    const memo = said.length > 0 ? said.join('\n\n') : undefined;
    segments.push({ start, end, onto: segment?.id, codes: more, memo });
  }
  return { segments: segments.sort((a, b) => a.start - b.start || a.end - b.end), known };
}

/** Whether a memo says something already, in paragraphs of its own. */
function hasMemo(memo: string | undefined, said: string): boolean {
  return `\n\n${memo?.trim() ?? ''}\n\n`.includes(`\n\n${said}\n\n`);
}
