import { isTidy } from './tidy';

/** Control characters and line ends, and what turns the direction of the text around it. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202d\u202e]/gu;
/** The same where text may have several lines. */
const UNSEEN_IN_LINES = /[^\P{Cc}\t\n\r]|[\u2028\u2029\u202d\u202e]/gu;
/** Whether there is one is seen several times as fast as where they are. */
const HAS_UNSEEN = new RegExp(UNSEEN_IN_LINES, 'u');

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text in which what cannot be seen, and what a terminal would obey, is written as in JSON: `\n`, `\u001b`. For names,
 * ids, paths and messages, wherever people see them.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same, but tabs and line ends stay: for what has several lines. */
export function visibleLines(text: string): string {
  return HAS_UNSEEN.test(text) ? text.replace(UNSEEN_IN_LINES, escaped) : text;
}

/** Every run of white space but a single space. */
const UNEVEN = /\s{2,}|[^\S ]/g;

/** For text of many words, such as quotes and memos: every run of white space as one space, all else visible. */
export function oneLine(text: string): string {
  const spaced = text.includes('\n') ? text.replace(/\n/g, ' ') : text;
  return isTidy(spaced) ? spaced : visible(text.replace(UNEVEN, ' ').trim());
}

/** The same line by line: each keeps its indent, as in a list within a list; there are no empty lines at the ends. */
export function tidyLines(text: string): string {
  if (!/[\n\r]/.test(text)) return oneLine(text);
  const lines = text.split(/\r\n?|\n/).map(line => {
    const tidy = oneLine(line);
    return tidy === '' ? '' : /^[\t ]*/.exec(line)![0].replaceAll('\t', '    ') + tidy.trimStart();
  });
  return lines
    .slice(
      lines.findIndex(line => line !== ''),
      lines.findLastIndex(line => line !== '') + 1,
    )
    .join('\n');
}

function escaped(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
