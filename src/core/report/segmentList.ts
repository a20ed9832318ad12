import { byName, byUnits, compareWords } from '../base/compare';
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

/** A list of segments, sorted and filtered. What it is sorted by and what is looked for in it is prepared once. */
export class SegmentList<T extends ListedSegment> {
  private readonly searched: string[] = [];
  private readonly folded = new Map<string, string>();
  private readonly orders = new Map<SegmentOrder, readonly number[]>();

  /** @param items by transcript and place */
  constructor(readonly items: readonly T[]) {}

  /** Indexes of the items that are shown, in their order. Those that nothing tells apart stay by transcript and place. */
  arranged({ order, choice, filter }: Arrangement): readonly number[] {
    const wanted = searchWords(filter).map(word => ` ${word}`);
    const isShown = (i: number) =>
      isChosen(this.items[i]!, choice) && (wanted.length === 0 || hasAll(this.searchedIn(i), wanted));
    if (order === 'left' || order === 'right')
      return this.byWords(
        this.items.flatMap((_, i) => (isShown(i) ? [i] : [])),
        order,
      );
    const all = this.inOrder(order);
    return choice === 'all' && wanted.length === 0 ? all : all.filter(isShown);
  }

  private inOrder(order: Exclude<SegmentOrder, 'left' | 'right'>): readonly number[] {
    let indexes = this.orders.get(order);
    if (!indexes) this.orders.set(order, (indexes = sortedIndexes(RANKS[order](this.items))));
    return indexes;
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
    return (this.searched[i] ??= this.prepared(this.items[i]!));
  }

  private prepared({ words, transcript, speaker = '', coder = '', codes, values, memo = '' }: T): string {
    const names = [transcript, speaker, coder, ...codes, ...(values ?? [])].map(name =>
      this.foldedName(name),
    );
    return ` ${[...names, ...searchWords(words), ...searchWords(memo)].join(' ')}`;
  }

  /** Of a name that many segments have. */
  private foldedName(name: string): string {
    let folded = this.folded.get(name);
    if (folded === undefined) this.folded.set(name, (folded = searchWords(name).join(' ')));
    return folded;
  }
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

/** Numbers to sort the items by: to compare names takes a hundred times as long. What one lacks comes last. */
type Ranks = (items: readonly ListedSegment[]) => readonly number[];

const RANKS: Readonly<Record<Exclude<SegmentOrder, 'left' | 'right'>, Ranks>> = {
  text: items => items.map(() => 0),
  code: items => listRanks(items.map(({ codes }) => codes)),
  value: items => items.map(({ rank }) => (rank === undefined ? Infinity : -rank)),
  speaker: items => nameRanks(items.map(({ speaker }) => speaker)),
  coder: items => nameRanks(items.map(({ coder }) => coder)),
  newest: items => {
    const all = items.map(({ created }) => created);
    return ranksOf(all, (a, b) => byUnits(b, a));
  },
  longest: items => items.map(({ length }) => -length),
};

/** By rank, and where these are equal as they were. */
function sortedIndexes(ranks: readonly number[]): readonly number[] {
  const order = (a: number, b: number) => (ranks[a]! < ranks[b]! ? -1 : ranks[a]! > ranks[b]! ? 1 : a - b);
  return ranks.map((_, i) => i).sort(order);
}

function nameRanks(names: readonly (string | undefined)[]): readonly number[] {
  return ranksOf(names, byName);
}

/** The place of each among those that differ. */
function ranksOf(
  names: readonly (string | undefined)[],
  compare: (a: string, b: string) => number,
): readonly number[] {
  const sorted = [...new Set(names)].filter(name => name !== undefined).sort(compare);
  const places = new Map<string | undefined, number>(sorted.map((name, place) => [name, place]));
  return names.map(name => places.get(name) ?? Infinity);
}

/** The place of each list of names: by the first, then the second, a shorter one before a longer one. */
function listRanks(lists: readonly (readonly string[])[]): readonly number[] {
  const names = lists.flat();
  const rankOf = new Map(nameRanks(names).map((rank, i) => [names[i]!, rank]));
  const keys = lists.map(list => (list.length === 0 ? undefined : list.map(name => rankOf.get(name)!)));
  const byKey = new Map(keys.map(key => [JSON.stringify(key), key] as const));
  const sorted = [...byKey].flatMap(([key, ranks]) => (ranks ? [{ key, ranks }] : []));
  sorted.sort((a, b) => compareRanks(a.ranks, b.ranks));
  const places = new Map(sorted.map(({ key }, place) => [key, place]));
  return keys.map(key => (key ? places.get(JSON.stringify(key))! : Infinity));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = (a[i] ?? -1) - (b[i] ?? -1);
    if (order !== 0) return order;
  }
  return 0;
}
