import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Given } from '../../../core/analyses/kit/parameters';
import { findAnalysis, pinReport, unpinReport } from '../../../core/analyses/pinnedReports';
import type { ScopeOptions } from '../../../core/studyFile/scopeOptions';
import type { PinnedReport, StudyFile } from '../../../core/studyFile/studyFile';
import { Refusal, unwrap } from '../../ui/failure';
import { availableGit } from '../../session/availableGit';
import { requireStudy } from '../../ui/requireStudy';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type CodeArgument, requireCode } from '../codebook/pickCode';
import { type Destination, type Export, exportReport } from './exportReport';
import { pickAnalysis } from './form';
import type { ReportPanels } from './panels';
import type { ReportPanel } from './reportPanel';
import { type ReportRow, isReportRow } from './reportRow';
import type { PinnedNode } from './reportsTree';
import { FIGURE_OVER_COMMITS } from './panelAnalysis';
import { type ReportRequest, titleOf } from './request';

/** Arguments for keybindings and tests. Without them the user is asked. */
export interface ReportArguments {
  readonly analysis?: string;
  readonly scope?: ScopeOptions;
  readonly options?: Given;
}

export type ExportArguments = Destination & ReportArguments;
export type PinArguments = { readonly name?: string } & ReportArguments;

/** What can be done with reports. */
export class ReportCommands {
  constructor(
    private readonly deps: Deps,
    private readonly panels: ReportPanels,
  ) {}

  async show(args?: ReportArguments): Promise<void> {
    const openStudy = requireStudy(this.deps.studies);
    const analysis = args?.analysis ?? (await pickAnalysis(l10n.t('What do you want to count?')))?.id;
    if (analysis !== undefined) this.open(openStudy, { ...args, analysis });
  }

  showFrequencies(args?: ReportArguments): void {
    // from a view's title VS Code passes something of its own
    const { scope = {}, options = {} } = args && ('scope' in args || 'options' in args) ? args : {};
    this.open(requireStudy(this.deps.studies), { analysis: 'frequency', scope, options });
  }

  async export(args?: ExportArguments): Promise<vscode.Uri | undefined> {
    // from an editor's title VS Code passes something of its own
    const isOwn = args && ('uri' in args || 'format' in args || 'chart' in args);
    const { uri, format, chart, ...report } = isOwn ? args : {};
    const what = report.analysis === undefined ? await this.whatToExport() : this.exportOf(report);
    return what && exportReport(this.deps, what, { uri, format, chart });
  }

  async pin(args?: PinArguments): Promise<void> {
    // from an editor's title VS Code passes something of its own
    const { name: wanted, ...report } = args && 'name' in args ? args : {};
    const panel = report.analysis === undefined ? this.requirePanel() : undefined;
    const openStudy = panel ? panel.study : requireStudy(this.deps.studies);
    if (!openStudy) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
    const request = panel?.request ?? requestOf(openStudy, report);
    if (request.analysis === FIGURE_OVER_COMMITS.id)
      throw new Refusal(
        l10n.t('This report cannot be pinned, since it is about commits. Export it to keep it as it is now.'),
      );
    const name = wanted ?? (await askName(titleOf(request)));
    if (name === undefined) return;
    const { analysis, scope } = request;
    const options = request.options as NonNullable<PinnedReport['options']>;
    const pin = (file: StudyFile) => pinReport(file, { name, analysis, scope, options }, this.deps.random);
    unwrap(await openStudy.study.changeStudyFile(pin));
    panel?.change({ ...request, pinned: name.trim() });
  }

  async openPinned(target?: PinnedNode | string): Promise<void> {
    const found = await this.findPinned(target, l10n.t('Open which report?'));
    if (!found) return;
    const { analysis, scope = {}, options = {}, name } = found.pinned;
    this.panels.show({ root: found.openStudy.root.toString(), analysis, scope, options, pinned: name });
  }

  async unpin(target?: PinnedNode | string): Promise<void> {
    const found = await this.findPinned(target, l10n.t('Unpin which report?'));
    if (!found) return;
    unwrap(await found.openStudy.study.changeStudyFile(file => unpinReport(file, found.pinned.id)));
  }

  /** What a code's figures were over the commits. */
  /** @param argument a row of a report has the report’s filters, too */
  async showOverCommits(argument?: CodeArgument | ReportRow): Promise<void> {
    const { studies } = this.deps;
    const row = isReportRow(argument) ? argument : undefined;
    const meant = isReportRow(argument) ? this.nodeOf(argument) : argument;
    const found = await requireCode(studies, meant, l10n.t('When did the figures of which code change?'));
    if (!found) return;
    await availableGit(studies, found.openStudy);
    const scope = { ...(row && this.panels.current?.request.scope), codes: [found.code.id] };
    const request = requestOf(found.openStudy, { analysis: FIGURE_OVER_COMMITS.id, scope });
    // a commit changes no file of the study, so that a panel that is open has not followed it
    this.panels.showing(request)?.change(request);
    this.panels.show(request);
  }

  private nodeOf({ code: id }: ReportRow): CodeArgument {
    const openStudy = this.requirePanel().study;
    const code = openStudy?.study.codebook.get(id);
    if (!openStudy || !code) throw new Refusal(l10n.t('This code is no longer in the codebook.'));
    return { openStudy, code };
  }

  private open(openStudy: OpenStudy, report: ReportArguments): void {
    this.panels.show(requestOf(openStudy, report));
  }

  private requirePanel(): ReportPanel {
    if (this.panels.current) return this.panels.current;
    throw new Refusal(l10n.t('No report is open.'));
  }

  /** What the panel shows; without one, the user is asked, and sees what is exported. */
  private async whatToExport(): Promise<Export | undefined> {
    const panel = this.panels.current;
    if (!panel) {
      const analysis = await pickAnalysis(l10n.t('Export which report?'));
      if (!analysis) return undefined;
      this.open(requireStudy(this.deps.studies), { analysis: analysis.id });
      return this.whatToExport();
    }
    const { study, request } = panel;
    if (!study) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
    return { openStudy: study, request, rasterize: svg => panel.rasterize(svg), counted: panel.counted };
  }

  private exportOf(report: ReportArguments): Export {
    const openStudy = requireStudy(this.deps.studies);
    const request = requestOf(openStudy, report);
    const counted = this.panels.showing(request)?.counted;
    return { openStudy, request, rasterize: svg => this.panels.show(request).rasterize(svg), counted };
  }

  private async findPinned(
    target: PinnedNode | string | undefined,
    title: string,
  ): Promise<PinnedNode | undefined> {
    if (typeof target === 'object') return target;
    const nodes = this.deps.studies.all.flatMap(openStudy =>
      (openStudy.study.file?.reports ?? []).map((pinned): PinnedNode => ({ openStudy, pinned })),
    );
    if (target !== undefined)
      return nodes.find(({ pinned }) => pinned.id === target || pinned.name === target);
    if (nodes.length === 0)
      throw new Refusal(l10n.t('No report has been pinned yet. Open one and choose Pin Report.'));
    const items = nodes.map(node => ({
      label: node.pinned.name,
      description: findAnalysis(node.pinned.analysis)?.title ?? node.pinned.analysis,
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
    ignoreFocusOut: true,
    title: l10n.t('Pin this report in study.json as'),
    value,
    validateInput: text => (text.trim() === '' ? l10n.t('A report needs a name.') : undefined),
  });
}
