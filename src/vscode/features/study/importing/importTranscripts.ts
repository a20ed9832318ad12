import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { noteWords } from '../../../../core/exchange/transcriptsIn/importWording';
import type { IncomingTranscript } from '../../../../core/exchange/transcriptsIn/planImport';
import {
  TRANSCRIPT_ENDINGS,
  isTooLarge,
  readTranscriptFile,
  tooLarge,
} from '../../../../core/exchange/transcriptsIn/readTranscriptFile';
import { sha256Of } from '../../../../core/text/sha256';
import type { FileReader } from '../../../../study/fileStore';
import { type PlannedImport, planImports } from '../../../../study/planImports';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { Refusal, unwrap } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import { showText } from '../../../ui/showText';
import { ALL_TEXTS, chooseFolder, createStudy, offerStudy } from '../studies/firstUse';
import { type GivenFile, fileAt } from './givenFiles';
import { chooseImports } from './previewImports';

/**
 * Makes transcripts of files of other programs, after a preview in which each can be left out, and opens the first.
 * @param given asked for without
 * @param isSure whether all that replaces nothing is taken without a preview
 * @returns paths of the transcripts; undefined when the user gave up
 */
export async function importTranscripts(
  deps: Deps,
  given: readonly GivenFile[] | undefined,
  isSure: boolean,
): Promise<readonly string[] | undefined> {
  const openStudy = await studyToFill(deps, isSure);
  if (!openStudy) return undefined;
  const files = given ?? (await askFiles(openStudy.root));
  if (!files || files.length === 0) return undefined;
  const incoming = await readAll(files);
  if (!incoming) return undefined;
  const { study } = openStudy;
  if (!study.file) throw new Refusal(l10n.t('The study’s study.json cannot be used. See Problems.'));
  const texts = [...study.transcripts.map(({ path }) => path), ...study.otherTexts];
  const options = { isReplacing: true, now: deps.now(), random: deps.random };
  const target = { study: study.file, store: readerOf(openStudy), texts };
  const plans = unwrap(await planImports(target, incoming, undefined, options));
  const chosen = isSure ? plans.filter(({ kind }) => kind !== 'replaced') : await chooseImports(plans);
  if (!chosen || chosen.length === 0) return undefined;
  refuseUnsaved(openStudy, chosen);
  unwrap(await study.importTranscripts(chosen));
  const paths = chosen.map(({ path }) => path);
  await vscode.window.showTextDocument(openStudy.uri(paths[0]!), { preview: false });
  tell(chosen);
  return paths;
}

/** The current study; a new one where there is none yet. @param isSure whether it is made without a question */
async function studyToFill(deps: Deps, isSure: boolean): Promise<OpenStudy | undefined> {
  if (deps.studies.current) return requireStudy(deps.studies);
  const root = await chooseFolder();
  if (!root) return undefined;
  return isSure ? createStudy(deps, root, ALL_TEXTS) : offerStudy(deps, root, ALL_TEXTS);
}

async function askFiles(folder: vscode.Uri): Promise<readonly GivenFile[] | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: l10n.t('Import transcripts'),
    openLabel: l10n.t('Preview'),
    defaultUri: folder,
    canSelectMany: true,
    filters: { [l10n.t('Transcripts')]: [...TRANSCRIPT_ENDINGS] },
  });
  return files?.map(fileAt);
}

/** Undefined when the user gave up. @throws Refusal that names the first file that cannot be read */
async function readAll(files: readonly GivenFile[]): Promise<readonly IncomingTranscript[] | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = l10n.t('Reading transcripts');
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const incoming: IncomingTranscript[] = [];
    for (const file of files) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ message: file.name, increment: 100 / files.length });
      incoming.push(await readOne(file));
    }
    return token.isCancellationRequested ? undefined : incoming;
  });
}

async function readOne({ name, read, size }: GivenFile): Promise<IncomingTranscript> {
  const refuse = (reason: string) => new Refusal(l10n.t('{0}: {1} Nothing was imported.', name, reason));
  const length = await size();
  if (length !== undefined && isTooLarge(length)) throw refuse(tooLarge());
  const bytes = await read();
  const source = await readTranscriptFile(name, bytes);
  if (!source.ok) throw refuse(source.error);
  return { name, sha256: sha256Of(bytes), source: source.value };
}

/** The study’s files, as far as they are looked at here. */
function readerOf(openStudy: OpenStudy): FileReader {
  const isMissing = (error: unknown) =>
    error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
  const unlessMissing = async <T>(reading: Thenable<T>): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  return {
    read: path => unlessMissing(vscode.workspace.fs.readFile(openStudy.uri(path))),
    list: async folder =>
      (await unlessMissing(vscode.workspace.fs.readDirectory(openStudy.uri(folder))))?.map(
        ([name, type]) => ({
          name,
          kind: type & vscode.FileType.Directory ? 'folder' : 'file',
        }),
      ),
  };
}

/** An editor with changes of its own would write them over what is imported. */
function refuseUnsaved(openStudy: OpenStudy, plans: readonly PlannedImport[]): void {
  for (const { path } of plans) {
    const key = openStudy.uri(path).toString();
    if (vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === key))
      throw new Refusal(l10n.t('{0} has changes that are not saved. Save or revert them first.', path));
  }
}

/** Says what was imported, and offers to show what was not understood. */
function tell(plans: readonly PlannedImport[]): void {
  const said = l10n.t('Imported: {0}.', counted.transcripts(plans.length));
  const doubtful = plans.filter(({ notes }) => notes.length > 0);
  if (doubtful.length === 0) {
    void vscode.window.showInformationMessage(said);
    return;
  }
  const show = l10n.t('Show What to Check');
  const message = l10n.t('{0} Something was left out or is doubtful.', said);
  void vscode.window.showInformationMessage(message, show).then(async answer => {
    if (answer !== show) return;
    const content = doubtful.map(plan => `# ${plan.file}\n\n${listed(plan)}\n`).join('\n');
    await showText(content);
  });
}

function listed({ path, notes }: PlannedImport): string {
  return [path, '', ...notes.map(note => `- ${noteWords(note)}`)].join('\n');
}
