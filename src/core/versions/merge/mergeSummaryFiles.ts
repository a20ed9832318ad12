import { byUnits } from '../../base/compare';
import type { SeenSegments, SummariesFile } from '../../summaries/summary';
import { mergeLists, restOf } from './mergeLists';
import { type RecordRules, mergeRecord } from './mergeRecord';
import { type Conflict, type Merged, inOrder } from './mergeRecords';

/** The segments that were there, and what their words were, are one fact. */
export const SEEN_FIELDS: readonly string[] = ['segments', 'words'];

/** What a summary says is for people to decide; when it was written, and of what, follows. */
const LISTS = {
  summaries: { units: { segments: SEEN_FIELDS }, settle },
} as const satisfies Readonly<Record<string, RecordRules>>;

/**
 * Merges two versions of a study's summaries. Different people's summaries of one cell are different records, and all stay.
 * @param base what both began with; undefined when they have nothing in common
 */
export function mergeSummaryFiles(
  base: SummariesFile | undefined,
  a: SummariesFile,
  b: SummariesFile,
): Merged<SummariesFile> {
  const rest = mergeRecord(base && restOf(base, LISTS), restOf(a, LISTS), restOf(b, LISTS), {});
  const lists = mergeLists(base, a, b, LISTS);
  return {
    value: { ...rest.value, ...lists.value } as unknown as SummariesFile,
    conflicts: inOrder<Conflict>([...rest.clashes, ...lists.conflicts]),
    notes: lists.notes,
  };
}

function settle(field: string, _: unknown, a: unknown, b: unknown): { value: unknown } | undefined {
  if (field === 'at') return { value: [a, b].sort(byTime)[1] };
  if (field !== 'segments') return undefined;
  return isSeen(a) && isSeen(b) ? { value: seenByBoth(a, b) } : undefined;
}

/** The later time is last; none comes first. */
function byTime(a: unknown, b: unknown): number {
  const [x, y] = [a, b].map(time => Date.parse(String(time)));
  return (
    (Number.isNaN(x!) ? -Infinity : x!) - (Number.isNaN(y!) ? -Infinity : y!) || byUnits(String(a), String(b))
  );
}

function isSeen(value: unknown): value is SeenSegments {
  return typeof value === 'object' && value !== null && Array.isArray((value as SeenSegments).segments);
}

/** Whatever only one of two writers has seen, or with other words, is marked as changed: somebody is to look at it. */
function seenByBoth(a: SeenSegments, b: SeenSegments): SeenSegments {
  const words = { ...a.words, ...b.words };
  const segments = a.segments.filter(id => {
    const [x, y] = [wordsOf(a, id), wordsOf(b, id)];
    return b.segments.includes(id) && (x === undefined || y === undefined || x === y);
  });
  const kept = segments.flatMap(id => (Object.hasOwn(words, id) ? [[id, words[id]!] as const] : []));
  const isWithout = a.words === undefined && b.words === undefined;
  return {
    segments: segments.sort(byUnits),
    ...(isWithout ? {} : { words: Object.fromEntries(kept.sort(([x], [y]) => byUnits(x, y))) }),
  };
}

function wordsOf({ words }: SeenSegments, id: string): string | undefined {
  return words && Object.hasOwn(words, id) ? words[id] : undefined;
}
