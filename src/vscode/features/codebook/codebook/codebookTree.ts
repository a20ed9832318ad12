import * as vscode from 'vscode';
import { asMarkdown } from '../../../ui/markdown';
import type { Code } from '../../../../core/codebook/code';
import { colorIcon } from '../../../ui/icons';
import type { OpenStudy, Studies } from '../../../session/studies';

/** A row of the codebook view: a code, or a study when the workspace has several. */
export type CodebookNode = { readonly open: OpenStudy; readonly code?: Code };

/** The codebooks as a tree: themes with their codes, each with its number of segments. */
export class CodebookTree implements vscode.TreeDataProvider<CodebookNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly counts = new Map<OpenStudy, Map<string, number>>();

  constructor(private readonly studies: Studies) {}

  refresh(): void {
    this.counts.clear();
    this.changed.fire();
  }

  getChildren(node?: CodebookNode): CodebookNode[] {
    if (!node) {
      const { all } = this.studies;
      return all.length > 1 ? all.map(open => ({ open })) : all.flatMap(open => this.getChildren({ open }));
    }
    const { codebook } = node.open.study;
    const codes = node.code ? codebook.children(node.code.id) : codebook.roots();
    return codes.map(code => ({ open: node.open, code }));
  }

  getParent({ open, code }: CodebookNode): CodebookNode | undefined {
    if (!code) return undefined;
    const parent = open.study.codebook.parentOf(code.id);
    if (parent) return { open, code: parent };
    return this.studies.all.length > 1 ? { open } : undefined;
  }

  getTreeItem({ open, code }: CodebookNode): vscode.TreeItem {
    return code ? this.codeItem(open, code) : studyItem(open);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private codeItem(open: OpenStudy, code: Code): vscode.TreeItem {
    const { codebook } = open.study;
    const kind = codebook.isTheme(code.id) ? 'theme' : 'code';
    const count = this.countsOf(open).get(code.id) ?? 0;
    const item = new vscode.TreeItem(
      code.name,
      kind === 'theme' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
    );
    item.id = `${open.root.toString()}#${code.id}`;
    item.description = String(count);
    item.iconPath = colorIcon(codebook.color(code.id), kind);
    item.contextValue = kind;
    item.tooltip = tooltip(open, code, count);
    item.accessibilityInformation = {
      label:
        kind === 'theme'
          ? vscode.l10n.t('Theme {0}, {1} segments', code.name, count)
          : vscode.l10n.t('Code {0}, {1} segments', code.name, count),
    };
    item.command = {
      command: 'transcriptCoder.showSegments',
      title: vscode.l10n.t('Show Segments of Code'),
      arguments: [{ open, code }],
    };
    return item;
  }

  private countsOf(open: OpenStudy): Map<string, number> {
    let counts = this.counts.get(open);
    if (!counts) this.counts.set(open, (counts = open.study.use.counts(open.study.codebook)));
    return counts;
  }
}

function studyItem(open: OpenStudy): vscode.TreeItem {
  const item = new vscode.TreeItem(
    open.study.file?.name ?? open.root.path,
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = open.root.toString();
  item.description = vscode.workspace.asRelativePath(open.root);
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'study';
  return item;
}

function tooltip({ study }: OpenStudy, code: Code, count: number): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text
    .appendMarkdown('**')
    .appendMarkdown(asMarkdown(study.codebook.path(code.id).join(' › ')))
    .appendMarkdown('**  \n');
  text.appendMarkdown(
    asMarkdown(count === 1 ? vscode.l10n.t('1 segment') : vscode.l10n.t('{0} segments', count)),
  );
  const fields: [string, string | undefined][] = [
    ['', code.description],
    [vscode.l10n.t('Include: '), code.include],
    [vscode.l10n.t('Exclude: '), code.exclude],
    [vscode.l10n.t('Example: '), code.example],
    [vscode.l10n.t('Memo: '), code.memo],
  ];
  for (const [label, value] of fields) {
    if (value) text.appendMarkdown('\n\n').appendMarkdown(asMarkdown(label + value));
  }
  return text;
}
