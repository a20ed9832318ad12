import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { hasMemo } from '../../../core/coding/annotation';
import type { Corpus } from '../../../core/corpus/corpus';
import { traced } from '../../../study/trace';
import type { Deps } from '../../deps';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import { showPlace } from '../../ui/showPlace';
import { type MemoGrouping, type MemoItem, type MemoNode, MemosTree } from './memosTree';
import { openMemo } from './openMemo';
import { onTarget } from '../../ui/commands';

/** Milliseconds in which changes are gathered. */
const DEBOUNCE_MS = 250;

/** The Memos view, which is there when there is a memo. */
export function registerMemosView(deps: Deps): vscode.Disposable {
  const { studies, commands } = deps;
  const tree = new MemosTree(deps);
  const view = vscode.window.createTreeView<MemoNode>('transcriptCoder.memos', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const hasMemos = new ContextKey('transcriptCoder.hasMemos');
  const draw = () => {
    hasMemos.set(studies.all.some(({ study }) => isAny(study.corpus)));
    if (view.visible) tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'memos', draw));
  const say = () => {
    view.description = tree.wanted === '' ? '' : l10n.t('containing “{0}”', tree.wanted);
    tree.refresh();
    view.message = tree.wanted !== '' && tree.count === 0 ? l10n.t('No memo contains this text.') : '';
  };
  draw();
  return vscode.Disposable.from(
    tree,
    view,
    gather,
    view.onDidChangeVisibility(() => view.visible && tree.refresh()),
    studies.onChange('memosView', ['coding', 'codebook', 'settings', 'memos', 'files', 'texts'], () =>
      gather.call(),
    ),
    deps.coder.onDidChange(() => gather.call()),
    deps.blind.onDidChange(() => {
      draw();
      tree.refresh();
    }),
    commands.register(
      'transcriptCoder.showMemo',
      onTarget((item: MemoItem) => show(deps, item)),
    ),
    commands.register('transcriptCoder.groupMemos', async (given?: unknown) => {
      const grouping = typeof given === 'string' ? (given as MemoGrouping) : await askGrouping(tree.grouping);
      if (!grouping) return;
      tree.grouping = grouping;
      tree.refresh();
    }),
    commands.register('transcriptCoder.filterMemos', async (given?: unknown) => {
      const wanted = typeof given === 'string' ? given : await askWanted(tree.wanted);
      if (wanted === undefined) return;
      tree.wanted = wanted.trim().toLowerCase();
      say();
    }),
  );
}

/** Shows the words that a memo is on, or opens the memo itself where it is on no words. */
async function show(deps: Deps, { openStudy, row, subject }: MemoItem): Promise<void> {
  if (row.start !== null && row.end !== null)
    return showPlace(openStudy, { path: row.transcript!, start: row.start, end: row.end });
  if (subject) return openMemo(deps, openStudy, subject);
  await vscode.window.showTextDocument(openStudy.uri(row.id!));
}

function isAny({ study, codebook, transcripts, memos = [] }: Corpus): boolean {
  return (
    memos.length > 0 ||
    hasMemo(study) ||
    [...study.participants, ...study.groups].some(hasMemo) ||
    codebook.inOrder().some(hasMemo) ||
    transcripts.some(
      ({ codings, all }) => codings.some(hasMemo) || all.some(({ segment }) => hasMemo(segment)),
    )
  );
}

async function askGrouping(now: MemoGrouping): Promise<MemoGrouping | undefined> {
  const labels: Readonly<Record<MemoGrouping, string>> = {
    kind: l10n.t('What they are on'),
    date: l10n.t('Date'),
    code: l10n.t('Code'),
    coder: l10n.t('Coder'),
  };
  const items = (Object.keys(labels) as MemoGrouping[]).map(grouping => ({
    label: labels[grouping],
    description: grouping === now ? l10n.t('current') : '',
    grouping,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('Group memos by') });
  return picked?.grouping;
}

function askWanted(now: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: l10n.t('Search memos'),
    prompt: l10n.t('Words of the memo, of what it is on, or of a code. Leave empty to show all.'),
    value: now,
  });
}
