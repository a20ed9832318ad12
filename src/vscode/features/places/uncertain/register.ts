import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { traced } from '../../../../study/trace';
import { counted } from '../../../../core/base/phrases';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import { SelectedRow } from '../../../ui/selectedRow';
import { Refusal } from '../../../ui/commands';
import type { Deps } from '../../../deps';
import { confirmPlaces, deleteUncertain, peekPlaces, reattach, showUncertainSegment } from './decide';
import { KeptOrphans } from './keptOrphans';
import { type CandidateNode, UncertainTree, type UncertainNode } from './uncertainTree';
import { type UncertainSegment, UncertainSegments, isOnlyTyping } from './uncertainSegments';

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
  const item = vscode.window.createStatusBarItem('uncertainSegments', vscode.StatusBarAlignment.Left, 48);
  item.name = l10n.t('Transcript Coder: Uncertain Segments');
  item.command = `${VIEW}.focus`;
  const isAny = new ContextKey('transcriptCoder.hasUncertainSegments');
  const isAnyMoved = new ContextKey('transcriptCoder.hasMovedSegments');
  const show = () => {
    const count = tree.waiting.length;
    view.badge = count > 0 ? { value: count, tooltip: counted.uncertainSegments(count) } : undefined;
    isAny.set(tree.getChildren().length > 0);
    isAnyMoved.set(tree.moved.length > 0);
    item.text = `$(debug-disconnect) ${count}`;
    item.tooltip =
      count === 1
        ? l10n.t('1 uncertain segment: its words have moved or can no longer be found')
        : l10n.t('{0} uncertain segments: their words have moved or can no longer be found', count);
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    if (count > 0) item.show();
    else item.hide();
    tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'uncertainSegments', show));
  const selected = (node: UncertainNode | undefined): UncertainNode => {
    const one = node ?? selectedRow.row;
    if (!one) throw new Refusal(l10n.t('Select a segment in the Uncertain Segments view first.'));
    return one;
  };
  const segment = (node: UncertainNode | undefined): UncertainSegment => {
    const one = selected(node);
    if ('kind' in one) throw new Refusal(l10n.t('Select a segment in the Uncertain Segments view first.'));
    return 'candidate' in one ? one.of : one;
  };
  const confirmable = (node: UncertainNode | undefined): readonly (UncertainSegment | CandidateNode)[] => {
    const one = selected(node);
    if ('kind' in one) return one.of;
    if ('candidate' in one || one.state === 'moved') return [one];
    throw new Refusal(
      l10n.t('There is no place to confirm. Choose one, or reattach the segment to a selection.'),
    );
  };
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
    coder.onDidChange(() => gather.call()),
    commands.register('transcriptCoder.showUncertainSegment', (node: UncertainSegment | CandidateNode) =>
      showUncertainSegment(node),
    ),
    commands.register('transcriptCoder.peekPlaces', (node?: UncertainNode) => peekPlaces(segment(node))),
    commands.register('transcriptCoder.confirmPlace', (node?: UncertainNode) =>
      confirmPlaces(deps, confirmable(node)),
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
