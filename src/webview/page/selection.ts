import type { Page } from '../../core/page/layoutPage';
import { rowAt } from '../../core/page/pageRows';
import type { Span } from '../../core/text/span';

/** The words that are selected in the page, as places in the text. Undefined when nothing of it is. */
export function selectedSpan(root: HTMLElement): Span | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetAt(root, startContainer, startOffset, 'next');
  const end = selection.isCollapsed ? start : offsetAt(root, endContainer, endOffset, 'previous');
  return start === undefined || end === undefined ? undefined : { start, end: Math.max(start, end) };
}

/** The place in the text of one in the page; beside words, that of the next or previous ones. */
function offsetAt(
  root: HTMLElement,
  node: Node,
  offset: number,
  side: 'next' | 'previous',
): number | undefined {
  if (!root.contains(node)) return undefined;
  const words = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.words');
  if (words) {
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(node, offset);
    return Number(words.dataset['at']) + before.toString().length;
  }
  const place = document.createRange();
  place.setStart(node, offset);
  const all = [...root.querySelectorAll<HTMLElement>('.words')];
  if (side === 'next') {
    const next = all.find(one => place.comparePoint(one, 0) >= 0);
    return next && Number(next.dataset['at']);
  }
  const previous = all.findLast(one => place.comparePoint(one, one.childNodes.length) <= 0);
  return previous && Number(previous.dataset['at']) + previous.textContent.length;
}

/** The range of the page for words of the text, whose rows are drawn. */
export function rangeOf(root: HTMLElement, { rows }: Page, { start, end }: Span): Range | undefined {
  const from = pointOf(root, rows[rowAt(rows, start)]?.start, start);
  const to = pointOf(root, rows[rowAt(rows, Math.max(start, end - 1))]?.start, end);
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** The words of the text, row by row, as far as they are drawn: without what is beside them. */
export function rangesOf(root: HTMLElement, page: Page, { start, end }: Span): Range[] {
  const { rows } = page;
  const ranges: Range[] = [];
  for (let i = rowAt(rows, start); i < rows.length && rows[i]!.start < end; i++) {
    const row = rows[i]!;
    const part = { start: Math.max(start, row.start), end: Math.min(end, row.end) };
    const range = part.start < part.end ? rangeOf(root, page, part) : undefined;
    if (range) ranges.push(range);
  }
  return ranges;
}

/** A place in the words of a row. */
function pointOf(
  root: HTMLElement,
  rowStart: number | undefined,
  offset: number,
): [Node, number] | undefined {
  if (rowStart === undefined) return undefined;
  const words = root.querySelector<HTMLElement>(`.words[data-at="${rowStart}"]`);
  if (!words) return undefined;
  let rest = Math.max(0, offset - rowStart);
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let last: Node = words;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { length } = text as Text;
    if (rest <= length) return [text, rest];
    rest -= length;
    last = text;
  }
  return [last, last === words ? 0 : (last as Text).length];
}
