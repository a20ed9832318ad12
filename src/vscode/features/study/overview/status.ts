import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { setStatus } from '../../../../core/coding/operations';
import type { CodingStatus } from '../../../../core/coding/segment';
import { counted } from '../../../../core/base/phrases';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { unwrap } from '../../../ui/failure';
import { ask } from '../../memos/editMemo';
import { STATUS_MS } from '../../../ui/statusMs';

/** Says for whoever codes here that transcripts are completely coded, or no longer; one step of undo for all. */
export async function setStatusOf(
  deps: Deps,
  targets: readonly Target[],
  status: CodingStatus,
): Promise<void> {
  const paths = targets.map(({ transcript }) => transcript.path);
  const which = paths.length === 1 ? paths[0]! : counted.transcripts(paths.length);
  const isComplete = status === 'complete';
  const action = new CodingAction(
    isComplete ? l10n.t('mark {0} as complete', which) : l10n.t('reopen {0}', which),
  );
  for (const { openStudy, transcript } of targets) {
    const coder = await deps.coder.require(openStudy);
    if (!coder) return;
    const operation = (sidecar: Parameters<typeof setStatus>[0]) => setStatus(sidecar, status);
    unwrap(await openStudy.study.changeSidecar(transcript.path, coder.id, operation, action));
  }
  const said = isComplete ? l10n.t('{0} is marked as complete.', which) : l10n.t('{0} is open again.', which);
  vscode.window.setStatusBarMessage(said, STATUS_MS);
}

/** Lets the coder write down a thought about a whole transcript. @param given without asking */
export async function editTranscriptMemo(
  deps: Deps,
  { openStudy, transcript }: Target,
  given?: string,
): Promise<void> {
  const coder = await deps.coder.require(openStudy);
  if (!coder) return;
  const subject = { kind: 'transcript', path: transcript.path, coder: coder.id } as const;
  await ask(deps, { openStudy, subject }, given);
}
