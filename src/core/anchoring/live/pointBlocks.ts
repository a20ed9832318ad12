import { firstIndex } from '../../base/sorted';
import { withRoom } from '../../base/typedArrays';
import type { SortedEdits } from './sortedEdits';

/** Points in a block: it is split when it has more, and made half full. */
const BLOCK_SIZE = 256;

/** Blocks in a group, and its binary logarithm. */
const GROUP_BITS = 5;
const GROUP_SIZE = 1 << GROUP_BITS;

/** Where a point goes when something is inserted at it: with what follows it, or with what comes before it. */
export type Sticks = 'right' | 'left';

/**
 * Points of a text, by position, that follow its edits. They are in blocks, each with the distance by which all of
 * its points have shifted: an edit looks at the points of the blocks that it meets, and moves those after as a whole.
 * Points are named by whole numbers from 0; a point without a place is in no block. UTF-16 units.
 */
export class PointBlocks {
  /** Ids of the blocks, by position. None is empty. */
  readonly order: number[] = [];
  /** Points of each block, by position, of which as many count as `sizes` says. By id. */
  readonly points: Int32Array[] = [];
  readonly sizes: number[] = [];
  /** How often points have been added or removed, and how often they had when one last did in each block. By id. */
  changes = 0;
  readonly changedAt: number[] = [];
  /** By how much the points of each block have shifted, less what its group has. By position. */
  private shifts: Int32Array = new Int32Array(16);
  /** By how much all points of a group have shifted: an edit adds to the groups after it, not to each block in them. */
  private groups: Int32Array = new Int32Array(1);
  /** Position of each block. By id. */
  private positions: Int32Array = new Int32Array(16);
  /** Ids of blocks that have become empty. */
  private free: number[] = [];
  /** Id of each point's block, -1 without a place. */
  private blockOf: Int32Array;
  /** Where each point is, less the shift of its block. */
  private places: Int32Array;

  constructor(
    private readonly sticks: Sticks,
    count: number,
  ) {
    this.blockOf = new Int32Array(count).fill(-1);
    this.places = new Int32Array(count);
  }

  /** Where a point is; -1 when it has no place. */
  at(point: number): number {
    const block = this.blockOf[point]!;
    return block < 0 ? -1 : this.places[point]! + this.shiftAt(this.positions[block]!);
  }

  /** Where the first point of a block is. */
  firstAt(block: number): number {
    return this.places[this.points[block]![0]!]! + this.shiftOf(block);
  }

  private lastAt(block: number): number {
    return this.places[this.points[block]![this.sizes[block]! - 1]!]! + this.shiftOf(block);
  }

  private shiftOf(block: number): number {
    return this.shiftAt(this.positions[block]!);
  }

  private shiftAt(position: number): number {
    return this.shifts[position]! + this.groups[position >> GROUP_BITS]!;
  }

  /** Makes room for points up to a number. */
  reserve(count: number): void {
    if (count <= this.places.length) return;
    const known = this.places.length;
    const room = Math.max(count, 2 * known);
    this.blockOf = withRoom(this.blockOf, room).fill(-1, known);
    this.places = withRoom(this.places, room);
  }

  /** Takes these places for all points, instead of those that they have; -1: none. */
  replaceAll(places: Int32Array): void {
    this.order.length = 0;
    this.groups.fill(0);
    this.free = this.points.map((_, block) => block);
    this.reserve(places.length);
    this.blockOf.fill(-1);
    const sorted = byPlace(places);
    for (let from = 0; from < sorted.length; from += BLOCK_SIZE / 2) {
      const points = sorted.subarray(from, from + BLOCK_SIZE / 2);
      const block = this.newBlock(this.order.length, points, 0);
      for (const point of points) {
        this.blockOf[point] = block;
        this.places[point] = places[point]!;
      }
    }
  }

  /** Gives a place to a point that has none. */
  insert(point: number, at: number): void {
    if (this.order.length === 0) this.newBlock(0, new Int32Array(0), 0);
    const position = Math.max(this.firstBlockFrom(at + 1) - 1, 0);
    const block = this.order[position]!;
    const points = this.points[block]!;
    const size = this.sizes[block]!;
    const place = at - this.shiftAt(position);
    const index = this.firstPointFrom(block, place + 1);
    points.copyWithin(index + 1, index, size);
    points[index] = point;
    this.places[point] = place;
    this.blockOf[point] = block;
    this.sizes[block] = size + 1;
    this.changedAt[block] = ++this.changes;
    if (size + 1 === BLOCK_SIZE) this.split(position);
  }

  /** Takes its place from a point, when it has one. */
  remove(point: number): void {
    const block = this.blockOf[point]!;
    if (block < 0) return;
    const points = this.points[block]!;
    const size = this.sizes[block]!;
    const index = points.indexOf(point);
    points.copyWithin(index, index + 1, size);
    this.blockOf[point] = -1;
    this.sizes[block] = size - 1;
    this.changedAt[block] = ++this.changes;
    if (size > 1) return;
    const position = this.positions[block]!;
    this.ungroup(position);
    this.order.splice(position, 1);
    this.shifts.copyWithin(position, position + 1, this.order.length + 1);
    this.notePositions(position);
    this.free.push(block);
  }

  /** Adds the points in `[from, to]` to a list, both ends of that stretch included. */
  addWithin(from: number, to: number, found: number[]): void {
    for (
      let position = Math.max(this.firstBlockFrom(from) - 1, 0);
      position < this.order.length;
      position++
    ) {
      const block = this.order[position]!;
      if (this.firstAt(block) > to) return;
      const points = this.points[block]!;
      const last = to - this.shiftAt(position);
      for (let i = this.firstPointFrom(block, from - this.shiftAt(position)); i < this.sizes[block]!; i++) {
        if (this.places[points[i]!]! > last) return;
        found.push(points[i]!);
      }
    }
  }

  /** Follows the edits of one event, in one sweep. */
  shift(edits: SortedEdits): void {
    const { order, shifts } = this;
    let position = Math.max(this.firstBlockFrom(edits.starts[0]!) - 1, 0);
    // The first edit that the current point is not after.
    let edit = 0;
    for (; position < order.length; position++) {
      const block = order[position]!;
      edit = this.skipEdits(edits, edit, this.firstAt(block));
      if (edit === edits.count) break;
      if (this.lastAt(block) < edits.starts[edit]!) shifts[position]! += edits.shifts[edit]!;
      else edit = this.shiftPoints(edits, edit, block);
    }
    const whole = edits.shifts[edits.count]!;
    this.shiftFrom(position, whole);
  }

  /** Shifts all blocks from a position on. */
  private shiftFrom(from: number, shift: number): void {
    const { groups, shifts } = this;
    const { length } = this.order;
    const group = (from + GROUP_SIZE - 1) >> GROUP_BITS;
    const end = Math.min(group << GROUP_BITS, length);
    for (let position = from; position < end; position++) shifts[position]! += shift;
    for (let i = group; i << GROUP_BITS < length; i++) groups[i]! += shift;
  }

  /** Before blocks come to be in other groups: gives those from a position on the shifts of their groups. */
  private ungroup(from: number): void {
    const { groups, shifts } = this;
    const { length } = this.order;
    for (let group = from >> GROUP_BITS; group << GROUP_BITS < length; group++) {
      const end = Math.min((group + 1) << GROUP_BITS, length);
      for (let position = group << GROUP_BITS; position < end; position++)
        shifts[position]! += groups[group]!;
      groups[group] = 0;
    }
  }

  /** Shifts the points of a block one by one. Returns the first edit that the last one is not after. */
  private shiftPoints(edits: SortedEdits, from: number, block: number): number {
    const { places } = this;
    const points = this.points[block]!;
    const size = this.sizes[block]!;
    const shift = this.shiftOf(block);
    let edit = from;
    // Before the first edit of all nothing shifts.
    let i = from === 0 ? this.firstPointFrom(block, edits.starts[0]! - shift) : 0;
    for (; i < size; i++) {
      const at = places[points[i]!]! + shift;
      edit = this.skipEdits(edits, edit, at);
      if (edit === edits.count) break;
      if (edits.starts[edit]! >= at) places[points[i]!]! += edits.shifts[edit]!;
      else
        places[points[i]!] =
          (this.sticks === 'right' ? edits.endAfter(edit) : edits.startAfter(edit)) - shift;
    }
    const whole = edits.shifts[edits.count]!;
    for (; i < size; i++) places[points[i]!]! += whole;
    return edit;
  }

  /** The first edit, from one on, that a place is not after. A place at an insertion is after it if it sticks right. */
  private skipEdits(edits: SortedEdits, from: number, at: number): number {
    let edit = from;
    if (this.sticks === 'right') while (edit < edits.count && edits.ends[edit]! <= at) edit++;
    else while (edit < edits.count && edits.ends[edit]! <= at && edits.starts[edit]! < at) edit++;
    return edit;
  }

  private split(position: number): void {
    const block = this.order[position]!;
    const half = BLOCK_SIZE / 2;
    const moved = this.points[block]!.subarray(half, this.sizes[block]);
    this.sizes[block] = half;
    const next = this.newBlock(position + 1, moved, this.shiftAt(position));
    for (const point of moved) this.blockOf[point] = next;
  }

  private newBlock(position: number, points: Int32Array, shift: number): number {
    const block = this.free.pop() ?? this.points.length;
    this.points[block] ??= new Int32Array(BLOCK_SIZE);
    this.points[block].set(points);
    this.sizes[block] = points.length;
    this.changedAt[block] = ++this.changes;
    if (this.points.length > this.shifts.length) {
      this.shifts = withRoom(this.shifts, 2 * this.points.length);
      this.positions = withRoom(this.positions, 2 * this.points.length);
      this.groups = withRoom(this.groups, (this.shifts.length >> GROUP_BITS) + 1);
    }
    this.ungroup(position);
    this.order.splice(position, 0, block);
    this.shifts.copyWithin(position + 1, position, this.order.length - 1);
    this.shifts[position] = shift;
    this.notePositions(position);
    return block;
  }

  /** Notes where the blocks are, from a position on. */
  private notePositions(from: number): void {
    for (let position = from; position < this.order.length; position++)
      this.positions[this.order[position]!] = position;
  }

  /** Position of the first block whose first point is at `at` or after it. */
  private firstBlockFrom(at: number): number {
    return firstIndex(this.order.length, i => this.firstAt(this.order[i]!) >= at);
  }

  /** Index of the first point of a block whose place, less the block's shift, is `place` or after it. */
  private firstPointFrom(block: number, place: number): number {
    const points = this.points[block]!;
    return firstIndex(this.sizes[block]!, i => this.places[points[i]!]! >= place);
  }
}

/** The points that have a place, by place. */
function byPlace(places: Int32Array): Int32Array {
  const count = places.length;
  const keys = new Float64Array(count);
  let size = 0;
  // A key holds place and point, so that they can be sorted as plain numbers.
  for (let point = 0; point < count; point++)
    if (places[point]! >= 0) keys[size++] = places[point]! * count + point;
  const sorted = keys.subarray(0, size).sort();
  const points = new Int32Array(size);
  for (let i = 0; i < size; i++) points[i] = sorted[i]! % count;
  return points;
}
