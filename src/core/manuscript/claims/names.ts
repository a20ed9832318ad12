/** A name as it was found in a text: UTF-16 units, half-open. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  /** What has this name. */
  readonly ids: readonly string[];
  /** How many words it has. */
  readonly words: number;
  /** Whether it is written with the capitals that the name has. */
  readonly isOwnCase: boolean;
}

interface Named {
  readonly key: string;
  readonly words: number;
  readonly ids: string[];
  /** Trimmed of what is around its words. */
  readonly written: Set<string>;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const APOSTROPHES = /[’‘ʼ´`′]/g;
const DOUBLE_QUOTES = /[“”„‟«»]/g;
/** A hyphen is as good as a space: `Part 1` is `part-1`. */
const SPACES = /[\s\u00ad\u2010-\u2015-]+/gu;

/**
 * Finds names in a text wherever their words follow each other, in any case; of two that begin at one word the longer one.
 * Forms of apostrophes, quotation marks, hyphens and accents make no difference.
 */
export class Names {
  /** First word → the names that begin with it, the longest first. */
  private readonly byFirst = new Map<string, Named[]>();

  constructor(names: readonly { readonly id: string; readonly name: string }[]) {
    const byKey = new Map<string, Named>();
    for (const { id, name } of names) {
      const words = wordsOf(name);
      if (words.length === 0) continue;
      const key = keyOf(name, words);
      const known = byKey.get(key);
      const one = known ?? { key, words: words.length, ids: [], written: new Set<string>() };
      if (!one.ids.includes(id)) one.ids.push(id);
      one.written.add(plain(name.slice(words[0]!.start, words.at(-1)!.end)));
      if (known) continue;
      byKey.set(key, one);
      const first = words[0]!.key;
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), one]);
    }
    for (const some of this.byFirst.values()) some.sort((a, b) => b.words - a.words);
  }

  /** All in a text, none within another, ascending. */
  in(text: string): readonly NameHit[] {
    const words = wordsOf(text);
    const found: NameHit[] = [];
    for (let at = 0; at < words.length; at++) {
      const named = this.byFirst
        .get(words[at]!.key)
        ?.find(one => keyOf(text, words.slice(at, at + one.words)) === one.key);
      if (!named) continue;
      const { start } = words[at]!;
      const { end } = words[at + named.words - 1]!;
      const isOwnCase = named.written.has(plain(text.slice(start, end)));
      found.push({ start, end, ids: named.ids, words: named.words, isOwnCase });
      at += named.words - 1;
    }
    return found;
  }
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORDS)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    key: word.normalize('NFC').toLowerCase(),
  }));
}

/** Words with what is between them, in one form. */
function keyOf(text: string, words: readonly Word[]): string {
  return words
    .map(({ key }, i) => (i === 0 ? key : plain(text.slice(words[i - 1]!.end, words[i]!.start)) + key))
    .join('');
}

function plain(text: string): string {
  return text.normalize('NFC').replace(APOSTROPHES, "'").replace(DOUBLE_QUOTES, '"').replace(SPACES, ' ');
}
