import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addParticipant } from '../../../core/participants/changeParticipants';
import { claimTranscript, releaseTranscript } from '../../../core/participants/claimTranscript';
import type { StudyFile } from '../../../core/studyFile/studyFile';
import type { Result } from '../../../core/base/result';
import { Refusal, unwrap } from '../../ui/failure';
import { requireWhole } from '../../ui/requireStudy';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type Argument, type Assignee, pathsOf, resolved, studyOf } from './arguments';
import { askAssignee } from './ask';

/** “This transcript is…”: a participant’s, a new one’s, or no one’s. Without an argument, that of the active editor. */
export async function claim(
  { studies }: Deps,
  argument: Argument | vscode.Uri,
  given: Assignee | undefined,
): Promise<void> {
  const { openStudy, path } = transcriptOf(studies, argument);
  const title = l10n.t('Assign {0} to…', path);
  const to = given ?? (await askAssignee(openStudy, title, stemOf(path), ['unassigned']));
  if (!to) return;
  if (to === 'interviewer') {
    throw new Refusal(l10n.t('A transcript can be assigned only to a participant, not to an interviewer.'));
  }
  const owner = resolved<Exclude<Assignee, 'interviewer'>>(openStudy, to);
  const known = pathsOf(openStudy);
  unwrap(await openStudy.study.changeStudyFile(study => claimed(study, path, owner, known)));
}

function claimed(
  study: StudyFile,
  path: string,
  to: Exclude<Assignee, 'interviewer'>,
  known: readonly string[],
): Result<StudyFile> {
  if (to === 'unassigned') return releaseTranscript(study, path, known);
  if ('participant' in to) return claimTranscript(study, path, to.participant, known);
  const added = addParticipant(study, { name: to.newParticipant });
  if (!added.ok) return added;
  return claimTranscript(added.value.file, path, added.value.participant.id, known);
}

function transcriptOf(
  studies: Deps['studies'],
  argument: Argument | vscode.Uri,
): { openStudy: OpenStudy; path: string } {
  if (argument === undefined || argument instanceof vscode.Uri) {
    const uri = argument ?? vscode.window.activeTextEditor?.document.uri;
    const target = uri && studies.target(uri);
    if (!target) throw new Refusal(l10n.t('This is not a transcript of a study.'));
    return { openStudy: requireWhole(target.openStudy), path: target.transcript.path };
  }
  const openStudy = studyOf(studies, argument);
  const path = typeof argument === 'string' ? argument : 'path' in argument ? argument.path : undefined;
  const transcript = path === undefined ? undefined : openStudy.study.transcript(path);
  if (!transcript) throw new Refusal(l10n.t('{0} is not a transcript of this study.', path ?? ''));
  return { openStudy, path: transcript.path };
}

/** `interviews/P7.txt` → `P7`. */
function stemOf(path: string): string {
  return path.replace(/^.*\//s, '').replace(/\.[^.]*$/s, '');
}
