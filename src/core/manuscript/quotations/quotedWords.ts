import { WordScanner } from '../../matching/wordScanner';
import { WordIndex } from '../../text/words';
import { plainLetters } from '../../text/searchWords';

/** A stretch of a paper’s paragraph: UTF-16 units of its text, half-open. */
export interface Stretch {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** What a writer has put between two words: left out, or put in for what was said. */
export type Gap = 'omission' | 'insertion';

/** A word of a quotation. */
export interface QuotedWord extends Stretch {
  /** As it is looked up, see {@link wordKey}. */
  readonly key: string;
  /** As it is written, in one Unicode form. */
  readonly written: string;
  readonly gapBefore?: Gap | undefined;
}

/** The words of a quotation, and how many there are as a reader counts them. */
export interface QuotedWords {
  readonly words: readonly QuotedWord[];
  readonly count: number;
}

/** Words in round brackets that are rather a transcriber’s or writer’s note. */
const MAX_NOTE_WORDS = 4;
const ELLIPSIS = /[([{]?\s*(?:…|\.\s?\.\s?\.\s?\.?)\s*[)\]}]?/;
const GAP = new RegExp(`\\[[^\\[\\]]*\\]|${ELLIPSIS.source}|\\([^()]*\\)`, 'gu');
const BOUND_LETTERS = /[\p{L}\p{M}\p{N}’']+$/u;
const NEXT_LETTERS = /^[\p{L}\p{M}\p{N}’']+/u;

/** The words between the marks of a quotation. @param textOf the text of a paragraph */
export function quotedWords(
  stretches: readonly Stretch[],
  textOf: (paragraph: number) => string,
): QuotedWords {
  const words: QuotedWord[] = [];
  let count = 0;
  let gap: Gap | undefined;
  for (const { paragraph, start, end } of stretches) {
    const text = textOf(paragraph);
    const add = (from: number, to: number) => {
      count += new WordIndex(text.slice(from, to)).count;
      const scanner = new WordScanner(text, from, to);
      while (scanner.next()) {
        const word = text.slice(scanner.start, scanner.end);
        const place = { paragraph, start: scanner.start, end: scanner.end };
        words.push({
          ...place,
          key: wordKey(word),
          written: written(word),
          ...(gap ? { gapBefore: gap } : {}),
        });
        gap = undefined;
      }
    };
    let at = start;
    for (const { from, to, kind } of gapsIn(text, start, end)) {
      add(at, from);
      gap = gap === 'omission' ? gap : kind;
      at = to;
    }
    add(at, end);
  }
  return { words: words.map((word, i) => (i === 0 ? withoutGap(word) : word)), count };
}

/** The same word as the first of a quotation, before which nothing can be left out. */
export function withoutGap({ gapBefore: _, ...word }: QuotedWord): QuotedWord {
  return word;
}

function* gapsIn(
  text: string,
  start: number,
  end: number,
): Iterable<{ readonly from: number; readonly to: number; readonly kind: Gap }> {
  const quoted = text.slice(start, end);
  let last = 0;
  for (const { 0: all, index } of quoted.matchAll(GAP)) {
    const between = quoted.slice(last, index);
    last = index + all.length;
    const isRound = all.startsWith('(');
    const isOmission = ELLIPSIS.test(all);
    if (isRound && !isOmission && new WordIndex(all).count > MAX_NOTE_WORDS) continue;
    if (isOmission) {
      yield { from: start + index, to: start + index + all.length, kind: 'omission' };
      continue;
    }
    // a word of which brackets are a part: [T]he, train[ing]
    const before = isRound ? 0 : (BOUND_LETTERS.exec(between)?.[0].length ?? 0);
    const after = isRound ? 0 : (NEXT_LETTERS.exec(quoted.slice(last))?.[0].length ?? 0);
    yield { from: start + index - before, to: start + last + after, kind: 'insertion' };
  }
}

/** The form in which words are looked up: neither case, accents nor the form of an apostrophe matter. */
export function wordKey(word: string): string {
  return plainLetters(written(word));
}

/** A word in one Unicode form, without what is not seen. */
export function written(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f]/g, '')
    .replace(/[’ʼ]/g, "'");
}
