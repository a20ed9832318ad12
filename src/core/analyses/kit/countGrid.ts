import type { Steps } from '../../base/steps';
import { CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope, ScopedTranscript } from '../../corpus/scope';
import { NOBODY } from '../../participants/speakers';
import { firstAtLeast } from '../../base/sorted';
import { type WordOwners, oneOwner, ownersByTurn } from './wordOwners';
import type { Underlying } from '../../report/underlying';

/** What the columns of a matrix are. */
export type ColumnKind = 'participant' | 'transcript';

/** Counts by code and column. Row `codes.length` is of everything that carries any of the codes. */
export interface Grid {
  /** Ids, in the order of the codebook. */
  readonly codes: readonly string[];
  /** Number of columns; a cell is at `row * width + column`. */
  readonly width: number;
  /** Segments that count for the column. */
  readonly segments: Int32Array;
  /** Words of the column that segments cover, each once. */
  readonly words: Int32Array;
  /** For each row the segments and words in the scope, each once, those of no column too. */
  readonly allSegments: Int32Array;
  readonly allWords: Int32Array;
}

/**
 * Counts the segments and words of every code in every participant or transcript of a scope; those of a theme are of
 * all that carries it or a code below it, each once. A segment counts for each participant with a turn that it
 * overlaps; its words only for the one in whose turn they are. One sweep over the segments of each transcript by
 * start: time grows with segments × depth of their codes, and for words with turns × codes that cover them.
 */
export function* countGrid(corpus: Corpus, scope: Scope, columns: ColumnKind): Steps<Grid> {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const width = (columns === 'participant' ? scope.participants : scope.transcripts).length;
  const grid = new GridBuilder(codes.ids, width);
  for (const [i, scoped] of scope.transcripts.entries()) {
    const isOneColumn = columns === 'transcript';
    grid.startTranscript(isOneColumn ? oneOwner(scoped, i) : ownersByTurn(scoped));
    addSegments(grid, codes, scoped, isOneColumn ? [i] : undefined);
    yield (i + 1) / scope.transcripts.length;
  }
  return grid;
}

function addSegments(
  grid: GridBuilder,
  codes: CodeRows,
  { transcript, segments }: ScopedTranscript,
  column: readonly number[] | undefined,
): void {
  const any = codes.ids.length;
  for (const { placed, participants } of segments) {
    const rows = codes.rolledUp(placed.segment.codes);
    if (rows.length === 0) continue;
    const [from, to] = transcript.words.range(placed.start, placed.end);
    for (const row of rows) grid.add(row, column ?? participants, from, to);
    grid.add(any, column ?? participants, from, to);
  }
}

class GridBuilder implements Grid {
  readonly segments: Int32Array;
  readonly words: Int32Array;
  readonly allSegments: Int32Array;
  readonly allWords: Int32Array;
  /** Words of the current transcript below this index are counted. */
  private readonly done: Int32Array;
  private owners: WordOwners = { first: new Int32Array(1), owner: new Int32Array(0) };

  constructor(
    readonly codes: readonly string[],
    readonly width: number,
  ) {
    const rows = codes.length + 1;
    this.segments = new Int32Array(rows * width);
    this.words = new Int32Array(rows * width);
    this.allSegments = new Int32Array(rows);
    this.allWords = new Int32Array(rows);
    this.done = new Int32Array(rows);
  }

  startTranscript(owners: WordOwners): void {
    this.owners = owners;
    this.done.fill(0);
  }

  /** Adds a segment, and its words `[from, to)`; segments of one transcript come by start. */
  add(row: number, columns: readonly number[], from: number, to: number): void {
    this.allSegments[row]!++;
    for (const column of columns) this.segments[row * this.width + column]!++;
    const start = Math.max(from, this.done[row]!);
    if (start >= to) return;
    this.done[row] = to;
    this.allWords[row]! += to - start;
    this.addWords(row, start, to);
  }

  private addWords(row: number, from: number, to: number): void {
    const { first, owner } = this.owners;
    let stretch = firstAtLeast(first, from + 1) - 1;
    for (let at = from; at < to; stretch++) {
      const end = Math.min(to, first[stretch + 1]!);
      const column = owner[stretch]!;
      if (column !== NOBODY) this.words[row * this.width + column]! += end - at;
      at = end;
    }
  }
}

/** The segments that a column of a matrix counts. */
export function underlyingColumn(kind: ColumnKind, id: string): Underlying {
  return kind === 'participant' ? { participant: id } : { transcript: id };
}
