import type { PersonalSpan } from './personalData';
import { ABBREVIATED, PARTICLES, TITLES } from './titles';

/** A word, with what may join its parts. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
/** What stands between two words of which the second begins a sentence, or may begin one. */
const BREAK = /[.!?…:;\n"“”„«»()[\]–—*#>→•·|/=]/u;
/** Between two words of one name. */
const JOINT = /^(?: |-|\. ?)$/u;
interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly isCapital: boolean;
  /** A sentence may begin with it, so that its capital says nothing. */
  readonly isFirst: boolean;
}

/** How words are written in some texts, by which names are told from words that begin a sentence. */
export class NameFinder {
  /** Words by how often they are written small, and with a capital in the middle of a sentence. */
  private readonly small = new Map<string, number>();
  private readonly capital = new Map<string, number>();
  private readonly known: ReadonlySet<string>;

  /** @param known names, which count where a sentence begins, too, unless they are also common words
   * @param notNames small, such as names of months */
  constructor(
    texts: Iterable<string>,
    known: Iterable<string> = [],
    private readonly notNames: ReadonlySet<string> = new Set(),
  ) {
    this.known = new Set([...known].flatMap(name => wordsOf(name).map(({ key }) => key)));
    for (const text of texts) {
      for (const { key, isCapital, isFirst } of wordsOf(text)) {
        if (!isCapital) this.small.set(key, (this.small.get(key) ?? 0) + 1);
        else if (!isFirst) this.capital.set(key, (this.capital.get(key) ?? 0) + 1);
      }
    }
  }

  /** What may be names: words with a capital that are seldom written without, in the middle of a sentence or after a title. */
  find(text: string): PersonalSpan[] {
    const words = wordsOf(text);
    const found: PersonalSpan[] = [];
    for (let i = 0; i < words.length; i++) {
      if (!this.isName(words, i)) continue;
      const last = this.lastOf(text, words, i);
      found.push({ kind: 'name', start: words[i]!.start, end: words[last]!.end });
      i = last;
    }
    return found;
  }

  private isName(words: readonly Word[], i: number): boolean {
    const { key, isCapital } = words[i]!;
    if (!isCapital || this.notNames.has(key)) return false;
    const small = this.small.get(key) ?? 0;
    const capital = this.capital.get(key) ?? 0;
    if (this.known.has(key) && (small === 0 || capital > 0)) return true;
    if (key.length > 1 && TITLES.has(words[i - 1]?.key ?? '') && !words[i]!.isFirst) return true;
    return key.length > 1 && !TITLES.has(key) && capital > small;
  }

  /** The last word of the name that begins with one: names follow each other, also with particles between them. */
  private lastOf(text: string, words: readonly Word[], first: number): number {
    let last = first;
    for (let i = first + 1; i < words.length; i++) {
      if (!JOINT.test(text.slice(words[i - 1]!.end, words[i]!.start))) break;
      if (this.isName(words, i)) last = i;
      else if (words[i]!.isCapital || !PARTICLES.has(words[i]!.key) || i - last > 2) break;
    }
    return last;
  }
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    const word = withoutGenitive(match[0]);
    const start = match.index;
    const isFirst = start === 0 || before === 0 || breaks(text.slice(before, start), words.at(-1));
    words.push({
      start,
      end: start + word.length,
      key: word.toLowerCase(),
      isCapital: /^\p{Lu}/u.test(word) && !/^I(?:['’]\p{L}+)?$/u.test(word),
      isFirst,
    });
    before = start + match[0].length;
  }
  return words;
}

/** Whether a sentence may begin after what stands between two words: the full stop after “Dr” ends none. */
function breaks(between: string, before: Word | undefined): boolean {
  if (/^\. ?$/u.test(between) && before && ABBREVIATED.includes(before.key)) return false;
  return BREAK.test(between);
}

/** “Anna’s” is Anna. */
function withoutGenitive(word: string): string {
  return word.replace(/['’]s$/iu, '');
}
