import * as l10n from '@vscode/l10n';
import { enumerate, quoted } from '../../base/phrases';
import { nameKey } from '../../codebook/codeName';
import { UnusableFile } from '../codebookIn/readXml';
import type { Row, Tables } from './database';

/**
 * The project of a database that is to be read.
 * @param columns of the table of projects @param wanted its name; undefined for the only one
 * @throws UnusableFile where it is not clear
 */
export function chosenProject(
  tables: Tables,
  columns: { readonly id: string; readonly name: string },
  wanted: string | undefined,
): Row {
  const projects = tables.rows('projects').filter(row => row.key(columns.id) !== undefined);
  const nameOf = (row: Row) => row.text(columns.name) ?? row.key(columns.id)!;
  const names = enumerate(projects.map(row => quoted(nameOf(row))));
  const found =
    wanted === undefined ? projects : projects.filter(row => nameKey(nameOf(row)) === nameKey(wanted));
  if (projects.length === 0) throw new UnusableFile(l10n.t('The database has no project.'));
  if (found.length === 0)
    throw new UnusableFile(l10n.t('The database has no project “{0}”. It has: {1}.', wanted!, names));
  if (found.length > 1)
    throw new UnusableFile(l10n.t('The database has several projects: {0}. Name one with --project.', names));
  return found[0]!;
}
