import * as vscode from 'vscode';
import type { Studies, StudiesChange } from '../../../session/studies';
import { ContextKey } from '../../../ui/contextKey';
import type { Deps } from '../../../deps';

/** What the steps of the walkthrough wait for where no other feature says so: each is done by doing it. */
export function watchMilestones({ studies, coder }: Deps): vscode.Disposable {
  const hasCoder = new ContextKey('transcriptCoder.hasCoder');
  const hasSecondCoder = new ContextKey('transcriptCoder.hasSecondCoder');
  const hasCoded = new ContextKey('transcriptCoder.hasCoded');
  const hasWrittenMemo = new ContextKey('transcriptCoder.hasWrittenMemo');
  const noteCoders = () => {
    hasCoder.set(studies.all.some(one => coder.of(one) !== undefined));
    hasSecondCoder.set(studies.all.some(({ study }) => (study.file?.coders.length ?? 0) > 1));
  };
  noteCoders();
  return vscode.Disposable.from(
    coder.onDidChange(noteCoders),
    studies.onChange('walkthrough', ['settings', 'coding'], change => {
      if (!change || change.settings) noteCoders();
      const own = change ? ownCoding(change, studies, coder.of(change.openStudy)?.id) : [];
      if (own.some(({ segment }) => segment.codes.length > 0)) hasCoded.set(true);
      if (own.some(({ segment }) => segment.memo)) hasWrittenMemo.set(true);
    }),
  );
}

/** What the current coder has in the transcripts whose coding has changed; a pull that brings many is no coding. */
function ownCoding({ coding, openStudy }: StudiesChange, studies: Studies, id: string | undefined) {
  const [path] = coding;
  if (coding.size !== 1 || id === undefined || openStudy !== studies.studyOf(openStudy.uri(path!))) return [];
  return openStudy.study.transcript(path!)?.segments.filter(({ coder }) => coder === id) ?? [];
}
