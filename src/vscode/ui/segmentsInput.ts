import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../core/base/phrases';
import { asMarkdown, shortQuote } from './markdown';

/** A transcript with segments. */
export interface FileNode {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly quotes: readonly QuoteNode[];
}

/** A segment at its place. */
export interface QuoteNode {
  readonly file: FileNode;
  readonly range: vscode.Range;
  readonly text: string;
  readonly speaker: string | undefined;
  readonly coder: string | undefined;
  readonly codes: readonly string[];
  readonly memo: string | undefined;
}

type Node = FileNode | QuoteNode;

/** Segments as an input of the References view: its tree, its F4 and Shift+F4, its highlights in the editor. */
export class SegmentsInput {
  readonly contextValue = 'coded-segments';
  readonly title: string;
  readonly location: vscode.Location;

  constructor(
    private readonly name: string,
    private readonly files: readonly FileNode[],
    /** Whether they may still be shown: the view keeps a history of what it has shown. */
    private readonly isShown: () => boolean,
  ) {
    this.title = name;
    const [first] = files;
    this.location = new vscode.Location(first!.uri, first!.quotes[0]!.range.start);
  }

  with(): SegmentsInput {
    return new SegmentsInput(this.name, this.files, this.isShown);
  }

  resolve() {
    if (!this.isShown()) return undefined;
    const { files } = this;
    const quotes = files.flatMap(file => file.quotes);
    const provider: vscode.TreeDataProvider<Node> = {
      getChildren: node => (node === undefined ? [...files] : 'quotes' in node ? [...node.quotes] : []),
      getParent: node => ('quotes' in node ? undefined : node.file),
      getTreeItem: node => ('quotes' in node ? fileItem(node) : quoteItem(node)),
    };
    const step = (from: Node, by: number): Node => {
      const at =
        'quotes' in from ? quotes.indexOf(from.quotes[0]!) - (by > 0 ? by : 0) : quotes.indexOf(from);
      return quotes[(at + by + quotes.length) % quotes.length]!;
    };
    return {
      provider,
      message: messageOf(quotes.length, files.length),
      navigation: {
        nearest: (uri: vscode.Uri, position: vscode.Position): Node | undefined =>
          quotes.find(
            ({ file, range }) => file.uri.toString() === uri.toString() && !range.end.isBefore(position),
          ) ?? quotes[0],
        next: (from: Node): Node => step(from, 1),
        previous: (from: Node): Node => step(from, -1),
        location: (node: Node): vscode.Location | undefined =>
          'quotes' in node ? undefined : new vscode.Location(node.file.uri, node.range),
      },
      highlights: {
        getEditorHighlights: (node: Node, uri: vscode.Uri): vscode.Range[] => {
          const file = 'quotes' in node ? node : node.file;
          return file.uri.toString() === uri.toString() ? file.quotes.map(quote => quote.range) : [];
        },
      },
    };
  }
}

function messageOf(segments: number, transcripts: number): string {
  return l10n.t('{0} in {1}', counted.segments(segments), counted.transcripts(transcripts));
}

function fileItem({ uri, path, quotes }: FileNode): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.label = path.slice(path.lastIndexOf('/') + 1);
  item.description = [path.split('/').slice(0, -1).join('/'), String(quotes.length)]
    .filter(Boolean)
    .join('  ·  ');
  item.iconPath = vscode.ThemeIcon.File;
  return item;
}

function quoteItem({ file, range, text, speaker, coder, codes, memo }: QuoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(shortQuote(text, 120));
  item.description = [speaker, coder].filter(Boolean).join('  ·  ');
  item.tooltip = new vscode.MarkdownString()
    .appendMarkdown(asMarkdown(`“${text}”`))
    .appendMarkdown('\n\n')
    .appendMarkdown(asMarkdown([codes.join(', '), speaker, coder].filter(Boolean).join(' · ')))
    .appendMarkdown(memo ? '\n\n' : '')
    .appendMarkdown(asMarkdown(memo ?? ''));
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open'),
    arguments: [file.uri, { selection: range, preserveFocus: true } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}
