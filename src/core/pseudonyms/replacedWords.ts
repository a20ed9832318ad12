import { segmentLinksIn } from '../memos/segmentLinks';
import type { Replacement } from './replacement';
import { type FoundWords, WordFinder } from './findWords';
import type { TextEdit } from './textEdits';

/** An edit by one of the replacements. */
export interface WordEdit extends TextEdit {
  /** Index of the replacement. */
  readonly index: number;
}

/** Kinds of which capital and small letters never make another one. */
const CASELESS: ReadonlySet<string> = new Set(['mail', 'web']);

/** Replaces words in texts, all in one go: what comes in the place of words is not looked through again. */
export class WordReplacer {
  readonly finder: WordFinder;

  constructor(readonly replacements: readonly Replacement[]) {
    this.finder = WordFinder.inTexts(
      replacements.map(({ find, kind, anyCase }) => ({ find, anyCase: anyCase || CASELESS.has(kind) })),
    );
  }

  /** What replaces the words of a text. @param barriers offsets, such as the starts of turns, that no words contain within */
  edits(text: string, barriers?: ArrayLike<number>): WordEdit[] {
    return this.finder.find(text, barriers).map(found => this.edit(text, found));
  }

  /** The same in Markdown, where a bracket in the words of a link to a passage would end them. */
  editsOfMarkdown(text: string): WordEdit[] {
    const links = segmentLinksIn(text);
    const isLinked = ({ start }: TextEdit) => links.some(link => link.start < start && start < link.end);
    return this.edits(text).map(edit =>
      isLinked(edit) ? { ...edit, text: edit.text.replace(/[\\[\]]/g, String.raw`\$&`) } : edit,
    );
  }

  private edit(text: string, { start, end, index }: FoundWords): WordEdit {
    const written = brokenAs(text.slice(start, end), this.replacements[index]!.replacement);
    return { start, end, index, text: apart(text[start - 1], written, text[end]) };
  }
}

/** With a line break, where the words have one: lines stay lines. */
function brokenAs(words: string, replacement: string): string {
  if (!words.includes('\n')) return replacement;
  const space = replacement.lastIndexOf(' ');
  return space < 0 ? `\n${replacement}` : `${replacement.slice(0, space)}\n${replacement.slice(space + 1)}`;
}

/** Numbers that would run into one another are kept apart. */
function apart(before: string | undefined, words: string, after: string | undefined): string {
  const isDigit = (one: string | undefined) => one !== undefined && /^\p{N}$/u.test(one);
  const start = isDigit(before) && isDigit(words[0]) ? '-' : '';
  const end = isDigit(words.at(-1)) && isDigit(after) ? '-' : '';
  return `${start}${words}${end}`;
}
