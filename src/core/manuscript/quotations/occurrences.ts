import type { QuotedWord } from './quotedWords';
import type { SpokenWords } from './spokenWords';

/** Words that a writer may leave out between two parts of a quotation, and that may stand for what is put in. */
export const MAX_OMITTED = 1000;
export const MAX_REPLACED = 8;

/** Words of a quotation that follow each other, from one omission or insertion to the next. */
export interface Part {
  /** Numbers of the words. */
  readonly ids: readonly number[];
  /** The number of its first word in the quotation. */
  readonly from: number;
  readonly gapBefore: QuotedWord['gapBefore'];
}

/** Where the words of a quotation are, by the numbers of the words in the transcript: one for each. */
export type Places = readonly number[];

/** A quotation’s words in parts. @param ids of the words */
export function partsOf(words: readonly QuotedWord[], ids: readonly number[]): Part[] {
  const parts: { ids: number[]; from: number; gapBefore: QuotedWord['gapBefore'] }[] = [];
  for (const [i, { gapBefore }] of words.entries()) {
    if (i === 0 || gapBefore) parts.push({ ids: [], from: i, gapBefore });
    parts.at(-1)!.ids.push(ids[i]!);
  }
  return parts;
}

/** The part that is looked for first: the longest. */
export function anchorOf(parts: readonly Part[]): number {
  let best = 0;
  for (const [i, { ids }] of parts.entries()) if (ids.length > parts[best]!.ids.length) best = i;
  return best;
}

/**
 * The places of a quotation whose longest part is at a word; undefined where the others are not before and after it, by the
 * same speaker.
 * @param speakerOf who says a word
 */
export function placesFrom(
  parts: readonly Part[],
  anchor: number,
  at: number,
  spoken: SpokenWords,
  speakerOf: (word: number) => unknown,
): Places | undefined {
  if (!isAt(parts[anchor]!.ids, spoken, at)) return undefined;
  const starts: number[] = [];
  starts[anchor] = at;
  const speaker = speakerOf(at);
  const isHere = (part: Part, word: number) => isAt(part.ids, spoken, word) && speakerOf(word) === speaker;
  for (let p = anchor + 1; p < parts.length; p++) {
    const from = starts[p - 1]! + parts[p - 1]!.ids.length;
    const to = Math.min(from + mostBetween(parts[p]!), spoken.count - 1);
    let word = from;
    while (word <= to && !isHere(parts[p]!, word)) word++;
    if (word > to) return undefined;
    starts[p] = word;
  }
  for (let p = anchor - 1; p >= 0; p--) {
    const from = starts[p + 1]! - parts[p]!.ids.length;
    const to = Math.max(from - mostBetween(parts[p + 1]!), 0);
    let word = from;
    while (word >= to && !isHere(parts[p]!, word)) word--;
    if (word < to) return undefined;
    starts[p] = word;
  }
  return parts.flatMap(({ ids }, p) => ids.map((_, i) => starts[p]! + i));
}

function mostBetween({ gapBefore }: Part): number {
  return gapBefore === 'insertion' ? MAX_REPLACED : MAX_OMITTED;
}

function isAt(ids: readonly number[], spoken: SpokenWords, at: number): boolean {
  if (at < 0 || at + ids.length > spoken.count) return false;
  return ids.every((id, i) => spoken.ids[at + i] === id);
}
