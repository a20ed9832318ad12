import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { traced } from '../../../../study/trace';
import { counted } from '../../../../core/base/phrases';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import { SelectedRow } from '../../../ui/selectedRow';
import { Refusal } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import { confirmPlaces, deleteUncertain, peekPlaces, reattach, showUncertainSegment } from './decide';
import { KeptOrphans } from './keptOrphans';
import { listUncertain } from './listed';
import { confirmableMeant, segmentMeant } from './meant';
import { type CandidateNode, UncertainTree, type UncertainNode } from './uncertainTree';
import { type UncertainSegment, UncertainSegments, isOnlyTyping } from './uncertainSegments';
import { showWaiting, waitingItem } from './waitingItem';
import { onTarget } from '../../../ui/commands';

const VIEW = 'transcriptCoder.uncertainSegments';
/** Milliseconds in which changes are gathered before segments are looked through again. */
const DEBOUNCE_MS = 250;

/** Segments whose words have gone, moved, or stand in several places: a person decides, nothing is deleted otherwise. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, coder, context } = deps;
  const kept = new KeptOrphans(context.workspaceState);
  const tree = new UncertainTree(deps, new UncertainSegments(), kept);
  const view = vscode.window.createTreeView<UncertainNode>(VIEW, { treeDataProvider: tree });
  const selectedRow = new SelectedRow(view);
  const item = waitingItem(`${VIEW}.focus`);
  const isAny = new ContextKey('transcriptCoder.hasUncertainSegments');
  const isAnyMoved = new ContextKey('transcriptCoder.hasMovedSegments');
  const show = () => {
    const count = tree.waiting.length;
    view.badge = count > 0 ? { value: count, tooltip: counted.uncertainSegments(count) } : undefined;
    isAny.set(tree.getChildren().length > 0);
    isAnyMoved.set(tree.moved.length > 0);
    showWaiting(item, count);
    tree.refresh();
  };
  const look = traced(studies.trace, 'uncertainSegments', show);
  const gather = new Debounce(DEBOUNCE_MS, look);
  // keys and the palette say nothing of a row: they mean the selected one
  const segment = (node: UncertainNode | undefined) => segmentMeant(node ?? selectedRow.row);
  show();
  return vscode.Disposable.from(
    view,
    selectedRow,
    tree,
    item,
    gather,
    studies.onChange('uncertainSegments', ['doubts', 'coding', 'codebook', 'files', 'texts'], change => {
      if (!change || !isOnlyTyping(change)) gather.call();
    }),
    // at once: VS Code loses the rows of a tree that is refreshed while it is being opened, which is what comes next
    coder.onDidChange(() => look()),
    commands.register(
      'transcriptCoder.showUncertainSegment',
      onTarget((node: UncertainSegment | CandidateNode) => showUncertainSegment(node)),
    ),
    commands.register('transcriptCoder.listUncertainSegments', (node?: UncertainNode) =>
      listUncertain(deps, node),
    ),
    commands.register('transcriptCoder.peekPlaces', (node?: UncertainNode) => peekPlaces(segment(node))),
    commands.register('transcriptCoder.confirmPlace', (node?: UncertainNode) =>
      confirmPlaces(deps, confirmableMeant(node ?? selectedRow.row)),
    ),
    commands.register('transcriptCoder.confirmAllMoved', () => {
      if (tree.moved.length === 0) throw new Refusal(l10n.t('No segments have moved.'));
      return confirmPlaces(deps, tree.moved);
    }),
    commands.register('transcriptCoder.reattachSegment', (node?: UncertainNode) =>
      reattach(deps, segment(node)),
    ),
    commands.register('transcriptCoder.keepOrphan', async (node?: UncertainNode) => {
      await kept.keep(segment(node));
      show();
    }),
    commands.register('transcriptCoder.restoreToList', async (node?: UncertainNode) => {
      await kept.takeBack(segment(node));
      show();
    }),
    commands.register(
      'transcriptCoder.deleteUncertainSegment',
      (node?: UncertainNode, isConfirmed?: unknown) =>
        deleteUncertain(deps, segment(node), isConfirmed === true),
    ),
  );
}
