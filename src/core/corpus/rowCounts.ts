import type { CodeRows } from './codeRows';

/** In how many segments of a transcript codes occur, themes included: a row for each that does. */
export interface RowPart {
  readonly rows: Int32Array;
  readonly segments: Int32Array;
}

/** Counts the segments of one transcript after the other, with room for what is counted in the one at hand. */
export class RowCounts {
  private readonly segments: Int32Array;
  private found: number[] = [];

  constructor(private readonly codes: CodeRows) {
    this.segments = new Int32Array(codes.ids.length);
  }

  /**
   * Adds a segment that carries some codes.
   * @returns the rows that it counts for, each once
   */
  add(codes: readonly string[]): readonly number[] {
    const rows = this.codes.rolledUp(codes);
    for (const row of rows) if (this.segments[row]!++ === 0) this.found.push(row);
    return rows;
  }

  /** Gives what was counted, and begins anew. */
  take(): RowPart {
    const rows = Int32Array.from(this.found);
    const segments = rows.map(row => this.segments[row]!);
    for (const row of rows) this.segments[row] = 0;
    this.found = [];
    return { rows, segments };
  }
}
