import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { visible } from '../../core/base/visible';
import { counted, labelled } from '../../core/base/phrases';
import { kindWords, noteWords, speakersWords } from '../../core/exchange/transcriptsIn/importWording';
import type { IncomingTranscript } from '../../core/exchange/transcriptsIn/planImport';
import type { StudyFile } from '../../core/studyFile/studyFile';
import { sha256Of } from '../../core/text/sha256';
import { NodeFileStore } from '../../node/nodeFileStore';
import type { PlannedImport } from '../../study/planImports';
import type { Study } from '../../study/study';
import { type Command, type ExitCode, type Given, type Io, SAMPLE, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { beginStudy, newStudyIn } from './newStudy';
import { isCodingsFile } from '../../core/exchange/codingsIn/codingsFile';
import { isProjectFile } from '../../core/exchange/projectIn/projectFile';
import { CODINGS_OPTIONS } from './codingsOptions';
import { PROJECT_OPTIONS } from './projectOptions';
import { openStudy } from '../openStudy';
import { studyRoot } from '../studyRoot';
import { mayBeToolProject } from './toolProjects';

/** `transcript-coder import`: transcripts from files of other programs. */
export const importCommand: Command = {
  name: 'import',
  group: 'exchange',
  operands: 'FILE… --into STUDY', // not for the catalogue
  summary: l10n.t('Import transcripts, or a project of NVivo, ATLAS.ti, QualCoder…'),
  description: l10n.t(
    'Makes transcripts of files of other programs, with clean turns and timestamps, and adds them to a study. A REFI-QDA project (.qdpx) or a project of QualCoder, Taguette, RQDA, requal or qc becomes a study, or what is new in it is added to one. Codings from a table or JSON lines are put on their words. What was not understood or cannot be taken over is listed.',
  ),
  details: l10n.t(
    'Reads Word, OpenDocument, RTF, PDF, HTML and plain text in any encoding, WebVTT and SubRip, the JSON of Whisper, WhisperX and speech services, and files of f4, EXMARaLDA, ELAN, CHAT and Transcriber. A corrected version of a file that was imported before updates its transcript, and codings stay on their words. All files are imported, or none. A folder that is no study yet becomes one; for a project it has to be new or empty. With a project, nothing in a study is changed or removed, and what the project says differently is listed. Programs count positions in different ways: how a project does is found out for each source by how many coded passages start and end with words, and printed. Of QualCoder and qc, name the folder of the project; of Taguette, RQDA and requal the database. Codings are in .csv, .tsv, .xlsx or .jsonl files with the columns file, quote or start and end, code, coder and memo, or tables of coded segments of MAXQDA and ATLAS.ti. Each quote must be in its transcript, word for word; a coding whose place, code or coder is not certain is rejected and listed with its line.',
  ),
  exitCodes: {
    0: l10n.t('success'),
    1: l10n.t('codings were rejected; with --dry-run: the import would change the study'),
    2: l10n.t('invalid usage, or a file cannot be used; nothing is imported'),
  },
  options: {
    into: { group: 'command', value: 'STUDY', help: l10n.t('the study to import into') },
    as: {
      group: 'command',
      value: 'NAME',
      default: l10n.t('the name of FILE'),
      help: l10n.t('the name or path of the transcript in the study; for a single file'),
    },
    replace: {
      group: 'command',
      help: l10n.t('also replace transcripts that come from elsewhere or were edited'),
    },
    ...PROJECT_OPTIONS,
    ...CODINGS_OPTIONS,
    'dry-run': { group: 'command', help: l10n.t('only print what would be imported') },
  },
  examples: [
    { does: l10n.t('Import a Word document'), args: ['interview-7.docx', '--into', SAMPLE] },
    { does: l10n.t('Make a study of a project'), args: ['project.qdpx', '--into', 'new-study'] },
  ],
  run: runImport,
};

/** Imports a project, which is a file to itself. @param isTool whether it is in the database of its program */
async function importAlone(
  project: string,
  isTool: boolean,
  typed: readonly string[],
  into: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  if (typed.length > 1)
    throw new UsageError(l10n.t('A project is imported by itself. Name only “{0}”.', project));
  const foreign = ['as', 'replace'].find(option => given(option).length > 0);
  if (foreign !== undefined) throw new UsageError(l10n.t('{0} is for transcripts.', `--${foreign}`));
  refuseCodingsOptions(given);
  if (isTool) {
    refusePositions(given);
    const { importToolProject } = await import('./importTool');
    return importToolProject(project, into, given, io);
  }
  const { importProjectFile } = await import('./importProject');
  return importProjectFile(project, into, given, io);
}

/** Imports codings, which are not imported together with anything else. */
async function importOnlyCodings(
  typed: readonly string[],
  into: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const other = typed.find(file => !isCodingsFile(file));
  if (other !== undefined)
    throw new UsageError(l10n.t('Codings are imported by themselves. “{0}” is another kind of file.', other));
  const foreign = ['as', 'replace'].find(option => given(option).length > 0);
  if (foreign !== undefined) throw new UsageError(l10n.t('{0} is for transcripts.', `--${foreign}`));
  const { importCodingFiles } = await import('./importCodings');
  return importCodingFiles(typed, into, given, io);
}

function refuseCodingsOptions(given: Given): void {
  const foreign = Object.keys(CODINGS_OPTIONS).find(option => given(option).length > 0);
  if (foreign !== undefined) throw new UsageError(l10n.t('{0} is for codings.', `--${foreign}`));
}

function refusePositions(given: Given): void {
  if (given('positions').length > 0)
    throw new UsageError(l10n.t('{0} is for projects of REFI-QDA.', '--positions'));
}

async function runImport(typed: readonly string[], given: Given, io: Io): Promise<ExitCode> {
  const into = single(given, 'into');
  const as = single(given, 'as');
  if (typed.length === 0) throw new UsageError(l10n.t('Which files? Name the transcripts to import.'));
  if (into === undefined) throw new UsageError(l10n.t('Into which study? Add --into STUDY.'));
  if (as !== undefined && typed.length > 1) throw new UsageError(l10n.t('{0} is for a single file.', '--as'));
  const project = typed.find(isProjectFile);
  if (project !== undefined) return importAlone(project, false, typed, into, given, io);
  for (const file of typed)
    if (await mayBeToolProject(file, io.cwd)) return importAlone(file, true, typed, into, given, io);
  refusePositions(given);
  if (given('project').length > 0)
    throw new UsageError(l10n.t('{0} is for databases with several projects.', '--project'));
  if (typed.some(isCodingsFile)) return importOnlyCodings(typed, into, given, io);
  refuseCodingsOptions(given);
  const files: IncomingTranscript[] = [];
  for (const file of typed) files.push(await readSource(file, io));
  const fresh = await newStudyIn(into, io.cwd);
  if (fresh && given('dry-run').length > 0) {
    printAll(await plansFor(fresh.study, fresh.root, [], files, given), io);
    return 1;
  }
  const takeBack = fresh && (await beginStudy(into, fresh));
  try {
    return await importInto(into, files, given, io);
  } catch (error) {
    await takeBack?.();
    throw error;
  }
}

/** Into a study that is there. */
async function importInto(
  into: string,
  files: readonly IncomingTranscript[],
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const study = await openStudy([into], io);
  const texts = [...study.transcripts.map(({ path: one }) => one), ...study.otherTexts];
  const plans = await plansFor(requireStudyFile(study), studyRoot([into], io), texts, files, given);
  printAll(plans, io);
  const isAny = plans.some(({ kind }) => kind !== 'same');
  if (given('dry-run').length > 0) return isAny ? 1 : 0;
  if (!isAny) return 0;
  const imported = await study.importTranscripts(plans);
  if (!imported.ok) throw new UsageError(`${imported.error} ${l10n.t('Nothing was imported.')}`);
  return 0;
}

/** @param texts paths of all texts that are there @throws UsageError where one of the files can become nothing */
async function plansFor(
  study: StudyFile,
  root: string,
  texts: readonly string[],
  files: readonly IncomingTranscript[],
  given: Given,
): Promise<readonly PlannedImport[]> {
  const { planImports } = await import('../../study/planImports');
  const target = { study, store: new NodeFileStore(root), texts };
  const plans = await planImports(target, files, single(given, 'as'), {
    isReplacing: given('replace').length > 0,
    now: new Date().toISOString(),
    random: Math.random,
  });
  if (!plans.ok) throw new UsageError(`${plans.error} ${l10n.t('Nothing was imported.')}`);
  return plans.value;
}

function printAll(plans: readonly PlannedImport[], io: Io): void {
  for (const plan of plans) print(plan, io);
}

function requireStudyFile(study: Study): StudyFile {
  const { file } = study;
  if (!file) throw new UsageError(l10n.t('The study’s study.json cannot be used. “check” says why.'));
  return file;
}

async function readSource(typed: string, io: Io): Promise<IncomingTranscript> {
  // readers of many formats, which no other command needs
  const { isTooLarge, readTranscriptFile, tooLarge } =
    await import('../../core/exchange/transcriptsIn/readTranscriptFile');
  const bytes = await readInput(typed, io, size => (isTooLarge(size) ? tooLarge() : undefined));
  const name = path.basename(typed);
  const source = await readTranscriptFile(name, bytes);
  if (!source.ok) throw new UsageError(labelled(typed, source.error));
  return { name, sha256: sha256Of(bytes), source: source.value };
}

function print(plan: PlannedImport, { out, err }: Io): void {
  const { file, path: target, kind, preview, notes } = plan;
  const lines = [
    l10n.t('{0} → {1}: {2}', file, target, kindWords(kind)),
    `  ${counted.turns(preview.turns)}: ${speakersWords(plan)}`,
    ...preview.first.map(({ label, words }) => `    ${label === undefined ? '' : `${label}: `}${words}`),
  ];
  out(`${lines.map(visible).join('\n')}\n`);
  for (const note of notes) err(`${visible(`${file}: ${noteWords(note)}`)}\n`);
}
