import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { requireStudy } from '../../../ui/requireStudy';
import { type CodeArgument, requireCode } from '../../codebook/pickCode';
import { GridPanel, VIEW_TYPE } from './gridPanel';
import { type GridRequest, gridOfCode, titleOf, wholeGrid } from './gridRequest';
import { SummaryDrafts } from './summaryDrafts';

/** The Summary Grid: what is written about each participant and theme. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  const drafts = new SummaryDrafts(deps.context.workspaceState);
  const panels: GridPanel[] = [];
  const openOf = (root: string) => panels.find(({ request }) => request.root === root);
  const adopt = (panel: vscode.WebviewPanel, request: GridRequest) => {
    const page = new GridPanel(deps, drafts, panel, request);
    panels.push(page);
    page.onDidEnd(() => panels.splice(panels.indexOf(page), 1));
  };
  /** A page of the last window that nobody has looked at in this one. */
  const leftTab = (title: string) =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(
        ({ input, label }) =>
          label === title &&
          input instanceof vscode.TabInputWebview &&
          input.viewType.endsWith(VIEW_TYPE) &&
          !panels.some(({ panel }) => panel.title === title),
      );
  /** One for each study: two would have two drafts of one cell. */
  const show = async ({ root, study }: OpenStudy, request?: GridRequest) => {
    const title = titleOf(study.file?.name ?? '');
    const left = leftTab(title);
    if (left) await vscode.window.tabGroups.close(left);
    const open = openOf(root.toString());
    open?.panel.reveal();
    if (open && request) open.change({ ...open.request, ...request });
    if (open) return;
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active);
    adopt(panel, request ?? wholeGrid(root.toString()));
  };
  return vscode.Disposable.from(
    { dispose: () => [...panels].forEach(({ panel }) => panel.dispose()) },
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: GridRequest | undefined) {
        const open = state && openOf(state.root);
        if (state && !open) return adopt(panel, state);
        // one of the last window that nobody had looked at, while another was opened
        panel.dispose();
        open?.panel.reveal();
      },
    }),
    commands.register('transcriptCoder.openSummaryGrid', () => show(requireStudy(studies))),
    commands.register('transcriptCoder.showSummariesOfCode', async (argument: CodeArgument) => {
      const title = l10n.t('Show the summaries of which theme or code?');
      const target = await requireCode(studies, argument, title);
      if (target) await show(target.openStudy, gridOfCode(target.openStudy.root.toString(), target.code.id));
    }),
  );
}
