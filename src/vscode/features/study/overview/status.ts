import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { setStatus, setTranscriptMemo } from '../../../../core/coding/operations';
import type { CodingStatus } from '../../../../core/coding/segment';
import { counted } from '../../../../core/base/phrases';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { unwrap } from '../../../ui/commands';
import { askMemo } from '../../../ui/askMemo';
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
  const { path } = transcript;
  const known = transcript.sidecars.get(coder.id)?.parsed.value?.memo;
  const memo = given ?? (await askMemo(deps.commands.typedAhead, l10n.t('Memo on {0}', path), known));
  if (memo === undefined) return;
  const action = new CodingAction(l10n.t('edit the memo on {0}', path));
  const operation = (sidecar: Parameters<typeof setTranscriptMemo>[0]) =>
    setTranscriptMemo(sidecar, memo.trim() || undefined);
  unwrap(await openStudy.study.changeSidecar(path, coder.id, operation, action));
}
