import { byUnits } from '../../base/compare';
import type { Steps } from '../../base/steps';
import { type CodeFacts, CodeRows, codeFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment } from '../../corpus/scopedTranscripts';
import { type Summary, type SummaryPlace, isPlaced } from '../../summaries/summary';
import { type ColumnKind, gridColumns } from '../kit/countGrid';
import { type GridSegment, placeKey, rowOf } from './gridCell';
import { type SummaryChanges, SummaryCheck } from './summaryChanges';

export interface GridOptions {
  /** What has a row. */
  readonly by: ColumnKind;
  /** So many levels of the scope's codes have a column, the topmost ones; 0 for all. */
  readonly level: number;
  /** Id of the coder whose summaries come first. */
  readonly coder?: string | undefined;
}

/** Participants or transcripts by themes and codes, with what is coded and what is written about it. */
export interface SummaryGrid {
  readonly by: ColumnKind;
  /** Participants of the scope in its order, or its transcripts by path; coded or not. */
  readonly rows: readonly GridRow[];
  /** In the order of the codebook. */
  readonly columns: readonly GridColumn[];
  /** By row, then by column. */
  readonly cells: readonly (readonly GridCell[])[];
  /** Number of summaries that are of another row or column, or of none that there is. */
  readonly elsewhere: number;
}

export interface GridRow {
  /** Id of the participant, or path of the transcript. */
  readonly id: string;
  readonly name: string;
  /** What is coded with any code of the scope, and what is written about the row as a whole. */
  readonly whole: GridCell;
}

export interface GridColumn extends CodeFacts {
  /** Number of codes above it that are in the scope, too. */
  readonly level: number;
  /** What is coded with it, of any speaker, and what is written about the column as a whole. */
  readonly whole: GridCell;
}

/** What is coded, and what is written about it. */
export interface GridCell {
  readonly place: SummaryPlace;
  /** The segments that count, by transcript and place; of a theme all that carry it or a code below, each once. */
  readonly segments: readonly GridSegment[];
  /** Those of the coder who looks first, then by coder and id. */
  readonly summaries: readonly GridSummary[];
}

export interface GridSummary {
  readonly summary: Summary;
  /** Whether the coder who looks has written it. */
  readonly isOwn: boolean;
  /** Undefined where its segments are those that there were, with the same words. */
  readonly changes: SummaryChanges | undefined;
}

/**
 * The summary grid of a scope. Of summaries, those of codes that were merged are in the cells of what the codes became; with
 * coders asked for, only theirs and those of nobody are there.
 */
export function* summaryGrid(corpus: Corpus, scope: Scope, options: GridOptions): Steps<SummaryGrid> {
  const { by, level } = options;
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const asked = new Set(corpus.queries?.map(({ id }) => id));
  const columns = scope.codes.codes.filter(
    ({ id }) =>
      !asked.has(id) && !corpus.codebook.setOf(id) && (level === 0 || scope.codes.level(id) < level),
  );
  const columnOf = new Map(columns.map(({ id }, i) => [id, i]));
  const columnOfCode = codes.ids.map(id => columnOf.get(id));
  const rows = gridColumns(scope, by);

  const cells = rows.map(() => columns.map((): GridSegment[] => []));
  const ofRow = rows.map((): GridSegment[] => []);
  const ofColumn = columns.map((): GridSegment[] => []);
  for (const [i, { transcript, segments }] of scope.transcripts.entries()) {
    for (const scoped of segments.filter(isCoded)) {
      const segment: GridSegment = { transcript, scoped };
      const at = codes.rolledUp(scoped.placed.segment.codes);
      for (const row of rowOf(by, i, scoped)) {
        ofRow[row]!.push(segment);
        for (const code of at) {
          const column = columnOfCode[code];
          if (column !== undefined) cells[row]![column]!.push(segment);
        }
      }
      for (const code of at) {
        const column = columnOfCode[code];
        if (column !== undefined) ofColumn[column]!.push(segment);
      }
    }
    yield (i + 1) / scope.transcripts.length;
  }

  const written = new Written(corpus, scope, options);
  const placeOf = (row: string): SummaryPlace =>
    by === 'participant' ? { participant: row } : { transcript: row };
  return {
    by,
    rows: rows.map((row, r) => ({ ...row, whole: written.cell(placeOf(row.id), ofRow[r]!) })),
    columns: columns.map(({ id }, c) => ({
      ...codeFacts(corpus.codebook, id),
      level: scope.codes.level(id),
      whole: written.cell({ code: id }, ofColumn[c]!),
    })),
    cells: rows.map((row, r) =>
      columns.map(({ id }, c) => written.cell({ code: id, ...placeOf(row.id) }, cells[r]![c]!)),
    ),
    elsewhere: written.left,
  };
}

/** Whether a person has coded it: passages of queries have no coder. */
function isCoded({ placed }: ScopedSegment): boolean {
  return placed.coder !== '';
}

/** The summaries of a study, by what they are about. */
class Written {
  private readonly byPlace = new Map<string, Summary[]>();
  private readonly check: SummaryCheck;
  /** How many are in no cell so far. */
  left = 0;

  constructor(
    { codebook, summaries = [], ...corpus }: Corpus,
    scope: Scope,
    private readonly options: GridOptions,
  ) {
    const { coders } = scope.filters;
    const shown = summaries.filter(
      one => isPlaced(one) && (!coders || one.by === undefined || coders.includes(one.by)),
    );
    for (const summary of shown) {
      const code =
        summary.code === undefined ? undefined : (codebook.resolve(summary.code)?.id ?? summary.code);
      const key = placeKey({ ...summary, code });
      const known = this.byPlace.get(key);
      if (known) known.push(summary);
      else this.byPlace.set(key, [summary]);
    }
    this.left = shown.length;
    this.check = new SummaryCheck({ codebook, ...corpus }, shown);
  }

  cell(place: SummaryPlace, segments: readonly GridSegment[]): GridCell {
    const there = this.byPlace.get(placeKey(place)) ?? [];
    this.left -= there.length;
    const { coder } = this.options;
    const summaries = there.map((summary): GridSummary => ({
      summary,
      isOwn: coder !== undefined && summary.by === coder,
      changes: this.check.changes(summary, place, segments),
    }));
    return { place, segments, summaries: summaries.sort(ownFirst) };
  }
}

function ownFirst(a: GridSummary, b: GridSummary): number {
  return (
    Number(b.isOwn) - Number(a.isOwn) ||
    byUnits(a.summary.by ?? '', b.summary.by ?? '') ||
    byUnits(a.summary.id, b.summary.id)
  );
}
