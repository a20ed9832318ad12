import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { studyOfProject } from '../../core/exchange/projectIn/incomingStudy';
import { MAX_BYTES, tooLarge } from '../../core/exchange/projectIn/unpackProject';
import { readTool } from '../../core/exchange/toolsIn/readTool';
import { OWN_READING } from '../../core/exchange/toolsIn/toolProject';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { importIncoming } from './importProject';

/** The database in the folder of a project of QualCoder. */
const QUALCODER_FILE = 'data.qda';

/** `transcript-coder import PROJECT.rqda --into FOLDER`: a project in the database of its program. */
export async function importToolProject(
  typed: string,
  into: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const file = await databaseOf(typed, io);
  return importIncoming(typed, into, given, io, async () => {
    await refuseUnsaved(file, io);
    const bytes = await readInput(file, io, size => (size > MAX_BYTES ? tooLarge() : undefined));
    const read = await readTool(projectName(path.resolve(io.cwd, file)), bytes, single(given, 'project'));
    return study => studyOfProject(read, { reading: OWN_READING, target: study?.corpus });
  });
}

/** As it would be typed. */
async function databaseOf(typed: string, { cwd }: Io): Promise<string> {
  const stats = await fs.stat(path.resolve(cwd, typed));
  if (!stats.isDirectory()) return typed;
  const names = await fs.readdir(path.resolve(cwd, typed));
  if (names.includes(QUALCODER_FILE)) return path.join(typed, QUALCODER_FILE);
  throw new UsageError(
    l10n.t('“{0}” is a folder, and not the project of a program. Nothing was imported.', typed),
  );
}

/** A program that is running may have changes that are not in the database yet. */
async function refuseUnsaved(file: string, { cwd }: Io): Promise<void> {
  const stats = await fs.stat(`${path.resolve(cwd, file)}-wal`).catch(() => undefined);
  if (stats && stats.size > 0)
    throw new UsageError(
      l10n.t('“{0}” is open in its program. Close it there and import it again. Nothing was imported.', file),
    );
}

/** By the folder of the database, if that is what the project is, else by its file. @param file absolute */
function projectName(file: string): string {
  const named = path.basename(file) === QUALCODER_FILE ? path.dirname(file) : file;
  return path.basename(named).replace(/\.(?:qda|rqda|requal|sqlite3?|db)$/i, '');
}
