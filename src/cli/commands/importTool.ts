import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { studyOfProject } from '../../core/exchange/projectIn/incomingStudy';
import type { ReadProject } from '../../core/exchange/projectIn/readProject';
import { MAX_BYTES, tooLarge } from '../../core/exchange/projectIn/unpackProject';
import { QC_SETTINGS, readQc } from '../../core/exchange/toolsIn/qc';
import { readTool } from '../../core/exchange/toolsIn/readTool';
import { OWN_READING } from '../../core/exchange/toolsIn/toolProject';
import { NodeProjectFolder } from '../../node/projectFolder';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { importIncoming } from './importProject';

/** The database in the folder of a project of QualCoder. */
const QUALCODER_FILE = 'data.qda';

/** `transcript-coder import PROJECT.rqda --into FOLDER`: a project as its program keeps it. */
export async function importToolProject(
  typed: string,
  into: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const wanted = single(given, 'project');
  const place = await placeOf(typed, io);
  return importIncoming(typed, into, given, io, async () => {
    const read = await ('folder' in place ? readFolder(place.folder, io) : readFile(place.file, wanted, io));
    return study => studyOfProject(read, { reading: OWN_READING, target: study?.corpus });
  });
}

/** What a project is in: a database or, of qc, a folder; as they would be typed. */
type Place = { readonly file: string } | { readonly folder: string };

async function placeOf(typed: string, { cwd }: Io): Promise<Place> {
  const stats = await fs.stat(path.resolve(cwd, typed));
  if (!stats.isDirectory()) return { file: typed };
  const names = await fs.readdir(path.resolve(cwd, typed));
  if (names.includes(QUALCODER_FILE)) return { file: path.join(typed, QUALCODER_FILE) };
  if (names.includes(QC_SETTINGS)) return { folder: typed };
  throw new UsageError(
    l10n.t('“{0}” is a folder, and not the project of a program. Nothing was imported.', typed),
  );
}

async function readFile(file: string, wanted: string | undefined, io: Io): Promise<ReadProject> {
  await refuseUnsaved(file, io);
  const bytes = await readInput(file, io, size => (size > MAX_BYTES ? tooLarge() : undefined));
  return readTool(projectName(path.resolve(io.cwd, file)), bytes, wanted);
}

async function readFolder(folder: string, io: Io): Promise<ReadProject> {
  const root = path.resolve(io.cwd, folder);
  for (const name of await fs.readdir(root))
    if (name.endsWith('-wal')) await refuseUnsaved(path.join(folder, name.slice(0, -'-wal'.length)), io);
  return readQc(path.basename(root), new NodeProjectFolder(root));
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
