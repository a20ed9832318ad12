import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type QuotedSpan,
  canOpen,
  quotedSpans,
} from '../../../../../src/core/manuscript/quotations/quoteMarks';

const CLOSERS: Readonly<Record<string, string>> = {
  ...{ '“': '”“', '”': '”', '„': '“”‟"', '‟': '”', '«': '»', '»': '«»', '‹': '›', '›': '‹›' },
  ...{ '‘': '’', '‚': '‘’', '"': '"', "'": "'", '「': '」', '『': '』' },
};
const SIGN = fc.constantFrom(
  ...'“”„‟«»‹›‘’‚"\'「」『』',
  ...'“”‘’\'"',
  ' ',
  ' ',
  ' ',
  'a',
  's',
  'é',
  '.',
  ',',
  '(',
  '-',
  '1',
);
const TEXT = fc.array(SIGN, { maxLength: 60 }).map(signs => signs.join(''));

describe('quotation marks of any text', () => {
  it('are the same as when each mark looks for its end by itself', () => {
    fc.assert(
      fc.property(TEXT, text => assert.deepEqual(quotedSpans(text), spansOneByOne(text), text)),
      { numRuns: 3000 },
    );
  });
});

function spansOneByOne(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!canOpen(text, at)) continue;
    const end = "‘'‚".includes(text[at]!) ? endOfSingle(text, at) : endOfNested(text, at);
    const isOpen = end < 0;
    spans.push({
      open: at,
      start: at + 1,
      end: isOpen ? text.length : end,
      close: isOpen ? text.length : end + 1,
      isOpen,
    });
    if (!isOpen) at = end;
  }
  return spans;
}

function endOfNested(text: string, open: number): number {
  const mark = text[open]!;
  let depth = 0;
  for (let at = open + 1; at < text.length; at++) {
    const sign = text[at]!;
    const mayOpen = sign === mark && mark === '“' && /[\s([{—–\-/:¿¡]/.test(text[at - 1]!);
    if (CLOSERS[mark]!.includes(sign) && !mayOpen) {
      if (depth-- === 0) return at;
    } else if (sign === mark && canOpen(text, at)) depth++;
  }
  return -1;
}

function endOfSingle(text: string, open: number): number {
  const mark = text[open]!;
  let last = -1;
  for (let at = open + 1; at < text.length; at++) {
    if (at > open + 1 && text[at] === mark && mark !== "'" && canOpen(text, at)) break;
    const [before, after] = [text[at - 1]!, text[at + 1] ?? ' '];
    if (!CLOSERS[mark]!.includes(text[at]!) || /[\p{L}\p{N}]/u.test(after) || /\s/.test(before)) continue;
    const isAtEnd = !/[\p{L}\p{N}]/u.test(before) || !/s/i.test(before);
    if (isAtEnd || /^\s*[([.,;:]/.test(text.slice(at + 1, at + 4))) return at;
    last = at;
  }
  return last;
}
