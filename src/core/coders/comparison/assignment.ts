import { firstAtLeast } from '../../base/sorted';
import { MinHeap } from './minHeap';

const FREE = -1;

/** A pair that may be matched: numbers of its two members, and what the pair is worth, a whole number above 0. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly worth: number;
}

/**
 * The set of pairs that is worth most, exactly: shortest augmenting paths, one for each member of the first side, with
 * dual values for the other side (Jonker & Volgenant 1987, Computing 38, 325–340), over the candidates only. Staying
 * without a partner is worth 0. Worths are whole numbers, so that no rounding decides.
 * @param mostSteps looks at a candidate before the search is given up
 * @returns undefined when it was given up
 */
export function assign(candidates: readonly Candidate[], mostSteps: number): Candidate[] | undefined {
  const sorted = [...candidates].sort((x, y) => x.a - y.a || x.b - y.b);
  const columns = distinct(sorted.map(({ b }) => b));
  const cells: Cell[][] = [];
  let last: number | undefined;
  for (const candidate of sorted) {
    if (candidate.a !== last) cells.push([]);
    last = candidate.a;
    const column = firstAtLeast(columns, candidate.b);
    cells.at(-1)!.push({ column, cost: -candidate.worth, candidate });
  }
  // a column of its own for each row: to have no partner
  cells.forEach((row, i) => row.push({ column: columns.length + i, cost: 0, candidate: undefined }));
  return new Search(cells, columns.length + cells.length, mostSteps).run();
}

/** Pairs by their worth, the most first, as long as both members are free. */
export function greedy(candidates: readonly Candidate[]): Candidate[] {
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  return [...candidates]
    .sort((x, y) => y.worth - x.worth || x.a - y.a || x.b - y.b)
    .filter(({ a, b }) => {
      if (takenA.has(a) || takenB.has(b)) return false;
      takenA.add(a);
      takenB.add(b);
      return true;
    });
}

interface Cell {
  readonly column: number;
  readonly cost: number;
  readonly candidate: Candidate | undefined;
}

class Search {
  private readonly dual: Float64Array;
  private readonly rowOf: Int32Array;
  private readonly cellOf: (Cell | undefined)[];
  /** Of the row that is being placed: cost of the way to a column, and the row before it. */
  private readonly distance: Float64Array;
  private readonly from: Int32Array;
  private readonly through: (Cell | undefined)[];
  private steps = 0;

  constructor(
    private readonly cells: readonly (readonly Cell[])[],
    columns: number,
    private readonly mostSteps: number,
  ) {
    this.dual = new Float64Array(columns);
    this.rowOf = new Int32Array(columns).fill(FREE);
    this.cellOf = new Array<undefined>(cells.length);
    this.distance = new Float64Array(columns).fill(Infinity);
    this.from = new Int32Array(columns);
    this.through = new Array<undefined>(columns);
  }

  run(): Candidate[] | undefined {
    for (let row = 0; row < this.cells.length; row++) {
      this.place(row);
      if (this.steps > this.mostSteps) return undefined;
    }
    return this.cellOf.flatMap(cell => cell?.candidate ?? []);
  }

  private place(row: number): void {
    const { distance, dual, rowOf, from, through } = this;
    const heap = new MinHeap();
    const reached: number[] = [];
    const settled: number[] = [];
    const isSettled = new Set<number>();
    const relax = (current: number, base: number) => {
      for (const cell of this.cells[current]!) {
        this.steps++;
        const { column, cost } = cell;
        const length = base + cost - dual[column]!;
        if (isSettled.has(column) || length >= distance[column]!) continue;
        if (distance[column] === Infinity) reached.push(column);
        distance[column] = length;
        from[column] = current;
        through[column] = cell;
        heap.push(length, column);
      }
    };
    relax(row, 0);
    let end = FREE;
    while (end === FREE) {
      const { key, item: column } = heap.pop();
      if (isSettled.has(column) || key > distance[column]!) continue;
      if (rowOf[column] === FREE) {
        end = column;
        break;
      }
      isSettled.add(column);
      settled.push(column);
      const owner = rowOf[column]!;
      relax(owner, key - (this.cellOf[owner]!.cost - dual[column]!));
    }
    const shortest = distance[end]!;
    for (const column of settled) dual[column]! += distance[column]! - shortest;
    this.augment(row, end);
    for (const column of reached) distance[column] = Infinity;
  }

  /** Gives every row on the way the column through which it was passed. */
  private augment(row: number, end: number): void {
    for (let column = end; ;) {
      const owner = this.from[column]!;
      const before = this.cellOf[owner]?.column;
      this.rowOf[column] = owner;
      this.cellOf[owner] = this.through[column]!;
      if (owner === row) return;
      column = before!;
    }
  }
}

function distinct(values: number[]): readonly number[] {
  return values.sort((a, b) => a - b).filter((value, i, all) => value !== all[i - 1]);
}
