import type { WordEdit, WordReplacer } from './replacedWords';
import type { TextEdit } from './textEdits';

/** Edits of an analytic memo. */
export interface MemoEdits {
  readonly words: readonly WordEdit[];
  /** Paths and ids that are others now. */
  readonly names: readonly TextEdit[];
}

/** What means something in YAML, so that a value with it has to be quoted. */
const SPECIAL = /[[\]{},:#&*!|>'"%@`]/u;

/**
 * What replaces words in a memo: front matter stays valid, and what it names is named there as it is called now.
 * @param text whole, LF and BOM-less @param renamed paths and ids that are others now
 */
export function memoEdits(
  text: string,
  words: WordReplacer,
  renamed: ReadonlyMap<string, string>,
): MemoEdits {
  const front = /^---[ \t]*\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u.exec(text)?.[0].length ?? 0;
  const names = [...renamed]
    .flatMap(([from, to]) =>
      placesOf(from, text, from.includes('/') || /\.\w+$/.test(from) ? text.length : front).map(start => ({
        start,
        end: start + from.length,
        text: to,
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit, i, all) => i === 0 || edit.start >= all[i - 1]!.end);
  const apart = words
    .editsOfMarkdown(text)
    .filter(edit => !names.some(name => edit.start < name.end && name.start < edit.end))
    .map(edit => (edit.start < front ? inFrontMatter(text, edit) : edit));
  return { words: apart, names };
}

/** Where some words are in a text, not as a part of others. @param end up to where */
function placesOf(words: string, text: string, end: number): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && at < end; at = text.indexOf(words, at + words.length)) {
    const isPart = [text[at - 1], text[at + words.length]].some(one => /^[\p{L}\p{N}_-]$/u.test(one ?? ''));
    if (!isPart) places.push(at);
  }
  return places;
}

/** A value of its own is quoted where it has to be; within others, what means something is left out. */
function inFrontMatter(text: string, edit: WordEdit): WordEdit {
  if (!SPECIAL.test(edit.text)) return edit;
  const [before, after] = [text.slice(0, edit.start), text.slice(edit.end)];
  if (/(?:[[,]|[:-]) *$/u.test(before) && /^ *(?:[\],]|\n)/u.test(after))
    return { ...edit, text: JSON.stringify(edit.text) };
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if ((line.split('"').length - 1) % 2 === 1) return { ...edit, text: edit.text.replace(/["\\]/gu, '') };
  return { ...edit, text: edit.text.replace(new RegExp(SPECIAL, 'gu'), '').trim() };
}
