import { GUIDELINES } from '../../../src/core/analyses/methods/guidelines';

/** Whose words a text may have besides those of the pseudo language: names from the study, and what the transcripts say. */
export interface UserData {
  /** Names, labels and paths. */
  readonly names: readonly string[];
  /** Transcripts, descriptions and memos. */
  readonly texts: readonly string[];
}

/** Names of products, formats, guidelines, people, keys, fields and commits, and codes of languages, which are the same in every language. */
const SAME_EVERYWHERE =
  /Transcript Coder|Markdown|Excel|JSON|COREQ|SRQR|JARS–Qual|\bgit\b|Holm|ATLAS\.ti|NVivo|MAXQDA|study\.json|codebook\.json|\.git\/config|\.docx|\.gitattributes|segments\[\d+\]\.\w+|\b[0-9a-f]{7}\b|(?:Ctrl|Shift|Alt)\+|\((?:[a-z]{2}, )*[a-z]{2}\)/g;

/** What VS Code itself adds to rows and lists. */
const OF_VS_CODE =
  /^Welcome$|^There is no data provider registered that can provide view data\.$|^Actions for |, has actions$|\(?Press 'Enter' to confirm(?: your input)? or 'Escape' to cancel\)?/g;

/** Says which words of a text are neither the pseudo language nor the user's. */
export class Judge {
  private readonly words: ReadonlySet<string>;
  private readonly texts: string;
  /** Texts that may stand as a whole among words of the interface, such as a definition. */
  private readonly entries: readonly string[];

  constructor({ names, texts }: UserData) {
    this.words = new Set(names.flatMap(name => wordsIn(name)));
    this.texts = texts.map(oneLine).join('\n');
    // the longest first, as one may be in another
    this.entries = [...texts, ...GUIDELINES.map(({ reference }) => reference)]
      .map(oneLine)
      .filter(text => text.length >= 10)
      .sort((a, b) => b.length - a.length);
  }

  escaped(text: string): string[] {
    const own = oneLine(text).replaceAll(OF_VS_CODE, '').replace(/^…|…$/g, '').trim();
    if (own.length >= 10 && this.texts.includes(own)) return [];
    const said = this.entries.reduce((left, entry) => left.replaceAll(entry, ' '), own);
    const rest = said.replace(/“[^”]*”/g, quoted => (this.isQuote(quoted) ? ' ' : quoted));
    // the pseudo language has no plain vowels
    return wordsIn(rest.replaceAll(SAME_EVERYWHERE, ' ')).filter(
      word => /[aeiou]/i.test(word) && !this.words.has(word),
    );
  }

  private isQuote(quoted: string): boolean {
    const words = quoted.slice(1, -1).replace(/^…|…$/g, '').trim();
    return this.texts.includes(words) || wordsIn(words).every(word => this.words.has(word));
  }
}

function wordsIn(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
