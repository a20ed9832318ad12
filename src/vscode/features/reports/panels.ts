import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import { ReportPanel, VIEW_TYPE } from './reportPanel';
import { type ReportRequest, titleOf } from './request';

/** The open report panels. */
export class ReportPanels implements vscode.Disposable {
  private readonly panels: ReportPanel[] = [];

  constructor(private readonly deps: Deps) {}

  /** The panel that has the focus, else the one opened or used last. */
  get current(): ReportPanel | undefined {
    return this.panels.find(({ panel }) => panel.active) ?? this.panels.at(-1);
  }

  /** The panel that shows just this. */
  showing(request: ReportRequest): ReportPanel | undefined {
    return this.panels.find(one => JSON.stringify(one.request) === JSON.stringify(request));
  }

  /** Shows a report: in the panel that shows just this, else in a new one. */
  show(request: ReportRequest): ReportPanel {
    const same = this.showing(request);
    if (same) {
      same.panel.reveal();
      return same;
    }
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, titleOf(request), vscode.ViewColumn.Active);
    return this.adopt(panel, request);
  }

  /** Takes over a panel that VS Code has kept. */
  adopt(panel: vscode.WebviewPanel, request: ReportRequest): ReportPanel {
    const report = new ReportPanel(this.deps, panel, request);
    this.panels.push(report);
    report.onDidEnd(() => this.panels.splice(this.panels.indexOf(report), 1));
    panel.onDidChangeViewState(() => {
      if (panel.active) this.panels.push(...this.panels.splice(this.panels.indexOf(report), 1));
    });
    return report;
  }

  dispose(): void {
    for (const { panel } of [...this.panels]) panel.dispose();
  }
}
