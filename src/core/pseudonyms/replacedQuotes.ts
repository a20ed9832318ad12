import type { Segment } from '../coding/segment';
import { type WordReplacer } from './replacedWords';
import { EditMap, type TextEdit, edited } from './textEdits';

/**
 * A segment whose place is uncertain with other words in its quote and what is around it, which are one stretch of a text: a
 * quote that begins or ends within replaced words has all that comes in their place. What is left of words that are cut off at
 * the ends of the stretch is left out.
 */
export function replacedQuotes(segment: Segment, replacer: WordReplacer): Segment {
  const { quote, prefix = '', suffix = '' } = segment;
  if (quote === undefined) return segment;
  const text = prefix + quote + suffix;
  const cut = [
    ...cutAtStart(text, prefix.length, replacer),
    ...cutAtEnd(text, prefix.length + quote.length, replacer),
  ];
  const inner = replacer
    .edits(text)
    .filter(edit => !cut.some(one => edit.start < one.end && one.start < edit.end));
  const edits = [...inner, ...cut].sort((a, b) => a.start - b.start);
  if (edits.length === 0) return segment;
  const after = edited(text, edits);
  const { start, end } = new EditMap(edits).span({ start: prefix.length, end: prefix.length + quote.length });
  return {
    ...segment,
    quote: after.slice(start, end),
    ...(segment.prefix === undefined ? {} : { prefix: after.slice(0, start) }),
    ...(segment.suffix === undefined ? {} : { suffix: after.slice(end) }),
  };
}

/** The longest end of any of the words with which the stretch begins. @param most where the quote begins */
function cutAtStart(text: string, most: number, { replacements }: WordReplacer): TextEdit[] {
  let length = 0;
  for (const { find } of replacements)
    for (let from = 1; find.length - from > Math.max(length, 1); from++) {
      const rest = find.slice(from);
      if (rest.length <= most && text.startsWith(rest) && !isLetter(text, rest.length)) length = rest.length;
    }
  return length === 0 ? [] : [{ start: 0, end: length, text: '' }];
}

/** The longest beginning of any of the words with which the stretch ends. @param least where the quote ends */
function cutAtEnd(text: string, least: number, { replacements }: WordReplacer): TextEdit[] {
  let length = 0;
  for (const { find } of replacements)
    for (let to = find.length - 1; to > Math.max(length, 1); to--) {
      const rest = find.slice(0, to);
      const start = text.length - to;
      if (start >= least && text.endsWith(rest) && !isLetter(text, start - 1)) length = to;
    }
  return length === 0 ? [] : [{ start: text.length - length, end: text.length, text: '' }];
}

function isLetter(text: string, at: number): boolean {
  return /^[\p{L}\p{M}]$/u.test(text[at] ?? '');
}
