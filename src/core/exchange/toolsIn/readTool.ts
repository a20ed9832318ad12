import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../codebookIn/readXml';
import type { ReadProject } from '../projectIn/readProject';
import { MAX_BYTES, tooLarge } from '../projectIn/unpackProject';
import { type Tables, readDatabase } from './database';
import { isQualCoder, readQualCoder } from './qualcoder';
import { isRequal, readRequal } from './requal';
import { isRqda, readRqda } from './rqda';
import { isTaguette, readTaguette, taguetteRows } from './taguette';

/**
 * Reads the project in a database; which tool it is of is known by its tables.
 * @param name for projects that have none
 * @param wanted the name of a project, where there are several
 * @throws UnusableFile
 */
export async function readTool(name: string, bytes: Uint8Array, wanted?: string): Promise<ReadProject> {
  if (bytes.length > MAX_BYTES) throw new UnusableFile(tooLarge());
  const read = await readDatabase(bytes, tables => rowsIn(tables, name, wanted));
  return read();
}

/** Everything that is needed of a database, so that it can be closed. */
function rowsIn(
  tables: Tables,
  name: string,
  wanted: string | undefined,
): () => ReadProject | Promise<ReadProject> {
  if (isTaguette(tables)) {
    const rows = taguetteRows(tables, wanted);
    return () => readTaguette(rows);
  }
  const project = projectIn(tables, name, wanted);
  return () => project;
}

function projectIn(tables: Tables, name: string, wanted: string | undefined): ReadProject {
  if (isQualCoder(tables)) return readQualCoder(tables, name);
  if (isRqda(tables)) return readRqda(tables, name);
  if (isRequal(tables)) return readRequal(tables, wanted);
  if (tables.has('coded_line', 'document'))
    throw new UnusableFile(
      l10n.t('The database is a part of a project of qc. Import the folder of that project.'),
    );
  throw new UnusableFile(l10n.t('The database is not a project of QualCoder, Taguette, RQDA or requal.'));
}
