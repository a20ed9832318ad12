import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { naturalOrder } from '../../../core/base/compare';
import { ANALYSES } from '../../../core/analyses/list';
import type { Analysis } from '../../../core/analyses/kit/analysis';
import { findAnalysis } from '../../../core/analyses/pinnedReports';
import type { PinnedReport } from '../../../core/studyFile/studyFile';
import type { OpenStudy } from '../../session/openStudy';
import type { Studies } from '../../session/studies';

/** A pinned report of a study. */
export interface PinnedNode {
  readonly openStudy: OpenStudy;
  readonly pinned: PinnedReport;
}

type Node = Analysis | PinnedNode;

/** Everything that can be counted, below what is kept by name. */
export class ReportsTree implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly studies: Studies) {}

  refresh(): void {
    this.changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (node || !this.studies.current) return [];
    const pinned = this.studies.all.flatMap(openStudy =>
      (openStudy.study.file?.reports ?? [])
        .map((report): PinnedNode => ({ openStudy, pinned: report }))
        .sort((a, b) => naturalOrder(a.pinned.name, b.pinned.name)),
    );
    return [...pinned, ...ANALYSES];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'pinned' in node ? this.pinnedItem(node) : analysisItem(node);
  }

  private pinnedItem(node: PinnedNode): vscode.TreeItem {
    const { openStudy, pinned } = node;
    const item = new vscode.TreeItem(pinned.name);
    const title = findAnalysis(pinned.analysis)?.title ?? pinned.analysis;
    const study = this.studies.all.length > 1 ? [openStudy.study.file?.name] : [];
    item.description = [title, ...study].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon('pinned');
    item.contextValue = 'pinnedReport';
    item.command = {
      command: 'transcriptCoder.openPinnedReport',
      title: l10n.t('Open'),
      arguments: [node],
    };
    return item;
  }
}

function analysisItem({ id, title, summary }: Analysis): vscode.TreeItem {
  const item = new vscode.TreeItem(title);
  item.tooltip = summary;
  // what is written there is edited in a page of its own
  const isGrid = id === 'grid';
  item.iconPath = new vscode.ThemeIcon(isGrid ? 'notebook' : 'graph');
  item.contextValue = 'analysis';
  item.command = {
    command: isGrid ? 'transcriptCoder.openSummaryGrid' : 'transcriptCoder.showReport',
    title: l10n.t('Open'),
    arguments: isGrid ? [] : [{ analysis: id }],
  };
  return item;
}
