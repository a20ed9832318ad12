import type { Steps } from '../../../../core/base/steps';
import { type Result, ok } from '../../../../core/base/result';
import type { GridCell, SummaryGrid } from '../../../../core/analyses/grid/grid';
import { summaryGrid } from '../../../../core/analyses/grid/grid';
import type { ColumnKind } from '../../../../core/analyses/kit/countGrid';
import type { Corpus } from '../../../../core/corpus/corpus';
import { type Scope, findScope } from '../../../../core/corpus/scope';
import { prepareQueries } from '../../../../core/corpus/withQueries';
import type { CellKey, GridOfPage } from '../../../../webview/grid/messages';
import { runSteps } from '../../../ui/runSteps';
import { type GridRequest, isSameGrid } from './gridRequest';

/** The key of the row that is of whole columns, and of the column that is of whole rows. */
export const WHOLE = '';

/** A grid as a page shows it: with its scope, and cells by the keys of their rows and columns. */
export interface ShownGrid {
  readonly grid: SummaryGrid;
  readonly corpus: Corpus;
  readonly scope: Scope;
  /** What was asked for. */
  readonly request: GridRequest;
  /** Undefined where there is no such cell. */
  cell(key: CellKey): GridCell | undefined;
}

/** Reads a grid. @param coder id of whoever looks */
export function* shownGrid(
  corpus: Corpus,
  request: GridRequest,
  coder: string | undefined,
): Steps<Result<ShownGrid>> {
  const found = findScope(corpus, request.scope);
  if (!found.ok) return found;
  const scope = found.value;
  const by = request.by ?? rowsByDefault(scope);
  const grid = yield* summaryGrid(corpus, scope, { by, level: request.level, coder });
  const rowOf = new Map(grid.rows.map(({ id }, i) => [id, i]));
  const columnOf = new Map(grid.columns.map(({ id }, i) => [id, i]));
  return ok({
    grid,
    corpus,
    scope,
    request,
    cell({ row, column }) {
      if (row === WHOLE) return grid.columns[columnOf.get(column) ?? -1]?.whole;
      if (column === WHOLE) return grid.rows[rowOf.get(row) ?? -1]?.whole;
      return grid.cells[rowOf.get(row) ?? -1]?.[columnOf.get(column) ?? -1];
    },
  });
}

/** The grid that a page has, or had when it said something. @param now what is shown now @returns a sentence where there is none */
export async function gridOfPage(
  now: ShownGrid,
  { by, request }: GridOfPage,
  coder: string | undefined,
): Promise<ShownGrid | string> {
  const asked = request as GridRequest;
  if (now.grid.by === by && isSameGrid(now.request, asked)) return now;
  await prepareQueries(asked.scope);
  const steps = shownGrid(now.corpus, { ...asked, by: by === 'transcript' ? by : 'participant' }, coder);
  const grid = (await runSteps(
    steps,
    () => false,
    () => undefined,
  ))!.value;
  return grid.ok ? grid.value : grid.error;
}

/** A study without participants is read by transcript. */
function rowsByDefault({ areDeclared, participants }: Scope): ColumnKind {
  return areDeclared && participants.length > 0 ? 'participant' : 'transcript';
}
