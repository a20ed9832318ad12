import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { newStudy } from '../../../../core/studyFile/newStudy';
import { stringifyStudy } from '../../../../core/studyFile/parseStudy';
import { ok } from '../../../../core/base/result';
import { STUDY_FILE } from '../../../../study/studyFiles';
import { isThere } from '../../../storage/isThere';
import { Refusal, unwrap, written } from '../../../ui/failure';
import type { CodingEditor } from '../../../session/codingEditor';
import type { OpenStudy, OpeningStudy, Target } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { offerToCheckSpeakers } from './summary';

const TRANSCRIPT = /\.(txt|md)$/i;
/** Transcripts of a new study. */
export const ALL_TEXTS: readonly string[] = ['**/*.txt'];

/** The transcript in an editor; offers to make a study, or to take the file into one, when it is none yet. */
export async function requireTarget(
  deps: Deps,
  document: CodingEditor['document'],
): Promise<Target | undefined> {
  const { studies } = deps;
  const known = studies.target(document.uri);
  if (known) return known;
  if (document.isUntitled)
    throw new Refusal(l10n.t('Save the transcript first: coding files are kept beside it.'));
  if (!TRANSCRIPT.test(document.uri.path)) {
    throw new Refusal(l10n.t('Transcripts must be plain text: .txt or .md files.'));
  }
  const openStudy = studies.studyOf(document.uri);
  const ready = openStudy ? await takeIn(openStudy, document.uri) : await createFor(deps, document.uri);
  if (!ready) return undefined;
  const target = studies.target(document.uri);
  if (target) return target;
  throw new Refusal(
    l10n.t(
      '“{0}” could not be coded: the study does not have it as a transcript. Hidden files, and files in hidden folders or in folders with a study of their own, are never transcripts. Otherwise, check “transcripts” in study.json.',
      nameOf(document.uri),
    ),
  );
}

/** Makes a study in a folder. */
export async function createStudy(
  { studies }: Deps,
  root: vscode.Uri,
  patterns: readonly string[],
): Promise<OpenStudy> {
  const file = vscode.Uri.joinPath(root, STUDY_FILE);
  if (await isThere(file)) throw new Refusal(l10n.t('There is already a study.json in this folder.'));
  const name = root.path.split('/').filter(Boolean).at(-1) ?? 'Study';
  const bytes = new TextEncoder().encode(stringifyStudy(newStudy(name, patterns)));
  await written(STUDY_FILE, vscode.workspace.fs.writeFile(file, bytes));
  return studies.open(root);
}

async function createFor(deps: Deps, uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? folder;
  const openStudy = await offerStudy(deps, root, patternsFor(root, uri));
  // someone is about to code: nothing may come in between
  if (openStudy) void offerToCheckSpeakers(openStudy);
  return openStudy !== undefined;
}

/** Makes a study in a folder if the user wants one, which is asked. @param patterns of its transcripts */
export async function offerStudy(
  deps: Deps,
  root: vscode.Uri,
  patterns: readonly string[],
): Promise<OpenStudy | undefined> {
  const create = l10n.t('Create Study');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Create a study in “{0}”?', nameOf(root)),
    {
      modal: true,
      detail: l10n.t(
        'Codes and codings are kept in files beside the transcripts: study.json, codebook.json and one file for each transcript and coder. The transcripts themselves are never changed.',
      ),
    },
    create,
  );
  return answer === create ? createStudy(deps, root, patterns) : undefined;
}

/** The folder that a study is to be made in; undefined when the user gave up. */
export async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new Refusal(l10n.t('Open the folder with your transcripts first.'));
  if (folders.length === 1) return folders[0]!.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri;
}

/** Takes a file into a study that does not name it yet. */
async function takeIn(openStudy: OpeningStudy, uri: vscode.Uri): Promise<boolean> {
  const { study } = openStudy;
  const name = openStudy.path(uri)!;
  const add = l10n.t('Add to Study');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('“{0}” is not yet a transcript of the study “{1}”.', name, study.file?.name ?? ''),
    { modal: true },
    add,
  );
  if (answer !== add) return false;
  unwrap(await study.changeStudyFile(file => ok({ ...file, transcripts: [...file.transcripts, name] })));
  return true;
}

/** All text files; Markdown only where it is asked for, since a README is not a transcript. */
function patternsFor(root: vscode.Uri, uri: vscode.Uri): readonly string[] {
  const path = uri.path.slice(root.path.length).replace(/^\//, '');
  return path.toLowerCase().endsWith('.md') ? [...ALL_TEXTS, path] : ALL_TEXTS;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').filter(Boolean).at(-1) ?? uri.path;
}
