import { type Span, trimSpan } from '../../src/core/text/span';
import type { EditedText, Truth } from './editedText';
import { Random } from './random';

/** A stretch of the text before, and where it stands after. */
interface Piece extends Span {
  readonly newStart: number;
  readonly isMoved: boolean;
}

/** With at least this share of a segment's characters a piece of it is the segment. */
const MOST = 0.75;

/** Cuts blocks of one to eight turns and puts each of them between two other turns. */
export function moveBlocks(text: string, seed: number, count: number): EditedText {
  const random = new Random(seed);
  const turns: string[] = text.split(/(?<=\n\n)/u);
  // the block that each turn is moved with, and before which turn that block goes
  const blockOf = new Int32Array(turns.length).fill(-1);
  const targets: number[] = [];
  for (let block = 0; block < count; block++) {
    const first = random.between(0, turns.length - 10);
    const size = random.between(1, 8);
    for (let turn = first; turn < first + size; turn++) if (blockOf[turn]! < 0) blockOf[turn] = block;
    targets.push(random.between(0, turns.length - 1));
  }
  const starts = [0];
  for (const turn of turns) starts.push(starts.at(-1)! + turn.length);
  const pieces: Piece[] = [];
  let result = '';
  const put = (turn: number, isMoved: boolean) => {
    const last = pieces.at(-1);
    pieces.push({ start: starts[turn]!, end: starts[turn + 1]!, newStart: result.length, isMoved });
    // what is put back where it was has not moved
    if (last && last.end === starts[turn]) {
      pieces.splice(-2, 2, { ...last, end: starts[turn + 1]!, isMoved: last.isMoved && isMoved });
    }
    result += turns[turn]!;
  };
  for (let turn = 0; turn <= turns.length; turn++) {
    targets.forEach((target, block) => {
      if (target === turn) blockOf.forEach((of, moved) => of === block && put(moved, true));
    });
    if (turn < turns.length && blockOf[turn]! < 0) put(turn, false);
  }
  pieces.sort((a, b) => a.start - b.start);
  return { text: result, truth: span => truthOf(text, result, pieces, span) };
}

/**
 * A segment stays with the turns that stay, unless most of it goes. When all of it still stands in its order, with little of others
 * in between, that is its place.
 */
function truthOf(text: string, result: string, pieces: readonly Piece[], { start, end }: Span): Truth {
  const parts = pieces
    .filter(piece => piece.start < end && piece.end > start)
    .map(piece => {
      const from = Math.max(start, piece.start);
      const to = Math.min(end, piece.end);
      const shift = piece.newStart - piece.start;
      return { start: from + shift, end: to + shift, size: sizeOf(text, from, to), isMoved: piece.isMoved };
    });
  const size = sizeOf(text, start, end);
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const isInOrder = parts.every((part, i) => i === 0 || part.start >= parts[i - 1]!.end);
  if (isInOrder && sizeOf(result, first.start, last.end) - size <= (1 - MOST) * size) {
    return trimSpan(result, first.start, last.end) ?? 'gone';
  }
  const staying = parts.filter(part => !part.isMoved);
  const stayingSize = staying.reduce((sum, { size }) => sum + size, 0);
  const largest = parts.reduce((best, part) => (part.size > best.size ? part : best));
  if (stayingSize >= MOST * size) {
    return trimSpan(result, staying[0]!.start, staying.at(-1)!.end) ?? 'gone';
  }
  if (largest.size >= MOST * size) {
    return trimSpan(result, largest.start, largest.end) ?? 'gone';
  }
  return 'torn';
}

/** UTF-16 units without white space. */
function sizeOf(text: string, start: number, end: number): number {
  return text.slice(start, end).replace(/\s+/gu, '').length;
}
