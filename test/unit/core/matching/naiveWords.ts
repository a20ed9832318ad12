// Words and phrases by regular expressions and plain comparison of strings: slow, without a line of the program.

export interface NaiveWord {
  readonly start: number;
  readonly end: number;
}

const SINGLES = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー`;
const SILENT = String.raw`\u00ad\u200c\u200d\u2060\ufe00-\ufe0f\u0300-\u036f`;
const LETTER = String.raw`(?:(?![${SINGLES}${SILENT}ʼ])[\p{L}\p{N}\p{M}])`;
const WORD = new RegExp(
  String.raw`(?![${SILENT}])[${SINGLES}][\u3099\u309a\u200c\u200d\u2060\ufe00-\ufe0f\u0300-\u036f]*|${LETTER}(?:${LETTER}|[${SILENT}]|(?<=[nN])['’ʼ](?=[tT](?!${LETTER}|[${SILENT}])))*`,
  'gu',
);

export function naiveWords(text: string): NaiveWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

export function naiveForm(word: string): string {
  const composed = word.normalize('NFC').replace(/[\u00ad\u200c\u200d\u2060]/g, '');
  return [...composed]
    .map(letter => (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter) ? letter : plain(letter)))
    .join('');
}

function plain(letter: string): string {
  return letter
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace('ß', 'ss')
    .replace('ø', 'o')
    .replace('ς', 'σ')
    .replace(/[’ʼ]/, "'");
}

/** A word of a phrase: `*` for any, `trust*` for all that begin so. */
export type NaivePhrase = readonly string[];

/** Whether a phrase is at the words from one on; at each position, word by word. */
function isAt(text: string, words: readonly NaiveWord[], from: number, phrase: NaivePhrase): boolean {
  return phrase.every((wanted, i) => {
    const word = words[from + i];
    if (!word) return false;
    const form = naiveForm(text.slice(word.start, word.end));
    if (wanted === '*') return true;
    return wanted.endsWith('*')
      ? form.startsWith(naiveForm(wanted.slice(0, -1)))
      : form === naiveForm(wanted);
  });
}

/** From left to right, the longest at each place, none in another. */
export function naiveHits(text: string, phrases: readonly NaivePhrase[]): NaiveWord[] {
  const words = naiveWords(text);
  const hits: NaiveWord[] = [];
  for (let i = 0; i < words.length;) {
    const lengths = phrases.filter(phrase => isAt(text, words, i, phrase)).map(({ length }) => length);
    const longest = Math.max(0, ...lengths);
    if (longest > 0) hits.push({ start: words[i]!.start, end: words[i + longest - 1]!.end });
    i += Math.max(longest, 1);
  }
  return hits;
}
