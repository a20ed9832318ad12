import * as l10n from '@vscode/l10n';
import type { TableModel } from '../table/tableModel';

/** The heading of definitions and notes. */
export const WHAT_THIS_COUNTS = l10n.t('What this counts');

/** What is read before the table, a paragraph each: the scope, what to beware of, what was found. */
export function above({
  scope,
  warnings,
  summary,
}: Pick<TableModel, 'scope' | 'warnings' | 'summary'>): readonly string[] {
  return [scope, ...(warnings.length > 0 ? [warningLine(warnings)] : []), ...summary];
}

/** What is read after the table, a sentence each. */
export function below({ definitions, notes }: Pick<TableModel, 'definitions' | 'notes'>): readonly string[] {
  return [...definitions, ...notes];
}

function warningLine(warnings: readonly string[]): string {
  return l10n.t('Please note: {0}', warnings.join(' '));
}
