import { byName, compareWords } from '../base/compare';
import { searchWords } from '../text/searchWords';

/** A passage in a list, with what it can be found and sorted by. */
export interface ListedSegment {
  /** Its words; made when they are first asked for. */
  readonly words: string;
  /** Path. */
  readonly transcript: string;
  readonly speaker: string | undefined;
  /** As people call the coder; undefined for words that no segment covers. */
  readonly coder: string | undefined;
  /** Names of its codes, in the order of the codebook. */
  readonly codes: readonly string[];
  /** The values of its codes on their scales, in the same order; empty where one has none. */
  readonly values?: readonly string[] | undefined;
  /** Where the first of these is on its scale, to sort by; undefined without a value. */
  readonly rank?: number | undefined;
  readonly memo: string | undefined;
  readonly isKey: boolean;
  /** Of whoever codes here. */
  readonly isOwn: boolean;
  /** ISO 8601 in UTC. */
  readonly created: string | undefined;
  /** UTF-16 units. */
  readonly length: number;
  /** Of a hit, gives the words around it, the nearest first. */
  readonly around?: Readonly<Record<'left' | 'right', () => readonly string[]>> | undefined;
}

export const SEGMENT_ORDERS = [
  'text',
  'left',
  'right',
  'code',
  'value',
  'speaker',
  'coder',
  'newest',
  'longest',
] as const;
/** What a list is sorted by: the order of the transcripts and of the text, or one of these first; *left* and *right* are for hits. */
export type SegmentOrder = (typeof SEGMENT_ORDERS)[number];

export const SEGMENT_CHOICES = ['all', 'key', 'memo', 'own', 'uncoded'] as const;
/** Which of a list's segments are shown. */
export type SegmentChoice = (typeof SEGMENT_CHOICES)[number];

export interface Arrangement {
  readonly order: SegmentOrder;
  readonly choice: SegmentChoice;
  /** Beginnings of words, all of which a segment has in its words, codes, values, speaker, coder, transcript or memo. */
  readonly filter: string;
}

/** A list of segments, sorted and filtered. What is looked for in it is prepared once. */
export class SegmentList<T extends ListedSegment> {
  private readonly searched: string[] = [];

  /** @param items by transcript and place */
  constructor(readonly items: readonly T[]) {}

  /** Indexes of the items that are shown, in their order. Those that nothing tells apart stay by transcript and place. */
  arranged({ order, choice, filter }: Arrangement): readonly number[] {
    const wanted = searchWords(filter).map(word => ` ${word}`);
    const isShown = (item: T, i: number) =>
      isChosen(item, choice) && (wanted.length === 0 || hasAll(this.searchedIn(i), wanted));
    const shown = this.items.flatMap((item, i) => (isShown(item, i) ? [i] : []));
    if (order === 'left' || order === 'right') return this.byWords(shown, order);
    const compare = COMPARE[order];
    return compare ? shown.sort((a, b) => compare(this.items[a]!, this.items[b]!)) : shown;
  }

  /** In the order of the text the words around hits are found quickest. */
  private byWords(shown: readonly number[], side: 'left' | 'right'): readonly number[] {
    const words = shown.map(i => this.items[i]!.around?.[side]() ?? []);
    return shown
      .map((item, at) => ({ item, at }))
      .sort((a, b) => compareWords(words[a.at]!, words[b.at]!) || a.at - b.at)
      .map(({ item }) => item);
  }

  private searchedIn(i: number): string {
    return (this.searched[i] ??= prepared(this.items[i]!));
  }
}

function prepared(item: ListedSegment): string {
  const { words, transcript, speaker = '', coder = '', codes, values, memo = '' } = item;
  const all = [words, transcript, speaker, coder, ...codes, ...(values ?? []), memo];
  return ` ${all.flatMap(searchWords).join(' ')}`;
}

function hasAll(text: string, wanted: readonly string[]): boolean {
  return wanted.every(word => text.includes(word));
}

function isChosen({ isKey, memo, isOwn, codes }: ListedSegment, choice: SegmentChoice): boolean {
  switch (choice) {
    case 'all':
      return true;
    case 'key':
      return isKey;
    case 'memo':
      return memo !== undefined;
    case 'own':
      return isOwn;
    case 'uncoded':
      return codes.length === 0;
  }
}

type Compare = (a: ListedSegment, b: ListedSegment) => number;

const COMPARE: Readonly<Record<Exclude<SegmentOrder, 'left' | 'right'>, Compare | undefined>> = {
  text: undefined,
  code: (a, b) => byNames(a.codes, b.codes),
  value: (a, b) => lastWithout(a.rank, b.rank, (one, other) => other - one),
  speaker: (a, b) => lastWithout(a.speaker, b.speaker, byName),
  coder: (a, b) => lastWithout(a.coder, b.coder, byName),
  newest: (a, b) =>
    lastWithout(a.created, b.created, (one, other) => (one < other ? 1 : one > other ? -1 : 0)),
  longest: (a, b) => b.length - a.length,
};

function byNames(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = i === 0 ? lastWithout(a[i], b[i], byName) : byName(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** What one lacks comes after what has it. */
function lastWithout<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(a, b);
}
