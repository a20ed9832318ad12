import { addTo } from '../../base/groupBy';
import { firstAtLeast } from '../../base/sorted';

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
/** Marks that are closed by what may be an apostrophe. */
const SINGLE = "‘'‚";
const ANY_MARK = new RegExp(`[${[...new Set(Object.entries(CLOSERS).flat().join(''))].join('')}]`, 'g');

/** The outermost quotations of a text, in any language’s marks; apostrophes and inches are none. */
export function quotedSpans(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  const closings = new Closings(text);
  for (let at = 0; at < text.length; at++) {
    if (!canOpen(text, at)) continue;
    const end = closings.of(at);
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

/** Whether a mark is more likely to open than to close. */
function canOpenAfter(text: string, at: number): boolean {
  return at === 0 || BEFORE_OPENING.test(text[at - 1]!);
}

/** Where the marks of a text are closed that open; of each kind all are found out at once, so that those that never are cost no more. */
class Closings {
  private readonly places: readonly number[];
  private readonly byMark = new Map<string, (open: number) => number>();

  constructor(private readonly text: string) {
    this.places = [...text.matchAll(ANY_MARK)].map(({ index }) => index);
  }

  /** @returns -1 for one that nothing closes */
  of(open: number): number {
    const mark = this.text[open]!;
    let closing = this.byMark.get(mark);
    if (!closing) {
      closing = SINGLE.includes(mark) ? this.ofSingle(mark) : this.ofNested(mark);
      this.byMark.set(mark, closing);
    }
    return closing(open);
  }

  private ofNested(mark: string): (open: number) => number {
    const { text } = this;
    const closers = CLOSERS[mark]!;
    const found = new Map<number, number>();
    /** By how deep they are: the marks that are still open. */
    const waiting = new Map<number, number[]>();
    let depth = 0;
    for (const at of this.places) {
      const sign = text[at]!;
      const opens = sign === mark && canOpen(text, at);
      if (closers.includes(sign) && !(sign === mark && mark === '“' && canOpenAfter(text, at))) {
        for (const open of waiting.get(depth) ?? []) found.set(open, at);
        waiting.delete(depth--);
      } else if (opens) depth++;
      if (opens) addTo(waiting, depth, at);
    }
    return open => found.get(open) ?? -1;
  }

  /**
   * Apostrophes at the ends of words look the same: the first mark after a stop is taken, or after a word
   * without an s, otherwise the last one.
   */
  private ofSingle(mark: string): (open: number) => number {
    const { text } = this;
    const [certain, possible, openers]: [number[], number[], number[]] = [[], [], []];
    for (const at of this.places) {
      const sign = text[at]!;
      if (sign === mark && sign !== "'" && canOpen(text, at)) openers.push(at);
      if (!CLOSERS[mark]!.includes(sign) || WORD.test(text[at + 1] ?? ' ') || /\s/.test(text[at - 1] ?? ''))
        continue;
      const isAfterStop = /[^\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
      const isCertain =
        isAfterStop || !/s/i.test(text[at - 1]!) || /^\s*[([.,;:]/.test(text.slice(at + 1, at + 4));
      (isCertain ? certain : possible).push(at);
    }
    return open => {
      // one that opens right after it is none
      const limit = openers[firstAtLeast(openers, open + 2)] ?? text.length;
      const first = certain[firstAtLeast(certain, open + 1)] ?? text.length;
      if (first < limit) return first;
      const last = possible[firstAtLeast(possible, limit) - 1] ?? -1;
      return last > open ? last : -1;
    };
  }
}
