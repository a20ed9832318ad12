import { quoted } from '../../base/phrases';
import { LineIndex } from '../../text/lineIndex';
import type { PlacedCoding } from './placedCoding';
import { byPlace } from './placedCoding';

/** Words of a passage that are repeated at either end of it. */
const WORDS = 4;

/**
 * A text with what is coded in it written under each line in which a coding begins: the code with its value on a scale,
 * and the first and last words. Two of these differ in just the codings, and say how they differ to whoever compares them line by line.
 * @param text LF, BOM-less
 * @param nameOf a code's name
 * @param noteOf what is to be said of a coding beside its words
 */
export function markedText(
  text: string,
  codings: readonly PlacedCoding[],
  nameOf: (code: string) => string,
  noteOf: (coding: PlacedCoding) => string | undefined = () => undefined,
): {
  readonly text: string;
  /** By line of the text, from 0: the line here. */ readonly lines: readonly number[];
} {
  const index = LineIndex.of(text);
  const under = new Map<number, string[]>();
  for (const coding of [...codings].sort(byPlace)) {
    const { line } = index.positionAt(coding.start);
    const note = noteOf(coding)?.replace(/\s+/gu, ' ').trim();
    const name = nameOf(coding.code);
    const valued = coding.value === undefined ? name : `${name} (${coding.value})`;
    const mark = `    ▸ ${valued}: ${ends(text.slice(coding.start, coding.end))}${note ? ` (${note})` : ''}`;
    const known = under.get(line);
    if (known) known.push(mark);
    else under.set(line, [mark]);
  }
  const lines: number[] = [];
  const marked: string[] = [];
  text.split('\n').forEach((line, i) => {
    lines.push(marked.length);
    marked.push(line, ...(under.get(i) ?? []));
  });
  return { text: marked.join('\n'), lines };
}

function ends(passage: string): string {
  const words = passage.trim().split(/\s+/u);
  if (words.length <= 2 * WORDS + 1) return quoted(words.join(' '));
  return `“${words.slice(0, WORDS).join(' ')} … ${words.slice(-WORDS).join(' ')}”`;
}
