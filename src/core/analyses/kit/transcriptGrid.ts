import { firstAtLeast } from '../../base/sorted';
import type { CodeRows } from '../../corpus/codeRows';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { NOBODY } from '../../participants/turnOwners';
import { type WordOwners, oneOwner, ownersByTurn } from './wordOwners';

/** What one transcript adds to a grid of codes and columns: only the codes that occur in it, and its own columns. */
export interface GridPart {
  readonly rows: Int32Array;
  /** For each of these rows. */
  readonly allSegments: Int32Array;
  readonly allWords: Int32Array;
  readonly columns: Int32Array;
  /** For each of these rows, column after column. */
  readonly segments: Int32Array;
  readonly words: Int32Array;
}

/** Counts one transcript after the other, with room for what is counted in the one at hand. */
export class TranscriptGrid {
  private readonly allSegments: Int32Array;
  private readonly allWords: Int32Array;
  /** Words below this index are counted. */
  private readonly done: Int32Array;
  /** Row → its place among those that occur. */
  private readonly placeOf: Int32Array;
  private rows: number[] = [];
  private columns: readonly number[] = [];
  private segments: number[] = [];
  private words: number[] = [];
  private owners: WordOwners = { first: new Int32Array(1), owner: new Int32Array(0) };

  /** @param isOneColumn whether everything of a transcript is in one column, which is numbered 0 */
  constructor(
    private readonly codes: CodeRows,
    private readonly isOneColumn: boolean,
  ) {
    const column = () => new Int32Array(codes.ids.length + 1);
    this.allSegments = column();
    this.allWords = column();
    this.done = column();
    this.placeOf = column();
  }

  count(scoped: ScopedTranscript): GridPart {
    this.begin(scoped);
    const any = this.codes.ids.length;
    const { words } = scoped.transcript;
    for (const { placed, participants } of scoped.segments) {
      const rows = this.codes.rolledUp(placed.segment.codes);
      if (rows.length === 0) continue;
      const [from, to] = words.range(placed.start, placed.end);
      const columns = this.isOneColumn ? ONLY_COLUMN : participants.map(one => this.columns.indexOf(one));
      for (const row of rows) this.add(row, columns, from, to);
      this.add(any, columns, from, to);
    }
    return this.part();
  }

  private begin(scoped: ScopedTranscript): void {
    this.owners = this.isOneColumn ? oneOwner(scoped, 0) : ownersByTurn(scoped);
    const present = new Set(this.owners.owner);
    present.delete(NOBODY);
    this.columns = [...present];
    this.rows = [];
    this.segments = [];
    this.words = [];
  }

  /** Adds a segment, and its words `[from, to)`; segments of one transcript come by start. */
  private add(row: number, columns: readonly number[], from: number, to: number): void {
    const width = this.columns.length;
    if (this.allSegments[row]!++ === 0) {
      this.placeOf[row] = this.rows.push(row) - 1;
      for (let i = 0; i < width; i++) {
        this.segments.push(0);
        this.words.push(0);
      }
    }
    const first = this.placeOf[row]! * width;
    for (const column of columns) this.segments[first + column]!++;
    const start = Math.max(from, this.done[row]!);
    if (start >= to) return;
    this.done[row] = to;
    this.allWords[row]! += to - start;
    this.addWords(first, start, to);
  }

  private addWords(cells: number, from: number, to: number): void {
    const { first, owner } = this.owners;
    let stretch = firstAtLeast(first, from + 1) - 1;
    for (let at = from; at < to; stretch++) {
      const end = Math.min(to, first[stretch + 1]!);
      const column = owner[stretch]!;
      if (column !== NOBODY) this.words[cells + this.columns.indexOf(column)]! += end - at;
      at = end;
    }
  }

  /** What was counted; afterwards nothing is. */
  private part(): GridPart {
    const rows = Int32Array.from(this.rows);
    const allSegments = rows.map(row => this.allSegments[row]!);
    const allWords = rows.map(row => this.allWords[row]!);
    for (const row of rows) {
      this.allSegments[row] = 0;
      this.allWords[row] = 0;
      this.done[row] = 0;
    }
    return {
      ...{ rows, allSegments, allWords },
      columns: Int32Array.from(this.columns),
      segments: Int32Array.from(this.segments),
      words: Int32Array.from(this.words),
    };
  }
}

const ONLY_COLUMN: readonly number[] = [0];
