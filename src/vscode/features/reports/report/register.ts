import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Given } from '../../../../core/analyses/kit/parameters';
import { pinReport, unpinReport } from '../../../../core/analyses/pinnedReports';
import type { ScopeOptions } from '../../../../core/studyFile/scopeOptions';
import type { PinnedReport, StudyFile } from '../../../../core/studyFile/studyFile';
import { Refusal, unwrap } from '../../../ui/commands';
import { ContextKey } from '../../../ui/contextKey';
import { requireStudy } from '../../../ui/requireStudy';
import { Debounce } from '../../../ui/debounce';
import type { OpenStudy } from '../../../session/studies';
import type { Deps } from '../../../deps';
import { type Destination, type Export, exportReport } from './exportReport';
import { pickAnalysis } from './form';
import { ReportPanels } from './panels';
import { type ReportPanel, VIEW_TYPE } from './reportPanel';
import { type PinnedNode, ReportsTree } from './reportsTree';
import { type ReportRequest, titleOf } from './request';

/** Arguments for keybindings and tests. Without them the user is asked. */
interface ReportArguments {
  readonly analysis?: string;
  readonly scope?: ScopeOptions;
  readonly options?: Given;
}

type ExportArguments = Destination & ReportArguments;
type PinArguments = { readonly name?: string } & ReportArguments;

/** Reports: a panel for each, kept by name, exported. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, random } = deps;
  const panels = new ReportPanels(deps);
  const tree = new ReportsTree(studies);
  const hasPinned = new ContextKey('transcriptCoder.hasPinnedReports');
  const show = () => {
    hasPinned.set(studies.all.some(({ study }) => (study.file?.reports ?? []).length > 0));
    tree.refresh();
  };
  const refresh = new Debounce(100, show);
  show();

  const open = (openStudy: OpenStudy, report: ReportArguments) =>
    void panels.show(requestOf(openStudy, report));

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
    commands.register('transcriptCoder.showReport', async (args?: ReportArguments) => {
      const openStudy = requireStudy(studies);
      const analysis = args?.analysis ?? (await pickAnalysis(l10n.t('What do you want to count?')))?.id;
      if (analysis !== undefined) open(openStudy, { ...args, analysis });
    }),
    commands.register('transcriptCoder.showFrequencyTable', (args?: ReportArguments) => {
      // from a view's title VS Code passes something of its own
      const { scope = {}, options = {} } = args && ('scope' in args || 'options' in args) ? args : {};
      open(requireStudy(studies), { analysis: 'frequency', scope, options });
    }),
    commands.register('transcriptCoder.exportReport', async (args?: ExportArguments) => {
      // from an editor's title VS Code passes something of its own
      const isOwn = args && ('uri' in args || 'format' in args || 'chart' in args);
      const { uri, format, chart, ...report } = isOwn ? args : {};
      const what = report.analysis === undefined ? await whatToExport() : exportOf(report);
      return what && exportReport(deps, what, { uri, format, chart });
    }),
    commands.register('transcriptCoder.pinReport', async (args?: PinArguments) => {
      // from an editor's title VS Code passes something of its own
      const { name: wanted, ...report } = args && 'name' in args ? args : {};
      const panel = report.analysis === undefined ? requirePanel() : undefined;
      const openStudy = panel ? panel.study : requireStudy(studies);
      if (!openStudy) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
      const request = panel?.request ?? requestOf(openStudy, report);
      const name = wanted ?? (await askName(titleOf(request)));
      if (name === undefined) return;
      const { analysis, scope } = request;
      const options = request.options as NonNullable<PinnedReport['options']>;
      const pin = (file: StudyFile) => pinReport(file, { name, analysis, scope, options }, random);
      unwrap(await openStudy.study.changeStudyFile(pin));
      panel?.change({ ...request, pinned: name.trim() });
    }),
    commands.register('transcriptCoder.openPinnedReport', async (target?: PinnedNode | string) => {
      const found = await findPinned(target, l10n.t('Open which report?'));
      if (!found) return;
      const { analysis, scope = {}, options = {}, name } = found.pinned;
      panels.show({ root: found.openStudy.root.toString(), analysis, scope, options, pinned: name });
    }),
    commands.register('transcriptCoder.unpinReport', async (target?: PinnedNode | string) => {
      const found = await findPinned(target, l10n.t('Unpin which report?'));
      if (!found) return;
      unwrap(await found.openStudy.study.changeStudyFile(file => unpinReport(file, found.pinned.id)));
    }),
  );

  function requirePanel(): ReportPanel {
    if (panels.current) return panels.current;
    throw new Refusal(l10n.t('No report is open.'));
  }

  /** What the panel shows; without one, the user is asked, and sees what is exported. */
  async function whatToExport(): Promise<Export | undefined> {
    const panel = panels.current;
    if (!panel) {
      const analysis = await pickAnalysis(l10n.t('Export which report?'));
      if (!analysis) return undefined;
      open(requireStudy(studies), { analysis: analysis.id });
      return whatToExport();
    }
    const { study, request } = panel;
    if (!study) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
    return { openStudy: study, request, rasterize: svg => panel.rasterize(svg), counted: panel.counted };
  }

  function exportOf(report: ReportArguments): Export {
    const openStudy = requireStudy(studies);
    const request = requestOf(openStudy, report);
    const counted = panels.showing(request)?.counted;
    return { openStudy, request, rasterize: svg => panels.show(request).rasterize(svg), counted };
  }

  async function findPinned(
    target: PinnedNode | string | undefined,
    title: string,
  ): Promise<PinnedNode | undefined> {
    if (typeof target === 'object') return target;
    const nodes = studies.all.flatMap(openStudy =>
      (openStudy.study.file?.reports ?? []).map((pinned): PinnedNode => ({ openStudy, pinned })),
    );
    if (target !== undefined)
      return nodes.find(({ pinned }) => pinned.id === target || pinned.name === target);
    if (nodes.length === 0)
      throw new Refusal(l10n.t('No report has been pinned yet. Open one and choose Pin Report.'));
    const items = nodes.map(node => ({
      label: node.pinned.name,
      description: node.pinned.analysis,
      node,
    }));
    return (await vscode.window.showQuickPick(items, { title }))?.node;
  }
}

function requestOf(
  { root }: OpenStudy,
  { analysis, scope = {}, options = {} }: ReportArguments,
): ReportRequest {
  return { root: root.toString(), analysis: analysis!, scope, options };
}

function askName(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('Pin this report in study.json as'),
    value,
    validateInput: text => (text.trim() === '' ? l10n.t('A report needs a name.') : undefined),
  });
}
