import * as vscode from 'vscode';
import { type UnderlyingPlace, underlyingPlaces } from '../../../../core/report/underlyingPlaces';
import { traced } from '../../../../study/trace';
import type { Deps } from '../../../deps';
import type { OpenStudy, Target } from '../../../session/openStudy';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import { requireWhole } from '../../../ui/requireStudy';
import { DropFiles } from '../importing/dropFiles';
import { exclude, include } from './include';
import { type TranscriptArgument, filesMeant, transcriptsMeant } from './meant';
import type { OverviewNode } from './nodes';
import { editTranscriptMemo, setStatusOf } from './status';
import { TranscriptsTree } from './transcriptsTree';

/** Milliseconds in which changes are gathered before transcripts are counted again: while one types, nothing is. */
const DEBOUNCE_MS = 400;

/** The Transcripts view: how far each is coded, and what can be done to one as a whole. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, coder } = deps;
  const tree = new TranscriptsTree(deps);
  const view = vscode.window.createTreeView<OverviewNode>('transcriptCoder.transcripts', {
    treeDataProvider: tree,
    canSelectMany: true,
    dragAndDropController: new DropFiles(),
  });
  const isComplete = new ContextKey('transcriptCoder.isCompleteTranscript');
  const noteActive = () => isComplete.set(isActiveComplete(deps));
  const draw = () => {
    // nothing is counted for a view that nobody sees
    if (view.visible) tree.refreshIfChanged();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'transcriptsView', draw));
  const again = () => {
    tree.forget();
    noteActive();
    gather.call();
  };
  noteActive();
  return vscode.Disposable.from(
    view,
    tree,
    gather,
    view.onDidChangeVisibility(draw),
    studies.onChange(
      'transcriptsView',
      ['files', 'texts', 'coding', 'codebook', 'settings', 'doubts'],
      again,
    ),
    coder.onDidChange(again),
    deps.blind.onDidChange(again),
    vscode.window.onDidChangeActiveTextEditor(noteActive),
    commands.register('transcriptCoder.markComplete', (argument?: TranscriptArgument, others?: unknown) =>
      setStatusOf(deps, transcriptsMeant(deps, argument, others), 'complete'),
    ),
    commands.register('transcriptCoder.reopenTranscript', (argument?: TranscriptArgument, others?: unknown) =>
      setStatusOf(deps, transcriptsMeant(deps, argument, others), 'in-progress'),
    ),
    commands.register('transcriptCoder.editTranscriptMemo', (argument?: TranscriptArgument, memo?: unknown) =>
      editTranscriptMemo(
        deps,
        transcriptsMeant(deps, argument, undefined)[0]!,
        typeof memo === 'string' ? memo : undefined,
      ),
    ),
    commands.register(
      'transcriptCoder.includeTranscript',
      (argument?: TranscriptArgument, others?: unknown) => include(filesMeant(deps, argument, others)),
    ),
    commands.register(
      'transcriptCoder.excludeTranscript',
      (argument?: TranscriptArgument, others?: unknown, isConfirmed?: unknown) =>
        exclude(filesMeant(deps, argument, others), isConfirmed === true),
    ),
    commands.register('transcriptCoder.showTranscriptSegments', (argument?: TranscriptArgument) =>
      showSegments(deps, transcriptsMeant(deps, argument, undefined)[0]!),
    ),
  );
}

function isActiveComplete({ studies, coder }: Deps): boolean {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const target = uri && studies.target(uri);
  const own = target && coder.of(target.openStudy)?.id;
  return own !== undefined && target?.transcript.sidecars.get(own)?.parsed.value?.status === 'complete';
}

function showSegments({ segments }: Deps, target: Target): number {
  const openStudy = requireWhole(target.openStudy);
  const { path } = target.transcript;
  const subject = {
    openStudy,
    kind: 'transcript',
    title: () => path,
    places: () =>
      [
        ...underlyingPlaces(openStudy.study.corpus, {}, { transcript: path }),
        ...annotationsOf(openStudy, path),
      ].sort((a, b) => a.start - b.start || b.end - a.end),
  } as const;
  segments.show(subject);
  return subject.places().length;
}

/** The memos without a code, which are no coding and yet something that was written. */
function annotationsOf({ study }: OpenStudy, path: string): UnderlyingPlace[] {
  const placed = study.transcript(path)?.segments.filter(({ segment }) => segment.codes.length === 0) ?? [];
  return placed
    .filter(({ start }) => start >= 0)
    .map(one => ({ path, start: one.start, end: one.end, placed: one }));
}
