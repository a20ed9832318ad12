import type { Steps } from '../../base/steps';
import { type RowFacts, rowFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { unlistedNote } from '../../corpus/scopeNotes';
import { type ColumnKind, type Grid, countGrid, gridColumns } from '../kit/countGrid';

/** What a cell counts; presence is 1 where there is a segment, else 0. */
export type Count = 'segments' | 'words' | 'presence';

export interface MatrixOptions {
  readonly columns: ColumnKind;
  readonly count: Count;
  /** Whether codes that do not occur have a row, too. */
  readonly all: boolean;
}

/** Themes and codes by participants or transcripts. */
export interface Matrix {
  readonly scope: ScopeFacts & MatrixOptions;
  /** Participants of the scope in its order, or its transcripts by path; coded or not. */
  readonly columns: readonly MatrixColumn[];
  /** In the order of the codebook. */
  readonly rows: readonly MatrixRow[];
  /** Of everything that carries any of the codes. */
  readonly any: MatrixFigures;
}

export interface MatrixColumn {
  /** Id of the participant, or path of the transcript. */
  readonly id: string;
  readonly name: string;
  /**
   * Segments that carry any of the codes in rows, each once, or the words of the column that they cover, each once; with
   * presence, how many themes and codes occur.
   */
  readonly total: number;
}

export interface MatrixFigures {
  /** Number of columns with at least one segment. */
  readonly n: number;
  /** Segments or words in the scope, each once, of any speaker; null with presence. */
  readonly total: number | null;
  /** One for each column. */
  readonly cells: readonly number[];
}

export interface MatrixRow extends RowFacts, MatrixFigures {}

/**
 * Counts every theme and code in every participant or transcript. A segment counts for each participant with a turn
 * that it overlaps, so that a row's total is not the sum of its cells; words are those in the participant's own turns,
 * or in the transcript, each once. A theme's figures are of all that carries it or a code below it, each once.
 */
export function* matrix(corpus: Corpus, scope: Scope, options: MatrixOptions): Steps<Matrix> {
  const facts = scopeFacts(corpus, scope);
  const grid = yield* countGrid(corpus, scope, options.columns);
  const figures = (row: number) => rowFigures(grid, row, options.count);
  const all = grid.codes.map((id, row): MatrixRow => ({
    ...rowFacts(corpus.codebook, id),
    ...figures(row),
  }));
  const rows = options.all
    ? all
    : all.filter(({ kind }, row) => grid.allSegments[row]! > 0 || kind === 'group');
  const any = figures(grid.codes.length);
  const columns = gridColumns(scope, options.columns).map((column, i): MatrixColumn => ({
    ...column,
    total:
      options.count === 'presence'
        ? count(rows, ({ kind, cells }) => kind !== 'group' && cells[i]! > 0)
        : any.cells[i]!,
  }));
  const notes = [...facts.notes, ...unlistedNote(all.length - rows.length)];
  return { scope: { ...facts, ...options, notes }, columns, rows, any };
}

function rowFigures(grid: Grid, row: number, counted: Count): MatrixFigures {
  const from = row * grid.width;
  const cells = new Array<number>(grid.width);
  let n = 0;
  // plain loops: a large study has half a million cells
  for (let i = 0; i < grid.width; i++) {
    const segments = grid.segments[from + i]!;
    if (segments > 0) n++;
    if (counted === 'segments') cells[i] = segments;
    else if (counted === 'words') cells[i] = grid.words[from + i]!;
    else cells[i] = segments > 0 ? 1 : 0;
  }
  const totals = { segments: grid.allSegments, words: grid.allWords, presence: undefined };
  return { n, total: totals[counted]?.[row] ?? null, cells };
}

function count<T>(items: readonly T[], isCounted: (item: T) => boolean): number {
  return items.reduce((sum, item) => sum + (isCounted(item) ? 1 : 0), 0);
}
