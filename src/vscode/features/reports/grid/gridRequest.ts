import * as l10n from '@vscode/l10n';
import type { ColumnKind } from '../../../../core/analyses/kit/countGrid';
import type { Given } from '../../../../core/analyses/kit/parameters';
import type { ScopeOptions } from '../../../../core/studyFile/scopeOptions';
import type { CellKey } from '../../../../webview/grid/messages';

/** What a Summary Grid shows; kept when the window is reloaded. */
export interface GridRequest {
  /** Of the study's folder. */
  readonly root: string;
  /** Undefined for participants, where the study has any. */
  readonly by?: ColumnKind | undefined;
  /** So many levels of codes have a column, from the top; 0 for all. */
  readonly level: number;
  readonly scope: ScopeOptions;
  /** Where somebody was last, and whether they were editing there. */
  readonly current?: CellKey | undefined;
  readonly isEditing?: boolean | undefined;
}

/** Whether two of them ask for the same rows, columns and segments. */
export function isSameGrid(a: GridRequest, b: GridRequest): boolean {
  const [of, other] = [a, b].map(({ root, by, level, scope }) => JSON.stringify([root, by, level, scope]));
  return of === other;
}

/** What its tab is called. */
export function titleOf(study: string): string {
  return l10n.t('Summary grid: {0}', study);
}

/** The themes of a study by its participants. */
export function wholeGrid(root: string): GridRequest {
  return { root, level: 1, scope: {} };
}

/** A theme with all of its codes, or a single code. */
export function gridOfCode(root: string, code: string): GridRequest {
  return { root, level: 0, scope: { codes: [code] } };
}

/** What the analysis of the same name is asked for, so that its report is what the grid shows. */
export function optionsOf(by: ColumnKind, level: number): Given {
  return { by, level };
}
