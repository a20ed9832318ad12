import type { ScaleValue } from '../../codebook/code';
import * as l10n from '@vscode/l10n';
import { afresh } from '../../base/afresh';
import type { Steps } from '../../base/steps';
import { coderName } from '../../corpus/coders';
import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { enumerate } from '../../base/phrases';
import { knownPacked } from '../kit/knownParts';
import { Quoter } from '../kit/quoter';
import {
  COMPARED_KINDS,
  type Compared,
  type ComparedKind,
  codesOf,
  extentOf,
} from '../../coders/comparison/compared';
import {
  type ComparedCorpus,
  type ComparedTranscript,
  type Pair,
  compareScoped,
  compareTranscripts,
} from '../../coders/comparison/compareTranscripts';
import { packed, unpacked } from '../../coders/comparison/packedComparison';
import type { PlacedCoding } from '../../coders/comparison/placedCoding';

export interface ComparisonOptions {
  readonly by: 'transcript' | 'code' | 'kind';
  readonly show: 'differences' | 'all' | 'counts';
  /** Longest quote, in words; 0 for whole ones. */
  readonly longest: number;
}

export interface ComparisonTable {
  readonly scope: ComparisonScope;
  /** Of all rows of the comparison, shown or not. */
  readonly counts: KindCounts;
  /** All rows, in the order in which they are shown. */
  readonly compared: readonly TranscriptCompared[];
  /**
   * Those that are shown one by one, with their words; none when only counts are shown. By transcript they are made anew
   * each time: all words of a large study are not kept.
   */
  readonly shown: Iterable<ComparisonRow>;
  /** Number of transcripts that the two have not both marked as complete. */
  readonly unfinished: number;
}

/** A row of the comparison, with its transcript's path. */
export interface TranscriptCompared extends Compared {
  readonly transcript: string;
}

export interface ComparisonScope extends ScopeFacts, ComparisonOptions {
  /** Ids and names of the two coders. */
  readonly a: string;
  readonly b: string;
  readonly nameA: string;
  readonly nameB: string;
  /** Number of transcripts that both have coded. */
  readonly comparedTranscripts: number;
}

/** How many rows there are of each kind. */
export type KindCounts = Readonly<Record<ComparedKind, number>>;

/** What belongs together, or what only one coder has; see {@link Compared}. */
export interface ComparisonRow {
  /** Path. */
  readonly transcript: string;
  readonly kind: ComparedKind;
  /** The line in which it begins; the first is 1. */
  readonly line: number;
  readonly a: readonly CodingFacts[];
  readonly b: readonly CodingFacts[];
  /** Null for what only one coder has. */
  readonly iou: number | null;
  /** In UTF-16 units: how much later B's coding begins and ends; null unless each has one. */
  readonly startDelta: number | null;
  readonly endDelta: number | null;
  /** From the first to the last unit, UTF-16 units over the LF text, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface CodingFacts {
  /** Id of the segment. */
  readonly segment: string;
  /** Id of the code, and its name; of an unknown code its id. */
  readonly code: string;
  readonly name: string;
  /** On the code’s scale. */
  readonly value?: ScaleValue;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A comparison, by transcript and place. Words are taken out of transcripts only for rows that are shown. */
export function* comparisonTable(
  corpus: Corpus,
  scope: Scope,
  pair: Pair,
  options: ComparisonOptions,
): Steps<ComparisonTable> {
  const parts = knownPacked(scope.codes, ['compared', pair.a, pair.b], compareScoped(corpus, scope, pair), {
    pack: packed,
    unpack: unpacked,
  });
  const found = yield* compareTranscripts(scope, pair, scoped => parts.of(scoped));
  const all = found.transcripts.flatMap(({ transcript: { path }, comparison }) =>
    comparison.rows.map((row): TranscriptCompared => inTranscript(row, path)),
  );
  const rows = sorted(corpus, all, options.by);
  const facts = scopeFacts(corpus, scope);
  const names = { nameA: coderName(corpus, pair.a), nameB: coderName(corpus, pair.b) };
  return {
    scope: {
      ...facts,
      notes: [...facts.notes, ...notesOf(found, names.nameA, names.nameB)],
      ...options,
      ...pair,
      ...names,
      comparedTranscripts: found.transcripts.length,
    },
    counts: countKinds(rows),
    compared: rows,
    unfinished: found.unfinished.length,
    shown: shown(corpus, found.transcripts, all, rows, options),
  };
}

/** Spelled out, as taking over whatever fields there are takes several times as long. */
function inTranscript(
  { kind, a, b, iou, startDelta, endDelta, isElsewhere }: Compared,
  transcript: string,
): TranscriptCompared {
  const row = { kind, a, b, iou, startDelta, endDelta, transcript };
  return isElsewhere ? { ...row, isElsewhere } : row;
}

export function countKinds(rows: readonly Pick<Compared, 'kind'>[]): KindCounts {
  const counts = Object.fromEntries(COMPARED_KINDS.map(kind => [kind, 0])) as Record<ComparedKind, number>;
  for (const { kind } of rows) counts[kind]++;
  return counts;
}

/** @param all by transcript @param rows the same as they are shown */
function shown(
  corpus: Corpus,
  transcripts: readonly ComparedTranscript[],
  all: readonly TranscriptCompared[],
  rows: readonly TranscriptCompared[],
  { by, show, longest }: ComparisonOptions,
): Iterable<ComparisonRow> {
  if (show === 'counts') return [];
  const isShown = ({ kind }: Compared) => show === 'all' || kind !== 'matched';
  const listed = all.filter(isShown);
  const byPath = new Map(transcripts.map(({ transcript }) => [transcript.path, transcript]));
  const described = afresh(function* () {
    let path: string | undefined;
    let describe: ((row: Compared) => ComparisonRow) | undefined;
    for (const row of listed) {
      if (row.transcript !== path) describe = describer(corpus, byPath.get(row.transcript)!, longest);
      path = row.transcript;
      yield describe!(row);
    }
  });
  if (by === 'transcript') return described;
  // in another order the words of each transcript would be asked for again and again
  const words = [...described];
  const at = new Map(listed.map((row, i) => [row, i]));
  return rows.filter(isShown).map(row => words[at.get(row)!]!);
}

/** Tells of a transcript's rows what is shown of them. Each coding is quoted once: it may be in many splits. */
function describer(
  { codebook }: Corpus,
  transcript: CodedTranscript,
  longest: number,
): (row: Compared) => ComparisonRow {
  const quoter = new Quoter(transcript);
  const known = new Map<PlacedCoding, CodingFacts>();
  const factsOf = (coding: PlacedCoding): CodingFacts => {
    const before = known.get(coding);
    if (before) return before;
    const { segment, code, start, end, value } = coding;
    const name = codebook.get(code)?.name ?? code;
    const valued = value === undefined ? {} : { value };
    const facts = {
      segment,
      code,
      name,
      ...valued,
      start,
      end,
      quote: quoter.quote({ start, end }, longest),
    };
    known.set(coding, facts);
    return facts;
  };
  return row => {
    const extent = extentOf(row);
    const isOne = row.kind === 'onlyA' || row.kind === 'onlyB';
    return {
      transcript: transcript.path,
      kind: row.kind,
      line: quoter.line(extent.start),
      a: row.a.map(factsOf),
      b: row.b.map(factsOf),
      iou: isOne ? null : row.iou,
      startDelta: row.startDelta,
      endDelta: row.endDelta,
      ...extent,
    };
  };
}

/** The rows by what they are grouped by; within that as they are. */
function sorted(
  { codebook }: Corpus,
  rows: readonly TranscriptCompared[],
  by: ComparisonOptions['by'],
): readonly TranscriptCompared[] {
  if (by === 'transcript') return rows;
  const orders = new Map(codebook.inOrder().map(({ id }, i) => [id, i]));
  const order = (row: Compared) =>
    by === 'kind' ? COMPARED_KINDS.indexOf(row.kind) : (orders.get(codesOf(row)[0]!) ?? Infinity);
  // unknown codes come last, and stay as they are
  return [...rows].sort((x, y) => (order(x) === order(y) ? 0 : order(x) - order(y)));
}

function notesOf(
  { transcripts, onlyA, onlyB, unfinished }: ComparedCorpus,
  nameA: string,
  nameB: string,
): string[] {
  const left = (paths: readonly string[], name: string) =>
    paths.length === 0
      ? []
      : [l10n.t('Not compared, because only {0} has coded there: {1}.', name, enumerate(paths))];
  const entangled = transcripts.filter(({ comparison }) => !comparison.isExact);
  return [
    ...left(onlyA, nameA),
    ...left(onlyB, nameB),
    ...(unfinished.length > 0
      ? [
          l10n.t(
            'Not marked as complete by both coders, so what only one of them has coded may be something that the other has not reached yet: {0}.',
            enumerate(unfinished),
          ),
        ]
      : []),
    ...(entangled.length > 0
      ? [
          l10n.t(
            'So many segments overlap each other that they were paired one by one, best first, which may not be the best pairing overall: {0}.',
            enumerate(entangled.map(({ transcript }) => transcript.path)),
          ),
        ]
      : []),
  ];
}
