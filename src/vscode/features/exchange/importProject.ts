import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UnusableFile } from '../../../core/exchange/codebookIn/readXml';
import { filesOf } from '../../../core/exchange/projectIn/filesOf';
import { type IncomingStudy, incomingStudy } from '../../../core/exchange/projectIn/incomingStudy';
import { PROJECT_ENDINGS } from '../../../core/exchange/projectIn/projectFile';
import type { Reading } from '../../../core/exchange/projectIn/positions';
import { MAX_BYTES, tooLarge } from '../../../core/exchange/projectIn/unpackProject';
import { newContents, projectContents } from '../../../core/exchange/projectInto/contents';
import type { StudyMerge } from '../../../core/exchange/projectInto/mergeStudy';
import { isAnyNew, planProject } from '../../../study/planProject';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal, unwrap } from '../../ui/failure';
import { asText, confirmPreview } from '../../ui/previewList';
import { showText } from '../../ui/showText';
import { withCancel } from '../../ui/withCancel';
import { type GivenFile, fileAt } from '../study/importing/givenFiles';
import { askReading } from './askReading';
import { type ProjectPreview, previewOf } from './previewProject';
import { type ProjectTarget, askTarget, folderFor } from './projectTarget';
import { writeIntoStudy, writeNewStudy } from './writeProject';

/** For keybindings and tests: what is asked for otherwise. */
export interface ProjectArguments {
  /** A study's folder, or one in which a new study is made. */
  readonly into?: vscode.Uri;
  readonly reading?: Reading;
  /** Whether it is imported without a preview. */
  readonly isSure?: boolean;
}

/**
 * Makes a study of a project of another program, or adds what is new in it to one, after a preview; then opens it.
 * @param given asked for without. @returns the folder of the study; undefined when the user gave up or nothing was new
 */
export async function importProject(
  deps: Deps,
  given: GivenFile | undefined,
  args: ProjectArguments,
): Promise<vscode.Uri | undefined> {
  const file = given ?? (await askFile());
  if (!file) return undefined;
  const stem = file.name
    .replace(/\.[^.]*$/, '')
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .trim();
  const target = args.into ? await targetAt(deps, args.into, stem) : await askTarget(deps, file.name, stem);
  if (!target) return undefined;
  if ('openStudy' in target) deps.blind.requireEveryone(target.openStudy);
  const incoming = await readClearly(file, target, args.reading);
  if (!incoming) return undefined;
  return 'openStudy' in target
    ? addTo(deps, target.openStudy, file.name, incoming, args.isSure ?? false)
    : makeIn(deps, target.folder, file.name, incoming, args.isSure ?? false);
}

async function askFile(): Promise<GivenFile | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: l10n.t('Import a project'),
    openLabel: l10n.t('Preview'),
    filters: { [l10n.t('Projects')]: [...PROJECT_ENDINGS] },
  });
  return files?.[0] && fileAt(files[0]);
}

async function targetAt({ studies }: Deps, into: vscode.Uri, name: string): Promise<ProjectTarget> {
  const openStudy = studies.all.find(({ root }) => root.toString() === into.toString());
  return openStudy ? { openStudy } : { folder: await folderFor(into, name) };
}

/** The project, with its positions read in a way that is clear or was chosen; undefined when the user gave up. */
async function readClearly(
  file: GivenFile,
  target: ProjectTarget,
  reading: Reading | undefined,
): Promise<IncomingStudy | undefined> {
  const size = await file.size();
  if (size !== undefined && size > MAX_BYTES) throw refusal(file.name, tooLarge());
  const bytes = await file.read();
  const corpus = 'openStudy' in target ? target.openStudy.study.corpus : undefined;
  const read = (chosen: Reading | undefined) =>
    withCancel(l10n.t('Reading {0}', file.name), async isCancelled => {
      const incoming = await incomingOf(file.name, bytes, { reading: chosen, target: corpus });
      return isCancelled() ? undefined : incoming;
    });
  const first = await read(reading);
  const unclear = first?.sources.filter(source => !source.reading.isClear) ?? [];
  if (unclear.length === 0) return first;
  const chosen = await askReading(file.name, unclear);
  return chosen && read(chosen);
}

async function incomingOf(
  name: string,
  bytes: Uint8Array,
  options: Parameters<typeof incomingStudy>[2],
): Promise<IncomingStudy> {
  try {
    return await incomingStudy(name, bytes, options);
  } catch (error) {
    if (error instanceof UnusableFile) throw refusal(name, error.message);
    throw error;
  }
}

function refusal(name: string, reason: string): Refusal {
  return new Refusal(l10n.t('{0}: {1} Nothing was imported.', name, reason));
}

async function makeIn(
  deps: Deps,
  folder: vscode.Uri,
  name: string,
  incoming: IncomingStudy,
  isSure: boolean,
): Promise<vscode.Uri | undefined> {
  const preview: ProjectPreview = {
    name,
    incoming,
    contents: projectContents(incoming),
    clashes: [],
    into: l10n.t('Into the new study {0}', vscode.workspace.asRelativePath(folder)),
  };
  if (!isSure && !(await confirmPreview(previewOf(preview)))) return undefined;
  if (!(await writeNewStudy(deps, folder, filesOf(incoming)))) return undefined;
  if (!vscode.workspace.getWorkspaceFolder(folder)) {
    const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
    if (!isSure) await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
    return folder;
  }
  const openStudy = await deps.studies.open(folder);
  deps.studies.use(openStudy);
  await openFirst(
    openStudy,
    incoming.transcripts.map(({ path }) => path),
  );
  tell(preview);
  return folder;
}

async function addTo(
  deps: Deps,
  openStudy: OpenStudy,
  name: string,
  incoming: IncomingStudy,
  isSure: boolean,
): Promise<vscode.Uri | undefined> {
  const { study } = openStudy;
  const merge: StudyMerge = unwrap(await planProject(deps.studies.filesOf(openStudy), study, incoming));
  const { corpus } = study;
  const before = { study: corpus.study, codebook: corpus.codebook.file };
  const contents = newContents(merge, before);
  if (!isAnyNew(merge, corpus)) {
    void vscode.window.showInformationMessage(
      l10n.t('The study has everything that is in {0} already.', name),
    );
    return undefined;
  }
  const preview: ProjectPreview = {
    name,
    incoming,
    contents,
    clashes: merge.clashes,
    into: l10n.t('Into the study “{0}”', study.file?.name ?? ''),
  };
  if (!isSure && !(await confirmPreview(previewOf(preview)))) return undefined;
  if (!(await writeIntoStudy(deps, openStudy, merge))) return undefined;
  await openFirst(
    openStudy,
    merge.files.slice(0, merge.newTranscripts).map(({ path }) => path),
  );
  tell(preview);
  return openStudy.root;
}

async function openFirst(openStudy: OpenStudy, [first]: readonly string[]): Promise<void> {
  if (first !== undefined) await vscode.window.showTextDocument(openStudy.uri(first), { preview: false });
}

/** Says what was imported, and offers to list what could not be taken over. */
function tell(preview: ProjectPreview): void {
  const { incoming, contents, clashes } = preview;
  const said = l10n.t('Imported: {0}.', contents.map(({ what, count }) => `${what} ${count}`).join(', '));
  const show = l10n.t('Show What to Check');
  const hasDoubts = incoming.findings.length + clashes.length > 0;
  const message = hasDoubts
    ? vscode.window.showInformationMessage(l10n.t('{0} Something was left out or is doubtful.', said), show)
    : vscode.window.showInformationMessage(said);
  void message.then(answer => {
    if (answer === show) void showText(asText(previewOf(preview)));
  });
}
