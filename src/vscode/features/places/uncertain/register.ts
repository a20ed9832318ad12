import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import { Refusal } from '../../../ui/commands';
import type { Deps } from '../../../deps';
import { confirmPlaces, deleteUnsettled, peekPlaces, reattach, showUnsettled } from './decide';
import { KeptOrphans } from './keptOrphans';
import { type CandidateNode, type KindNode, UncertainTree, type UncertainNode } from './uncertainTree';
import { type UncertainSegment, UncertainSegments, isOnlyTyping } from './uncertainSegments';

const VIEW = 'transcriptCoder.orphans';
/** Milliseconds in which changes are gathered before segments are looked through again. */
const DEBOUNCE_MS = 250;

/** Segments whose words have gone, moved, or stand in several places: a person decides, nothing is deleted otherwise. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, coder, context } = deps;
  const kept = new KeptOrphans(context.workspaceState);
  const tree = new UncertainTree(deps, new UncertainSegments(), kept);
  const view = vscode.window.createTreeView<UncertainNode>(VIEW, { treeDataProvider: tree });
  const item = vscode.window.createStatusBarItem('orphans', vscode.StatusBarAlignment.Left, 48);
  item.name = vscode.l10n.t('Transcript Coder: segments to look at');
  item.command = `${VIEW}.focus`;
  const isThere = new ContextKey<boolean>('transcriptCoder.hasUnsettled');
  const show = () => {
    const count = tree.waiting.length;
    const words =
      count === 1 ? vscode.l10n.t('1 segment to look at') : vscode.l10n.t('{0} segments to look at', count);
    view.badge = count > 0 ? { value: count, tooltip: words } : undefined;
    isThere.set(tree.getChildren().length > 0);
    item.text = `$(debug-disconnect) ${count}`;
    item.tooltip = vscode.l10n.t('{0}: their words have moved or can no longer be found', words);
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    if (count > 0) item.show();
    else item.hide();
    tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, show);
  const selected = (node: UncertainNode | undefined): UncertainNode => {
    const one = node ?? view.selection[0];
    if (!one) throw new Refusal(vscode.l10n.t('Select a segment in the Orphans view first.'));
    return one;
  };
  const segment = (node: UncertainNode | undefined): UncertainSegment => {
    const one = selected(node);
    if ('kind' in one) throw new Refusal(vscode.l10n.t('Select a segment in the Orphans view first.'));
    return 'candidate' in one ? one.of : one;
  };
  const confirmable = (node: UncertainNode | undefined): readonly (UncertainSegment | CandidateNode)[] => {
    const one = selected(node);
    if ('kind' in one) return one.of;
    if ('candidate' in one || one.state === 'moved') return [one];
    throw new Refusal(
      vscode.l10n.t('There is no place to confirm: choose one, or attach it to a selection.'),
    );
  };
  show();
  return vscode.Disposable.from(
    view,
    tree,
    item,
    gather,
    studies.onChange(['doubts', 'coding', 'codebook', 'files', 'texts'], change => {
      if (!change || !isOnlyTyping(change)) gather.call();
    }),
    coder.onDidChange(() => gather.call()),
    commands.register('transcriptCoder.showUnsettled', (node: UncertainSegment | CandidateNode) =>
      showUnsettled(node),
    ),
    commands.register('transcriptCoder.peekPlaces', (node?: UncertainNode) => peekPlaces(segment(node))),
    commands.register('transcriptCoder.confirmPlace', (node?: UncertainNode) =>
      confirmPlaces(deps, confirmable(node)),
    ),
    commands.register('transcriptCoder.confirmAllMoved', () => {
      const moved = tree
        .getChildren()
        .find((node): node is KindNode => 'kind' in node && node.kind === 'moved');
      if (!moved) throw new Refusal(vscode.l10n.t('No segment has moved.'));
      return confirmPlaces(deps, moved.of);
    }),
    commands.register('transcriptCoder.reattachSegment', (node?: UncertainNode) =>
      reattach(deps, segment(node)),
    ),
    commands.register('transcriptCoder.keepOrphan', async (node?: UncertainNode) => {
      await kept.keep(segment(node));
      show();
    }),
    commands.register('transcriptCoder.takeUpOrphan', async (node?: UncertainNode) => {
      await kept.takeBack(segment(node));
      show();
    }),
    commands.register('transcriptCoder.deleteOrphan', (node?: UncertainNode, isConfirmed?: unknown) =>
      deleteUnsettled(deps, segment(node), isConfirmed === true),
    ),
  );
}
