import * as l10n from '@vscode/l10n';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { CodeRows } from '../../corpus/codeRows';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import { PairSweep } from './pairSweep';
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
  readonly counts: PairSweep;
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
  const { codebook } = corpus;
  const codes = new CodeRows(codebook, scope.codes);
  const pairs = codes.ids.map(id => isAtLevel(corpus, scope, id, options.level));
  const sweep = new PairSweep(codes);
  for (const [i, transcript] of scope.transcripts.entries()) {
    for (const stretches of stretchesOf(transcript, options)) {
      sweep.add(
        stretches,
        stretches.segments.map(({ placed }) =>
          codes.rolledUp(placed.segment.codes).filter(row => pairs[row]),
        ),
      );
    }
    yield (i + 1) / scope.transcripts.length;
  }
  const facts = scopeFacts(corpus, scope);
  const least = leastListed(sweep.table);
  const rows = sortedRows(corpus, sweep, least);
  const notes = [...facts.notes, ...aloneNote(sweep), ...unlistedNote(sweep.table.size - rows.length, least)];
  return { scope: { ...facts, ...options, notes }, rows, counts: sweep };
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

function sortedRows({ codebook }: Corpus, { table, segments, codes }: PairSweep, least: number): PairRow[] {
  const { ids } = codes;
  const jaccard = (i: number) => {
    const [a, b, both] = [table.first[i]!, table.second[i]!, table.both[i]!];
    const together = table.firstTogether[i]! + table.secondTogether[i]! - both;
    return together / (segments[a]! + segments[b]! - both);
  };
  const names = ids.map(id => codebook.get(id)!.name);
  const paths = ids.map(id => codebook.path(id));
  return Array.from({ length: table.size }, (_, i) => i)
    .filter(i => table.pairs[i]! >= least)
    .sort(
      (i, j) =>
        table.pairs[j]! - table.pairs[i]! ||
        jaccard(j) - jaccard(i) ||
        table.first[i]! - table.first[j]! ||
        table.second[i]! - table.second[j]!,
    )
    .map((i): PairRow => {
      const [a, b] = [table.first[i]!, table.second[i]!];
      return {
        code: ids[a]!,
        name: names[a]!,
        path: paths[a]!,
        with: ids[b]!,
        withName: names[b]!,
        withPath: paths[b]!,
        pairs: table.pairs[i]!,
        segments: segments[a]!,
        withSegments: segments[b]!,
        together: table.firstTogether[i]!,
        withTogether: table.secondTogether[i]!,
        both: table.both[i]!,
        jaccard: jaccard(i),
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

function aloneNote(sweep: PairSweep): string[] {
  const occurring = sweep.segments.reduce((sum, number) => sum + (number > 0 ? 1 : 0), 0);
  const alone = occurring - sweep.codesInPairs().length;
  return alone > 0
    ? [
        alone === 1
          ? l10n.t('One theme or code that occurs here does not occur together with any other.')
          : l10n.t('{0} themes and codes that occur here do not occur together with any other.', alone),
      ]
    : [];
}
