import * as l10n from '@vscode/l10n';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { CodeRows } from '../../corpus/codeRows';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment, ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import { sumOfParts } from '../kit/knownParts';
import { PairSums } from './pairSums';
import { type PairPart, PairSweep } from './pairSweep';
import type { PairTable } from './pairTable';
import { type Rule, stretchesOf } from './together';

/** Which codes pair: all; only those without codes below; only those at the top of the scope. */
export type PairLevel = 'all' | 'codes' | 'themes';

export interface CooccurrenceOptions extends Rule {
  readonly level: PairLevel;
}

export interface CooccurrenceTable {
  readonly scope: ScopeFacts & CooccurrenceOptions;
  /** Most pairs first, then the highest Jaccard, then in the order of the codebook. */
  readonly rows: readonly PairRow[];
  /** All counts, listed in rows or not. */
  readonly counts: PairSums;
}

/** Two codes that occur together at least once, in the order of the codebook. */
export interface PairRow {
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly with: string;
  readonly withName: string;
  readonly withPath: readonly string[];
  /**
   * Pairs of one segment with the code and one segment with the other that occur together. A segment that carries both
   * is such a pair by itself.
   */
  readonly pairs: number;
  /** Segments with the code, and segments with the other. */
  readonly segments: number;
  readonly withSegments: number;
  /** Of the segments with the code, those that occur together with the other; and the other way round. */
  readonly together: number;
  readonly withTogether: number;
  /** Segments that carry both. */
  readonly both: number;
  /**
   * Of the segments with either code, the share that occurs together with the other one; a segment with both counts
   * once. Where codes meet on the same segments only, this is Jaccard's coefficient of the two sets of segments
   * (Jaccard 1901), and the c-coefficient of ATLAS.ti, n12 / (n1 + n2 − n12). Unlike that one it is never above 1.
   */
  readonly jaccard: number;
}

/**
 * Counts which codes occur together. A theme occurs where it or a code below it does; it is no pair with those. Codes
 * that were merged count for what they became.
 */
export function* cooccurrence(
  corpus: Corpus,
  scope: Scope,
  options: CooccurrenceOptions,
): Steps<CooccurrenceTable> {
  const { within, distance, between, level } = options;
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const way = ['pairs', within, within === 'words' ? distance : 0, between, level];
  const sums = yield* sumOfParts(
    scope,
    way,
    partOf(corpus, scope, options),
    () => new PairSums(codes),
    sum => sum.copied(),
  );
  const facts = scopeFacts(corpus, scope);
  const least = leastListed(sums.table);
  const rows = sortedRows(corpus, sums, least);
  const notes = [...facts.notes, ...aloneNote(sums), ...unlistedNote(sums.table.size - rows.length, least)];
  return { scope: { ...facts, ...options, notes }, rows, counts: sums };
}

/** Counts the pairs of a transcript. */
function partOf(
  corpus: Corpus,
  scope: Scope,
  options: CooccurrenceOptions,
): (scoped: ScopedTranscript) => PairPart {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const pairs = codes.ids.map(id => isAtLevel(corpus, scope, id, options.level));
  const sweep = new PairSweep(codes);
  const known = new Map<string, readonly number[]>();
  const codesOf = ({ placed: { segment } }: ScopedSegment): readonly number[] => {
    const key = segment.codes.length === 1 ? segment.codes[0]! : segment.codes.join('\n');
    let rows = known.get(key);
    if (!rows) known.set(key, (rows = codes.rolledUp(segment.codes).filter(row => pairs[row])));
    return rows;
  };
  return scoped => {
    for (const stretches of stretchesOf(scoped, options)) {
      sweep.add(stretches, stretches.segments.map(codesOf));
    }
    return sweep.take();
  };
}

/** More rows than anyone reads would only take memory. */
const MAX_ROWS = 100_000;

/** The smallest number of pairs with which not too many rows are listed. */
function leastListed({ pairs, size }: PairTable): number {
  if (size <= MAX_ROWS) return 1;
  const counts = pairs.slice(0, size).sort();
  const first = counts.findIndex((count, i) => i >= size - MAX_ROWS && count > counts[i - 1]!);
  return counts[first] ?? counts[size - 1]! + 1;
}

function isAtLevel({ codebook }: Corpus, { codes }: Scope, id: string, level: PairLevel): boolean {
  if (level === 'all') return true;
  return level === 'codes' ? !codebook.isTheme(id) : codes.level(id) === 0;
}

function sortedRows({ codebook }: Corpus, { table, segments, codes }: PairSums, least: number): PairRow[] {
  const { ids } = codes;
  const { first, second, pairs, both, firstTogether, secondTogether, size } = table;
  const jaccard = new Float64Array(size);
  const listed: number[] = [];
  for (let i = 0; i < size; i++) {
    if (pairs[i]! < least) continue;
    listed.push(i);
    const together = firstTogether[i]! + secondTogether[i]! - both[i]!;
    jaccard[i] = together / (segments[first[i]!]! + segments[second[i]!]! - both[i]!);
  }
  const names = ids.map(id => codebook.get(id)!.name);
  const paths = ids.map(id => codebook.path(id));
  return listed
    .sort(
      (i, j) =>
        pairs[j]! - pairs[i]! ||
        jaccard[j]! - jaccard[i]! ||
        first[i]! - first[j]! ||
        second[i]! - second[j]!,
    )
    .map((i): PairRow => {
      const a = first[i]!;
      const b = second[i]!;
      return {
        code: ids[a]!,
        name: names[a]!,
        path: paths[a]!,
        with: ids[b]!,
        withName: names[b]!,
        withPath: paths[b]!,
        pairs: pairs[i]!,
        segments: segments[a]!,
        withSegments: segments[b]!,
        together: firstTogether[i]!,
        withTogether: secondTogether[i]!,
        both: both[i]!,
        jaccard: jaccard[i]!,
      };
    });
}

function unlistedNote(unlisted: number, least: number): string[] {
  return unlisted > 0
    ? [
        l10n.t(
          'Not listed: {0} of codes, each with fewer than {1} of segments.',
          counted.morePairs(unlisted),
          counted.pairs(least),
        ),
      ]
    : [];
}

function aloneNote(sums: PairSums): string[] {
  const occurring = sums.segments.reduce((sum, number) => sum + (number > 0 ? 1 : 0), 0);
  const alone = occurring - sums.codesInPairs().length;
  return alone > 0
    ? [
        alone === 1
          ? l10n.t('One theme or code that occurs here does not occur together with any other.')
          : l10n.t('{0} themes and codes that occur here do not occur together with any other.', alone),
      ]
    : [];
}
