import * as vscode from 'vscode';
import { traced } from '../../../study/trace';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import { SelectedRow } from '../../ui/selectedRow';
import type { Deps } from '../../deps';
import { type CodebookNode, CodebookTree } from './codebookTree';
import { deleteCode } from './deleteCode';
import { DragCodes } from './dragCodes';
import { describe, move, newChildCode, newCode, recolor, rename } from './editCodes';
import { mergeCode } from './mergeCode';
import { type CodeArgument } from './pickCode';
import { showSegments } from './segmentReferences';

/** Milliseconds in which changes are gathered before the tree is drawn again. */
const DEBOUNCE_MS = 30;

/** The Codebook view and what can be done in it. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  const tree = new CodebookTree(studies);
  const view: vscode.TreeView<CodebookNode> = vscode.window.createTreeView<CodebookNode>(
    'transcriptCoder.codebook',
    {
      treeDataProvider: tree,
      dragAndDropController: new DragCodes(deps, node => {
        draw();
        view.reveal(node, { select: true, focus: true }).then(undefined, error => deps.log.warn(error));
      }),
      showCollapseAll: true,
    },
  );
  const hasCodes = new ContextKey('transcriptCoder.hasCodes');
  const draw = () => {
    hasCodes.set(studies.all.some(openStudy => openStudy.study.codebook.roots().length > 0));
    tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'codebook', draw));
  const selectedRow = new SelectedRow(view);
  // F2 and Delete in the view come without an argument: they mean the row that is selected
  const selected = (argument: CodeArgument) => argument ?? (view.visible ? selectedRow.row : undefined);
  draw();
  return vscode.Disposable.from(
    view,
    tree,
    gather,
    selectedRow,
    studies.onChange('codebook', ['codebook', 'coding', 'settings'], () => gather.call()),
    commands.register('transcriptCoder.newCode', (name?: unknown) => newCode(deps, text(name))),
    commands.register('transcriptCoder.newChildCode', (code: CodeArgument, name?: unknown) =>
      newChildCode(deps, code, text(name)),
    ),
    commands.register('transcriptCoder.renameCode', (code: CodeArgument, name?: unknown) =>
      rename(deps, selected(code), text(name)),
    ),
    commands.register('transcriptCoder.recolorCode', (code: CodeArgument, color?: unknown) =>
      recolor(deps, code, text(color)),
    ),
    commands.register('transcriptCoder.describeCode', (code: CodeArgument) => describe(deps, code)),
    commands.register('transcriptCoder.moveCode', (code: CodeArgument, under?: unknown) =>
      move(deps, code, text(under)),
    ),
    commands.register('transcriptCoder.mergeCode', (code: CodeArgument, into?: unknown) =>
      mergeCode(deps, code, text(into)),
    ),
    commands.register('transcriptCoder.deleteCode', (code: CodeArgument, children?: unknown) =>
      deleteCode(
        deps,
        selected(code),
        children === 'delete' || children === 'move-up' ? children : undefined,
      ),
    ),
    commands.register('transcriptCoder.showSegments', (code: CodeArgument) => showSegments(deps, code)),
  );
}

/** VS Code passes the rows selected as a second argument: only a text is a value that somebody gave. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
