/** Words between quotation marks. UTF-16 units, half-open. */
export interface QuotedSpan {
  /** Where the mark that opens is. */
  readonly open: number;
  readonly start: number;
  readonly end: number;
  /** Behind the mark that closes. */
  readonly close: number;
  /** Whether no mark closes it in this text, so that it may go on in the next one. */
  readonly isOpen: boolean;
}

/** By the mark that opens, those that may close. */
const CLOSERS: Readonly<Record<string, string>> = {
  ...{
    '“': '”“',
    '”': '”',
    '„': '“”‟"',
    '‟': '”',
    '«': '»',
    '»': '«»',
    '‹': '›',
    '›': '‹›',
    '‘': '’',
    '‚': '‘’',
  },
  ...{ '"': '"', "'": "'", '「': '」', '『': '』' },
};
const MARKS = new Set([...Object.keys(CLOSERS), '’', '」', '』']);
const BEFORE_OPENING = /[\s([{—–\-/:¿¡]/;
const WORD = /[\p{L}\p{N}]/u;
const EAST_ASIAN = '「『';

/** The outermost quotations of a text, in any language’s marks; apostrophes and inches are none. */
export function quotedSpans(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!canOpen(text, at)) continue;
    const end = closing(text, at);
    if (end < 0) {
      spans.push({ open: at, start: at + 1, end: text.length, close: text.length, isOpen: true });
      continue;
    }
    spans.push({ open: at, start: at + 1, end, close: end + 1, isOpen: false });
    at = end;
  }
  return spans;
}

/** Whether a mark can open a quotation. */
export function canOpen(text: string, at: number): boolean {
  const mark = text[at]!;
  if (!Object.hasOwn(CLOSERS, mark)) return false;
  if (EAST_ASIAN.includes(mark)) return true;
  const [before, after] = [text[at - 1], text[at + 1]];
  if (after === undefined || (/\s/.test(after) && mark !== '«')) return false;
  if (mark === '“' || mark === '„' || mark === '«') return true;
  return before === undefined || BEFORE_OPENING.test(before) || MARKS.has(before);
}

function closing(text: string, open: number): number {
  const mark = text[open]!;
  const closers = CLOSERS[mark]!;
  if (mark === '‘' || mark === "'" || mark === '‚') return closingSingle(text, open, closers);
  let depth = 0;
  for (let at = open + 1; at < text.length; at++) {
    const sign = text[at]!;
    const closes = closers.includes(sign);
    if (closes && !(sign === mark && mark === '“' && canOpenAfter(text, at))) {
      if (depth-- === 0) return at;
    } else if (sign === mark && canOpen(text, at)) depth++;
  }
  return -1;
}

/** Whether a mark is more likely to open than to close. */
function canOpenAfter(text: string, at: number): boolean {
  return at === 0 || BEFORE_OPENING.test(text[at - 1]!);
}

/**
 * Apostrophes at the ends of words look the same: the first mark after a stop is taken, or after a word
 * without an s, otherwise the last one.
 */
function closingSingle(text: string, open: number, closers: string): number {
  let last = -1;
  for (let at = open + 1; at < text.length; at++) {
    const sign = text[at]!;
    if (at > open + 1 && sign === text[open] && canOpen(text, at) && sign !== "'") break;
    if (!closers.includes(sign) || WORD.test(text[at + 1] ?? ' ') || /\s/.test(text[at - 1]!)) continue;
    const isAfterStop = /[^\p{L}\p{N}]/u.test(text[at - 1]!);
    if (isAfterStop || !/s/i.test(text[at - 1]!) || /^\s*[([.,;:]/.test(text.slice(at + 1, at + 4)))
      return at;
    last = at;
  }
  return last;
}
