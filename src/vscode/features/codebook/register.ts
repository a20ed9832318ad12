import * as vscode from 'vscode';
import { traced } from '../../../study/trace';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import { SelectedRow } from '../../ui/selectedRow';
import type { Deps } from '../../deps';
import { CODEBOOK_WIDTH, type CodebookNode, CodebookTree } from './codebookTree';
import { deleteCode } from './deleteCode';
import { DoubleClick, applyToSelection } from './doubleClick';
import { DragCodes } from './dragCodes';
import { describe, move, newChildCode, newCode, recolor, rename } from './editCodes';
import { mergeCode } from './mergeCode';
import { assignNumberKey } from './numberKey';
import { type CodeArgument } from './pickCode';
import { segmentsOfRows, showSegments } from './codeSegments';

/** Milliseconds in which changes are gathered before the tree is drawn again. */
const DEBOUNCE_MS = 30;

/** The Codebook view and what can be done in it. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  const tree = new CodebookTree(studies, deps.numberKeys);
  const clicks = new DoubleClick();
  // a theme that has just become one is closed at first
  const reveal = (node: CodebookNode, focus = true) => {
    // drawn again meanwhile, the tree would leave its theme closed
    gather.cancel();
    draw();
    view.reveal(node, { select: true, focus }).then(undefined, error => deps.log.warn(error));
  };
  // a view that is not in sight would be put in place of the one that is
  const revealNew = (node: CodebookNode | undefined) => node && view.visible && reveal(node, false);
  const view: vscode.TreeView<CodebookNode> = vscode.window.createTreeView<CodebookNode>(
    'transcriptCoder.codebook',
    {
      treeDataProvider: tree,
      dragAndDropController: new DragCodes(deps, reveal),
      canSelectMany: true,
      showCollapseAll: true,
    },
  );
  const hasCodes = new ContextKey('transcriptCoder.hasCodes');
  const draw = () => {
    hasCodes.set(studies.begun.some(openStudy => openStudy.study.codebook.roots().length > 0));
    tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'codebook', draw));
  const selectedRow = new SelectedRow(view);
  // F2 and Delete in the view come without an argument: they mean the row that is selected
  const selected = (argument: CodeArgument) => argument ?? (view.visible ? selectedRow.row : undefined);
  /** The rows that a command is about: with the row that was clicked, the others that are selected. */
  const selectedRows = (argument: CodeArgument, others: unknown): readonly CodeArgument[] => {
    if (Array.isArray(others)) return topmost(others as CodebookNode[]);
    if (argument !== undefined || !view.visible || view.selection.length < 2) return [selected(argument)];
    return topmost(view.selection);
  };
  draw();
  return vscode.Disposable.from(
    view,
    tree,
    gather,
    selectedRow,
    studies.onChange('codebook', ['codebook', 'coding', 'settings'], () => gather.call()),
    deps.numberKeys.onDidChange(() => gather.call()),
    deps.coder.onDidChange(() => gather.call()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(CODEBOOK_WIDTH)) gather.call();
    }),
    commands.register('transcriptCoder.newCode', async (name?: unknown) =>
      revealNew(await newCode(deps, text(name))),
    ),
    commands.register('transcriptCoder.newChildCode', async (code: CodeArgument, name?: unknown) =>
      revealNew(await newChildCode(deps, code, text(name))),
    ),
    commands.register('transcriptCoder.renameCode', (code: CodeArgument, name?: unknown) =>
      rename(deps, selected(code), text(name)),
    ),
    commands.register('transcriptCoder.recolorCode', (code: CodeArgument, color?: unknown) =>
      recolor(deps, code, text(color)),
    ),
    commands.register('transcriptCoder.describeCode', (code: CodeArgument) => describe(deps, code)),
    commands.register('transcriptCoder.assignNumberKey', (code: CodeArgument, number?: unknown) =>
      assignNumberKey(deps, code, typeof number === 'number' ? number : undefined),
    ),
    commands.register('transcriptCoder.moveCode', (code: CodeArgument, under?: unknown) =>
      move(deps, code, text(under)),
    ),
    commands.register('transcriptCoder.mergeCode', (code: CodeArgument, into?: unknown) =>
      mergeCode(deps, code, text(into)),
    ),
    commands.register('transcriptCoder.deleteCode', async (code: CodeArgument, children?: unknown) => {
      const fate = children === 'delete' || children === 'move-up' ? children : undefined;
      const rows = selectedRows(code, children);
      for (const row of rows) await deleteCode(deps, row, fate);
    }),
    commands.register('transcriptCoder.showSegments', async (code: CodeArgument, others?: unknown) => {
      // a click tells of its row alone
      if (
        typeof code === 'object' &&
        others === undefined &&
        clicks.isSecond(code) &&
        (await applyToSelection(code))
      )
        return undefined;
      const several = Array.isArray(others) && others.length > 1 ? segmentsOfRows(others) : undefined;
      if (!several) return showSegments(deps, code);
      deps.segments.show(several);
      return several.places().length;
    }),
    // one that is clicked says so itself
    view.onDidChangeSelection(({ selection }) => {
      const subject = segmentsOfRows(selection);
      if (!subject) return;
      if (selection.length > 1) deps.segments.show(subject);
      else deps.segments.follow(subject);
    }),
  );
}

/** Rows without those that go with another one. */
function topmost(rows: readonly CodebookNode[]): readonly CodebookNode[] {
  const ids = new Set(rows.map(({ code }) => code?.id));
  const isAbove = ({ openStudy, code }: CodebookNode): boolean => {
    const parent = code && openStudy.study.codebook.parentOf(code.id);
    return parent !== undefined && (ids.has(parent.id) || isAbove({ openStudy, code: parent }));
  };
  return rows.filter(row => row.code && !isAbove(row));
}

/** VS Code passes the rows selected as a second argument: only a text is a value that somebody gave. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
