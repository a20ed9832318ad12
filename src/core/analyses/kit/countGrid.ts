import type { Addable } from '../../base/runningSum';
import type { Steps } from '../../base/steps';
import { CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { nameOf } from '../../studyFile/namedRecords';
import { sumOfParts } from './knownParts';
import { type GridPart, TranscriptGrid } from './transcriptGrid';
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
export function countGrid(corpus: Corpus, scope: Scope, columns: ColumnKind): Steps<Grid> {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const isOneColumn = columns === 'transcript';
  const width = (isOneColumn ? scope.transcripts : scope.participants).length;
  const counter = new TranscriptGrid(codes, isOneColumn);
  return sumOfParts(
    scope,
    ['grid', columns, width],
    scoped => counter.count(scoped),
    () => new GridSum(codes.ids, width, isOneColumn),
    sum => sum.copied(),
  );
}

class GridSum implements Grid, Addable<GridPart> {
  readonly segments: Int32Array;
  readonly words: Int32Array;
  readonly allSegments: Int32Array;
  readonly allWords: Int32Array;

  constructor(
    readonly codes: readonly string[],
    readonly width: number,
    /** Whether each transcript has one column, and no other. */
    private readonly isOneColumn: boolean,
  ) {
    const rows = codes.length + 1;
    this.segments = new Int32Array(rows * width);
    this.words = new Int32Array(rows * width);
    this.allSegments = new Int32Array(rows);
    this.allWords = new Int32Array(rows);
  }

  /** What it is now, whatever is added later. */
  copied(): Grid {
    const { codes, width, segments, words, allSegments, allWords } = this;
    return {
      codes,
      width,
      segments: segments.slice(),
      words: words.slice(),
      allSegments: allSegments.slice(),
      allWords: allWords.slice(),
    };
  }

  add(part: GridPart, times: 1 | -1, index: number): void {
    const { rows, columns, segments, words } = part;
    const first = this.isOneColumn ? index : 0;
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      this.allSegments[row]! += times * part.allSegments[i]!;
      this.allWords[row]! += times * part.allWords[i]!;
      for (const column of columns) {
        const cell = row * this.width + first + column;
        this.segments[cell]! += times * segments[at]!;
        this.words[cell]! += times * words[at++]!;
      }
    }
  }
}

/** The segments that a column of a matrix counts. */
export function underlyingColumn(kind: ColumnKind, id: string): Underlying {
  return kind === 'participant' ? { participant: id } : { transcript: id };
}

/** Participants of a scope in its order, or its transcripts by path; coded or not. */
export function gridColumns(
  scope: Scope,
  kind: ColumnKind,
): readonly { /** Of the participant, or path. */ readonly id: string; readonly name: string }[] {
  if (kind === 'participant') return scope.participants.map(one => ({ id: one.id, name: nameOf(one) }));
  return scope.transcripts.map(({ transcript: { path } }) => ({ id: path, name: path }));
}
