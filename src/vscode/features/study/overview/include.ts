import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { includeTranscripts } from '../../../../core/studyFile/includeTranscripts';
import { CodingAction } from '../../../../study/codingUndo';
import type { OpenStudy } from '../../../session/openStudy';
import { Refusal, unwrap } from '../../../ui/failure';
import { confirm } from '../../../ui/confirm';
import type { StudyPath } from './meant';
import { STATUS_MS } from '../../../ui/statusMs';

/** Takes text files into their study. */
export async function include(files: readonly StudyPath[]): Promise<void> {
  if (files.length === 0) throw new Refusal(l10n.t('Select files in the Transcripts view first.'));
  const action = new CodingAction(l10n.t('include {0} in the study', namesOf(files)));
  for (const [openStudy, paths] of byStudy(files)) await change(openStudy, paths, true, action);
  say(files, name => l10n.t('{0} is in the study now.', name));
}

/** Takes transcripts out of their study, after a question where they are coded; no file is deleted. */
export async function exclude(files: readonly StudyPath[], isConfirmed: boolean): Promise<void> {
  if (files.length === 0) throw new Refusal(l10n.t('Select files in the Transcripts view first.'));
  const coded = files.filter(
    ({ openStudy, path }) => (openStudy.study.transcript(path)?.codings.length ?? 0) > 0,
  );
  const question =
    files.length === 1
      ? l10n.t('Exclude “{0}” from the study?', files[0]!.path)
      : l10n.t('Exclude {0} from the study?', counted.transcripts(files.length));
  const details = [
    l10n.t(
      'Its coding no longer counts. No file is deleted: Undo Coding or Include in Study brings it back, with all coding.',
    ),
  ];
  if (coded.length > 0 && !isConfirmed && !(await confirm(question, details, l10n.t('Exclude')))) return;
  const action = new CodingAction(l10n.t('exclude {0} from the study', namesOf(files)));
  for (const [openStudy, paths] of byStudy(files)) await change(openStudy, paths, false, action);
  say(files, name => l10n.t('{0} is no longer in the study.', name));
}

async function change(
  { study }: OpenStudy,
  paths: readonly string[],
  isIncluded: boolean,
  action: CodingAction,
): Promise<void> {
  const known = [...study.transcripts.map(({ path }) => path), ...study.otherTexts];
  unwrap(await study.changeStudyFile(file => includeTranscripts(file, paths, isIncluded, known), action));
}

function byStudy(files: readonly StudyPath[]): ReadonlyMap<OpenStudy, readonly string[]> {
  const groups = new Map<OpenStudy, string[]>();
  for (const { openStudy, path } of files) {
    const known = groups.get(openStudy);
    if (known) known.push(path);
    else groups.set(openStudy, [path]);
  }
  return groups;
}

function say(files: readonly StudyPath[], sentence: (name: string) => string): void {
  vscode.window.setStatusBarMessage(sentence(namesOf(files)), STATUS_MS);
}

function namesOf(files: readonly StudyPath[]): string {
  return files.length === 1 ? files[0]!.path : counted.transcripts(files.length);
}
