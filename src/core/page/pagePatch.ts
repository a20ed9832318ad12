import { sameJson } from '../records/sameJson';
import type { PageContent, PageSegment, PageTurn } from './pageModel';

/** What of a list is other than before: between what stays at its beginning and at its end. */
interface ListPatch<T> {
  readonly from: number;
  /** Index in the list before the change. */
  readonly end: number;
  readonly items: readonly T[];
}

/** What has to be said of a page that is known, so that it is another one. Small where little has changed. */
export interface PagePatch {
  /** In UTF-16 units of the text before it. */
  readonly text: { readonly start: number; readonly end: number; readonly inserted: string };
  readonly turns: ListPatch<PageTurn>;
  readonly segments: ListPatch<PageSegment>;
  readonly rest: Omit<PageContent, 'text' | 'turns' | 'segments'>;
}

/** How one page becomes another. */
export function patchOf(before: PageContent, after: PageContent): PagePatch {
  const text = textPatch(before.text, after.text);
  const by = after.text.length - before.text.length;
  const { text: _, turns, segments, ...rest } = after;
  return {
    text,
    turns: listPatch(before.turns, turns, moveTurn, by),
    segments: listPatch(before.segments, segments, moveSegment, by),
    rest,
  };
}

/** The page that a patch makes of the one that it was made for. */
export function patched(before: PageContent, { text, turns, segments, rest }: PagePatch): PageContent {
  const { start, end, inserted } = text;
  const by = inserted.length - (end - start);
  return {
    ...rest,
    text: before.text.slice(0, start) + inserted + before.text.slice(end),
    turns: patchedList(before.turns, turns, moveTurn, by),
    segments: patchedList(before.segments, segments, moveSegment, by),
  };
}

function textPatch(before: string, after: string): PagePatch['text'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [end, last] = [before.length, after.length];
  while (end > start && last > start && before.charCodeAt(end - 1) === after.charCodeAt(last - 1)) {
    end--;
    last--;
  }
  return { start, end, inserted: after.slice(start, last) };
}

/** What is after a change is the same when it is only further on. */
function listPatch<T>(
  before: readonly T[],
  after: readonly T[],
  move: (item: T, by: number) => T,
  by: number,
): ListPatch<T> {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && sameJson(before[from]!, after[from]!)) from++;
  let [end, last] = [before.length, after.length];
  while (end > from && last > from && sameJson(move(before[end - 1]!, by), after[last - 1]!)) {
    end--;
    last--;
  }
  return { from, end, items: after.slice(from, last) };
}

function patchedList<T>(
  before: readonly T[],
  { from, end, items }: ListPatch<T>,
  move: (item: T, by: number) => T,
  by: number,
): T[] {
  return [...before.slice(0, from), ...items, ...before.slice(end).map(item => move(item, by))];
}

function moveTurn(turn: PageTurn, by: number): PageTurn {
  return by === 0
    ? turn
    : { ...turn, start: turn.start + by, headEnd: turn.headEnd + by, end: turn.end + by };
}

function moveSegment(segment: PageSegment, by: number): PageSegment {
  return by === 0 ? segment : { ...segment, start: segment.start + by, end: segment.end + by };
}
