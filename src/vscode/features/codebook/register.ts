import * as vscode from 'vscode';
import { ContextKey } from '../../adapters/contextKey';
import { Debounce } from '../../adapters/debounce';
import type { Deps } from '../../deps';
import { type CodebookNode, CodebookTree } from './codebookTree';
import { deleteCode } from './deleteCode';
import { DragCodes } from './dragCodes';
import { describe, move, newChildCode, newCode, recolor, rename } from './editCodes';
import { type CodeArgument } from './pickCode';
import { showSegments } from './segmentReferences';

/** Milliseconds in which changes are gathered before the tree is drawn again. */
const GATHER = 30;

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
  const hasCodes = new ContextKey<boolean>('transcriptCoder.hasCodes');
  const draw = () => {
    hasCodes.set(studies.all.some(open => open.study.codebook.roots().length > 0));
    tree.refresh();
  };
  const gather = new Debounce(GATHER, draw);
  draw();
  return vscode.Disposable.from(
    view,
    tree,
    gather,
    studies.onDidChange(() => gather.call()),
    commands.register('transcriptCoder.newCode', (name?: unknown) => newCode(deps, text(name))),
    commands.register('transcriptCoder.newChildCode', (code: CodeArgument, name?: unknown) =>
      newChildCode(deps, code, text(name)),
    ),
    commands.register('transcriptCoder.renameCode', (code: CodeArgument, name?: unknown) =>
      rename(deps, selected(view, code), text(name)),
    ),
    commands.register('transcriptCoder.recolorCode', (code: CodeArgument, color?: unknown) =>
      recolor(deps, code, text(color)),
    ),
    commands.register('transcriptCoder.describeCode', (code: CodeArgument) => describe(deps, code)),
    commands.register('transcriptCoder.moveCode', (code: CodeArgument, under?: unknown) =>
      move(deps, code, text(under)),
    ),
    commands.register('transcriptCoder.deleteCode', (code: CodeArgument, children?: unknown) =>
      deleteCode(
        deps,
        selected(view, code),
        children === 'delete' || children === 'move-up' ? children : undefined,
      ),
    ),
    commands.register('transcriptCoder.showSegments', (code: CodeArgument) => showSegments(deps, code)),
  );
}

/** Keybindings in the view (F2, Delete) come without an argument: they mean the row in focus. */
function selected(view: vscode.TreeView<CodebookNode>, argument: CodeArgument): CodeArgument {
  return argument ?? (view.visible ? view.selection[0] : undefined);
}

/** VS Code passes the rows selected as a second argument: only a text is a value that somebody gave. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
