import { isWhiteSpace } from '../../text/whiteSpace';

/** In place of every letter. */
export const LETTER = 'x';
const WORD = /x+/g;

/**
 * Makes the words between two cuts equally long, as far as their letters go round. A stretch between cuts keeps its length, the
 * number of its words and whatever is between them.
 * @param text in which every letter is {@link LETTER}; anything else but white space stays where it is
 */
export function evenWords(text: string, cuts: ReadonlySet<number>): string {
  let even = '';
  for (let start = 0; start < text.length;) {
    let end = start;
    while (end < text.length && (end === start || !cuts.has(end)) && isMovable(text, end)) end++;
    if (end === start) even += text[start++]!;
    else {
      even += evenStretch(text.slice(start, end));
      start = end;
    }
  }
  return even;
}

/** Line feeds stay where they are. */
function isMovable(text: string, at: number): boolean {
  return text[at] === LETTER || (text[at] !== '\n' && isWhiteSpace(text.charCodeAt(at)));
}

/** @param stretch of words and white space */
function evenStretch(stretch: string): string {
  const words = stretch.match(WORD) ?? [];
  const letters = words.join('');
  let given = 0;
  let word = 0;
  return stretch.replace(WORD, () => {
    const to = Math.floor((++word * letters.length) / words.length);
    const made = letters.slice(given, to);
    given = to;
    return made;
  });
}
