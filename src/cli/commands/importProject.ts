import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/phrases';
import { UnusableFile } from '../../core/exchange/codebookIn/readXml';
import { filesOf } from '../../core/exchange/projectIn/filesOf';
import { type IncomingStudy, incomingStudy } from '../../core/exchange/projectIn/incomingStudy';
import { READINGS, readingName } from '../../core/exchange/projectIn/positions';
import { readingWords, unclearWords } from '../../core/exchange/projectIn/readingWords';
import { MAX_BYTES, tooLarge } from '../../core/exchange/projectIn/unpackProject';
import type { StudyMerge } from '../../core/exchange/projectInto/mergeStudy';
import { FileError } from '../../node/fileErrors';
import { makeFoldersOf, removeEmptyFolders, writeNewFolder } from '../../node/newFolder';
import { NodeFileStore } from '../../node/nodeFileStore';
import { importProject } from '../../study/importProject';
import { isAnyNew, planProject } from '../../study/planProject';
import type { Study } from '../../study/study';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { openStudy } from '../openStudy';
import { studyRoot } from '../studyRoot';
import { newStudyIn } from './newStudy';

/** `transcript-coder import PROJECT.qdpx --into FOLDER`: into a new study, or into one that is there. */
export async function importProjectFile(
  typed: string,
  into: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  if (single(given, 'project') !== undefined)
    throw new UsageError(l10n.t('{0} is for databases with several projects.', '--project'));
  const wanted = single(given, 'positions');
  const reading = READINGS.find(one => readingName(one) === wanted);
  return importIncoming(typed, into, given, io, async () => {
    const bytes = await readInput(typed, io, size => (size > MAX_BYTES ? tooLarge() : undefined));
    return study => incomingStudy(typed, bytes, { reading, target: study?.corpus });
  });
}

/** What makes a study of a project, for the study that it is imported into, if there is one. @throws UnusableFile */
export type ReadIncoming = (study: Study | undefined) => IncomingStudy | Promise<IncomingStudy>;

/**
 * Imports a project into a new study, or into one that is there.
 * @param open reads the file, before a study is opened
 */
export async function importIncoming(
  typed: string,
  into: string,
  given: Given,
  io: Io,
  open: () => Promise<ReadIncoming>,
): Promise<ExitCode> {
  const fresh = await newStudyIn(into, io.cwd);
  if (fresh && !fresh.isEmpty)
    throw new UsageError(l10n.t('“{0}” is neither a study nor empty. Nothing was imported.', into));
  const read = await orUsageError(typed, open);
  const study = fresh ? undefined : await openStudy([into], io);
  const incoming = await orUsageError(typed, () => read(study));
  const unclear = incoming.sources.filter(source => !source.reading.isClear);
  if (unclear.length > 0) {
    io.err(`${unclearError(typed)}\n`);
    for (const source of unclear) io.err(`  ${unclearWords(source)}\n`);
    return 2;
  }
  const isDry = given('dry-run').length > 0;
  const result = study
    ? await intoStudy(study, studyRoot([into], io), incoming, isDry)
    : await asNew(fresh!.root, into, incoming, isDry);
  for (const source of incoming.sources) {
    const words = incoming.isPlaced ? undefined : readingWords(source);
    if (words !== undefined) io.out(`${words}\n`);
  }
  io.out(`${result.summary}\n`);
  for (const line of [...result.clashes, ...incoming.findings]) io.err(`${line}\n`);
  return isDry && result.isAny ? 1 : 0;
}

interface Outcome {
  readonly summary: string;
  readonly clashes: readonly string[];
  readonly isAny: boolean;
}

async function orUsageError<T>(typed: string, use: () => T | Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof UnusableFile)
      throw new UsageError(`${typed}: ${error.message} ${l10n.t('Nothing was imported.')}`);
    throw error;
  }
}

function unclearError(typed: string): string {
  return l10n.t(
    '{0}: it is not clear how positions are counted in these sources. Choose one with --positions. Nothing was imported.',
    typed,
  );
}

async function asNew(
  folder: string,
  into: string,
  incoming: IncomingStudy,
  isDry: boolean,
): Promise<Outcome> {
  const segments = incoming.codings.reduce((sum, { sidecar }) => sum + sidecar.segments.length, 0);
  const { transcripts, codebook } = incoming;
  const summary = l10n.t(
    '{0}, {1}, {2}',
    counted.transcripts(transcripts.length),
    counted.codes(codebook.codes.length),
    counted.segments(segments),
  );
  if (!isDry) {
    try {
      await writeNewFolder(folder, filesOf(incoming));
    } catch (error) {
      throw new UsageError(l10n.t('“{0}” could not be written: {1}.', into, new FileError(error).message));
    }
  }
  return { summary, clashes: [], isAny: true };
}

async function intoStudy(
  study: Study,
  root: string,
  incoming: IncomingStudy,
  isDry: boolean,
): Promise<Outcome> {
  const store = new NodeFileStore(root);
  const merged = await planProject(store, study, incoming);
  if (!merged.ok) throw new UsageError(merged.error);
  const { newTranscripts, newCodes, newSegments } = merged.value;
  const summary = l10n.t(
    'New: {0}, {1}, {2}',
    counted.transcripts(newTranscripts),
    counted.codes(newCodes),
    counted.segments(newSegments),
  );
  if (!isDry) await write(study, store, root, merged.value);
  return { summary, clashes: merged.value.clashes, isAny: isAnyNew(merged.value, study.corpus) };
}

async function write(study: Study, store: NodeFileStore, root: string, merge: StudyMerge): Promise<void> {
  const paths = merge.files.map(({ path: file }) => file);
  const made = await makeFoldersOf(root, paths);
  const imported = await importProject(study, store, merge);
  if (imported.ok) return;
  for (const folder of made) await removeEmptyFolders(folder);
  throw new UsageError(imported.error);
}
