import * as vscode from 'vscode';
import {
  type TranscriptFigures,
  transcriptFigures,
} from '../../../../core/analyses/uncoded/transcriptFigures';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import type { OverviewNode } from './nodes';
import { type TranscriptState, overviewItem } from './treeItems';

/** The transcripts of the studies, each with how far it is coded, and the text files that are none. */
export class TranscriptsTree implements vscode.TreeDataProvider<OverviewNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly figures = new Map<OpenStudy, ReadonlyMap<string, TranscriptFigures>>();
  private lastShown: string | undefined;

  constructor(private readonly deps: Deps) {}

  /** What was counted is out of date. */
  forget(): void {
    this.figures.clear();
  }

  /** Draws the tree again, if something in it is not as it was the last time. */
  refreshIfChanged(): void {
    const shown = this.shown();
    if (shown === this.lastShown) return;
    this.lastShown = shown;
    this.changed.fire();
  }

  getChildren(node?: OverviewNode): OverviewNode[] {
    if (!node) {
      const { all } = this.deps.studies;
      if (all.length > 1) return all.map(openStudy => ({ kind: 'study', openStudy }));
      return all.flatMap(openStudy => this.inStudy(openStudy));
    }
    switch (node.kind) {
      case 'study':
        return this.inStudy(node.openStudy);
      case 'others':
        return node.openStudy.study.otherTexts.map(path => ({
          kind: 'other',
          openStudy: node.openStudy,
          path,
        }));
      default:
        return [];
    }
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: OverviewNode): vscode.TreeItem {
    return overviewItem(
      node,
      node.kind === 'transcript' ? this.stateOf(node.openStudy, node.path) : undefined,
    );
  }

  dispose(): void {
    this.changed.dispose();
  }

  private inStudy(openStudy: OpenStudy): OverviewNode[] {
    const { transcripts, otherTexts } = openStudy.study;
    const rows = transcripts.map(({ path }): OverviewNode => ({ kind: 'transcript', openStudy, path }));
    return otherTexts.length > 0 ? [...rows, { kind: 'others', openStudy }] : rows;
  }

  private stateOf(openStudy: OpenStudy, path: string): TranscriptState {
    const transcript = openStudy.study.transcript(path);
    const own = this.deps.coder.of(openStudy)?.id;
    const sidecar = own === undefined ? undefined : transcript?.sidecars.get(own)?.parsed.value;
    const completed = (transcript?.codings ?? []).filter(({ status }) => status === 'complete');
    return {
      figures: this.figuresOf(openStudy).get(path),
      isOwnKnown: own !== undefined,
      isComplete: sidecar?.status === 'complete',
      completedBy: completed.map(({ coder }) => coder),
      memo: sidecar?.memo,
    };
  }

  private figuresOf(openStudy: OpenStudy): ReadonlyMap<string, TranscriptFigures> {
    let figures = this.figures.get(openStudy);
    if (!figures) {
      figures = transcriptFigures(openStudy.study.corpus, this.deps.coder.of(openStudy)?.id);
      this.figures.set(openStudy, figures);
    }
    return figures;
  }

  /** All that rows are made of, as one text. */
  private shown(): string {
    const parts = this.deps.studies.all.map(openStudy => [
      openStudy.root.toString(),
      openStudy.study.file?.name,
      openStudy.study.transcripts.map(({ path }) => [path, this.stateOf(openStudy, path)]),
      openStudy.study.otherTexts,
    ]);
    return JSON.stringify(parts);
  }
}
