import * as vscode from 'vscode';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import type { Deps } from '../../deps';
import type { CodeArgument } from '../codebook/pickCode';
import { ReportPanels } from './panels';
import {
  type ExportArguments,
  type PinArguments,
  type ReportArguments,
  ReportCommands,
} from './reportCommands';
import { VIEW_TYPE } from './reportPanel';
import type { ReportRow } from './reportRow';
import { type PinnedNode, ReportsTree } from './reportsTree';
import type { ReportRequest } from './request';

/** Reports: a panel for each, kept by name, exported. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  const panels = new ReportPanels(deps);
  const reports = new ReportCommands(deps, panels);
  const tree = new ReportsTree(studies);
  const hasPinned = new ContextKey('transcriptCoder.hasPinnedReports');
  const show = () => {
    hasPinned.set(studies.begun.some(({ study }) => (study.file?.reports ?? []).length > 0));
    tree.refresh();
  };
  const refresh = new Debounce(100, show);
  show();
  return vscode.Disposable.from(
    panels,
    refresh,
    studies.onChange('reports', ['settings'], () => refresh.call()),
    vscode.window.createTreeView('transcriptCoder.reports', { treeDataProvider: tree }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: ReportRequest | undefined) {
        if (state) panels.adopt(panel, state);
        else panel.dispose();
      },
    }),
    commands.register('transcriptCoder.showReport', (args?: ReportArguments) => reports.show(args)),
    commands.register('transcriptCoder.showFrequencyTable', (args?: ReportArguments) =>
      reports.showFrequencies(args),
    ),
    commands.register('transcriptCoder.showFigureHistory', (argument?: CodeArgument | ReportRow) =>
      reports.showOverCommits(argument),
    ),
    commands.register('transcriptCoder.exportReport', (args?: ExportArguments) => reports.export(args)),
    commands.register('transcriptCoder.pinReport', (args?: PinArguments) => reports.pin(args)),
    commands.register('transcriptCoder.openPinnedReport', (target?: PinnedNode | string) =>
      reports.openPinned(target),
    ),
    commands.register('transcriptCoder.unpinReport', (target?: PinnedNode | string) => reports.unpin(target)),
  );
}
