import * as l10n from '@vscode/l10n';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { CodeRows } from '../../corpus/codeRows';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import { knownParts } from '../kit/knownParts';
import { type Order, seriesOf } from './series';
import { type Assessment, type Saturation, saturation } from './threshold';

/**
 * - `codes`: codes without codes below, each as itself
 * - `themes`: the top of the scope; a code there without codes below is one, too
 */
export type CodeLevel = 'codes' | 'themes';

export interface SaturationOptions extends Assessment {
  readonly order: Order;
  readonly level: CodeLevel;
}

export interface SaturationTable {
  readonly scope: ScopeFacts & SaturationOptions & SaturationFacts;
  /** A row for each coded transcript, in order. */
  readonly rows: readonly SaturationRow[];
}

interface SaturationFacts extends Omit<Saturation, 'runs'> {
  /** Number of different codes in all. */
  readonly codes: number;
  /** Number of the last transcripts that add no new code. */
  readonly withoutNew: number;
}

export interface SaturationRow {
  /** From 1. */
  readonly number: number;
  /** Path. */
  readonly transcript: string;
  /** Number of different codes in it. */
  readonly codes: number;
  /** How many of them are in no transcript before it. */
  readonly new: number;
  /** Ids of these, in the order of the codebook. */
  readonly newCodes: readonly string[];
  /** Number of different codes up to here. */
  readonly total: number;
  /** New codes in the run that ends here; null where none does. */
  readonly run: number | null;
  /** `run` divided by the codes of the base. */
  readonly ratio: number | null;
}

/** Counts which codes each transcript adds that none before it has, and assesses {@link saturation}. */
export function* newCodes(corpus: Corpus, scope: Scope, options: SaturationOptions): Steps<SaturationTable> {
  const series = seriesOf(corpus, scope, options.order);
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const isCounted = codes.ids.map(id =>
    options.level === 'codes' ? !corpus.codebook.isTheme(id) : scope.codes.level(id) === 0,
  );
  const known = new Set<number>();
  const found: { path: string; codes: number; added: readonly number[]; total: number }[] = [];
  let themesOnly = 0;
  const parts = knownParts(scope.codes, ['new-codes', options.level], scoped =>
    codesIn(scoped, codes, isCounted),
  );
  for (const [i, scoped] of series.entries()) {
    const own = parts.of(scoped);
    const added = own.codes.filter(code => !known.has(code));
    for (const code of added) known.add(code);
    themesOnly += own.themesOnly;
    found.push({ path: scoped.transcript.path, codes: own.codes.length, added, total: known.size });
    yield (i + 1) / series.length;
  }
  const { runs, ...assessed } = saturation(
    found.map(({ added }) => added.length),
    options,
  );
  const rows = found.map(({ path, codes: inIt, added, total }, i): SaturationRow => {
    const run = runs[i + 1 - options.base - options.run];
    return {
      number: i + 1,
      transcript: path,
      codes: inIt,
      new: added.length,
      newCodes: added.map(code => codes.ids[code]!),
      total,
      run: run?.added ?? null,
      ratio: run?.ratio ?? null,
    };
  });
  const facts = scopeFacts(corpus, scope);
  return {
    scope: {
      ...facts,
      ...options,
      ...assessed,
      codes: known.size,
      withoutNew: rows.length - 1 - rows.findLastIndex(row => row.new > 0),
      notes: [...facts.notes, ...notCodedNote(scope, rows), ...themesNote(themesOnly)],
    },
    rows,
  };
}

/** What of a transcript counts here. */
interface CodesIn {
  /** Ascending. */
  readonly codes: readonly number[];
  /** Segments with nothing but codes that are not counted. */
  readonly themesOnly: number;
}

function codesIn({ segments }: ScopedTranscript, codes: CodeRows, isCounted: readonly boolean[]): CodesIn {
  const own = new Set<number>();
  let themesOnly = 0;
  for (const { placed } of segments) {
    const carried = codes.rolledUp(placed.segment.codes);
    let counts = false;
    for (const code of carried) {
      if (!isCounted[code]) continue;
      own.add(code);
      counts = true;
    }
    if (!counts && carried.length > 0) themesOnly++;
  }
  return { codes: [...own].sort((a, b) => a - b), themesOnly };
}

function notCodedNote(scope: Scope, rows: readonly SaturationRow[]): string[] {
  const left = scope.transcripts.length - rows.length;
  return left > 0
    ? [
        l10n.t(
          'Left out: {0} without coding, or without a turn by a participant who is included.',
          counted.transcripts(left),
        ),
      ]
    : [];
}

function themesNote(segments: number): string[] {
  return segments > 0
    ? [
        l10n.t(
          'Not counted: {0} coded only with themes, which are not counted as codes here.',
          counted.segments(segments),
        ),
      ]
    : [];
}
