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
  const speaker = speakerOf(at);
  const isHere = (part: Part, word: number) => isAt(part.ids, spoken, word) && speakerOf(word) === speaker;
  const before = chain(parts, anchor, -1, at, isHere);
  const after = before && chain(parts, anchor, 1, at, isHere);
  if (!after) return undefined;
  const starts = [...before.toReversed(), at, ...after];
  return parts.flatMap(({ ids }, p) => ids.map((_, i) => starts[p]! + i));
}

/**
 * Where the parts on one side of a part are, from the nearest on, each as near as the next ones allow; undefined where one of
 * them is not.
 */
function chain(
  parts: readonly Part[],
  from: number,
  step: 1 | -1,
  start: number,
  isHere: (part: Part, word: number) => boolean,
): number[] | undefined {
  const dead = new Set<string>();
  const extend = (p: number, at: number): number[] | undefined => {
    const next = parts[p + step];
    if (!next) return [];
    const nearest = step > 0 ? at + parts[p]!.ids.length : at - next.ids.length;
    const most = mostBetween(step > 0 ? next : parts[p]!);
    for (let i = 0; i <= most; i++) {
      const word = nearest + step * i;
      const key = `${p} ${word}`;
      if (dead.has(key) || !isHere(next, word)) continue;
      const rest = extend(p + step, word);
      if (rest) return [word, ...rest];
      dead.add(key);
    }
    return undefined;
  };
  return extend(from, start);
}

function mostBetween({ gapBefore }: Part): number {
  return gapBefore === 'insertion' ? MAX_REPLACED : MAX_OMITTED;
}

function isAt(ids: readonly number[], spoken: SpokenWords, at: number): boolean {
  if (at < 0 || at + ids.length > spoken.count) return false;
  return ids.every((id, i) => spoken.ids[at + i] === id);
}
