import * as vscode from 'vscode';
import { areRegexesLoaded, loadRegexes } from '../../../core/matching/regexMatcher';
import { traced } from '../../../study/trace';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import { SelectedRow } from '../../ui/selectedRow';
import type { Deps } from '../../deps';
import { CODEBOOK_WIDTH, type CodebookNode, CodebookTree } from './codebookTree';
import { type CodingsFate, deleteCode } from './deleteCode';
import { DoubleClick, applyToSelection } from './doubleClick';
import { DragCodes } from './dragCodes';
import { duplicate, newChildCode, newCode, recolor, rename } from './editCodes';
import { editScale } from './editScale';
import { mergeCode } from './mergeCode';
import { assignNumberKey } from './numberKey';
import { type CodeArgument } from './pickCode';
import { type Way, move, rearrange } from './rearrangeCodes';
import { retire } from './retireCode';
import { splitCode } from './splitCode';
import { tidyCodebook } from './tidyCodebook';
import { removeGroup, renameCodeGroup } from './groups/editGroups';
import { segmentsOfGroup } from './groups/groupSegments';
import { removeFromCodeGroup } from './groups/memberships';
import { registerGroups } from './groups/register';
import { removeQuery, renameQuery } from './queries/editQueries';
import { passagesOf } from './queries/queryPassages';
import { registerQueries } from './queries/register';
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
  const hasCodeGroups = new ContextKey('transcriptCoder.hasCodeGroups');
  const isGroupSelected = new ContextKey('transcriptCoder.isCodeGroupSelected');
  const hasQueries = new ContextKey('transcriptCoder.hasQueries');
  const draw = () => {
    hasCodes.set(studies.begun.some(openStudy => openStudy.study.codebook.roots().length > 0));
    const files = studies.begun.map(({ study }) => study.codebook.file);
    hasCodeGroups.set(files.some(({ groups = [] }) => groups.length > 0));
    hasQueries.set(files.some(({ queries = [] }) => queries.length > 0));
    // which queries and rules may have: until then passages are not counted, and nothing is said of what is wrong
    if (
      !areRegexesLoaded() &&
      files.some(({ queries = [], rules = [] }) => queries.length + rules.length > 0)
    )
      void loadRegexes().then(() => gather.call());
    tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'codebook', draw));
  const selectedRow = new SelectedRow(view);
  // F2 and Delete in the view come without an argument: they mean the row that is selected
  const selected = (argument: CodeArgument) => argument ?? (view.visible ? selectedRow.row : undefined);
  /** The rows that a command is about: with the row that was clicked, the others that are selected. */
  const selectedRows = (
    argument: CodeArgument,
    others: unknown,
    isTopmost = true,
  ): readonly CodeArgument[] => {
    const rows = isRows(others) ? others : argument === undefined && view.visible ? view.selection : [];
    if (rows.length < 2 && !isRows(others)) return [selected(argument)];
    return isTopmost ? topmost(rows) : rows;
  };
  const revealAll = (rows: readonly CodebookNode[]) => {
    const [first] = rows;
    if (!first || !view.visible) return;
    // several rows stay selected, which an extension could not select
    if (rows.length === 1) reveal(first);
    else gather.call();
  };
  const step = async (way: Way, code: CodeArgument, others: unknown) => {
    const rows = selectedRows(code, others);
    // groups are in the order of their names
    if (rows.some(row => isGroup(row) || isMember(row))) return;
    revealAll(await rearrange(deps, rows, way));
  };
  draw();
  return vscode.Disposable.from(
    view,
    registerGroups(deps, {
      selected: (argument, others) => selectedRows(argument, others, false),
      selectedGroup: () => {
        const row = selected(undefined);
        return isGroup(row) ? row : undefined;
      },
      reveal: revealNew,
    }),
    registerQueries(deps, revealNew),
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
    commands.register('transcriptCoder.renameCode', (code: CodeArgument, name?: unknown) => {
      const row = selected(code);
      if (isQuery(row)) return renameQuery(deps, row);
      return isGroup(row) ? renameCodeGroup(deps, row) : rename(deps, row, text(name));
    }),
    commands.register('transcriptCoder.recolorCode', (code: CodeArgument, color?: unknown) =>
      recolor(deps, code, text(color)),
    ),
    commands.register('transcriptCoder.editScale', (code: CodeArgument, scale?: unknown) =>
      editScale(deps, selected(code), text(scale)),
    ),
    commands.register('transcriptCoder.assignNumberKey', (code: CodeArgument, number?: unknown) =>
      assignNumberKey(deps, code, typeof number === 'number' ? number : undefined),
    ),
    commands.register('transcriptCoder.duplicateCode', async (code: CodeArgument, name?: unknown) =>
      revealNew(await duplicate(deps, selected(code), text(name))),
    ),
    commands.register('transcriptCoder.moveCode', async (code: CodeArgument, under?: unknown) =>
      revealAll(await move(deps, selectedRows(code, under), text(under))),
    ),
    commands.register('transcriptCoder.moveCodeUp', (code: CodeArgument, others?: unknown) =>
      step('up', code, others),
    ),
    commands.register('transcriptCoder.moveCodeDown', (code: CodeArgument, others?: unknown) =>
      step('down', code, others),
    ),
    commands.register('transcriptCoder.promoteCode', (code: CodeArgument, others?: unknown) =>
      step('promote', code, others),
    ),
    commands.register('transcriptCoder.demoteCode', (code: CodeArgument, others?: unknown) =>
      step('demote', code, others),
    ),
    commands.register('transcriptCoder.mergeCode', (code: CodeArgument, into?: unknown) =>
      mergeCode(deps, selectedRows(code, into, false), text(into)),
    ),
    commands.register('transcriptCoder.splitCode', (code: CodeArgument, into?: unknown) =>
      splitCode(deps, selected(code), isTexts(into) ? into : undefined),
    ),
    commands.register('transcriptCoder.retireCode', (code: CodeArgument, others?: unknown) =>
      retire(deps, selectedRows(code, others), true),
    ),
    commands.register('transcriptCoder.bringBackCode', (code: CodeArgument, others?: unknown) =>
      retire(deps, selectedRows(code, others), false),
    ),
    commands.register('transcriptCoder.tidyCodebook', () => tidyCodebook(deps)),
    commands.register('transcriptCoder.exportCodebook', async (to?: unknown) => {
      const { exportCodebook } = await import('./exportCodebook');
      return exportCodebook(deps, to instanceof vscode.Uri ? to : undefined);
    }),
    commands.register('transcriptCoder.importCodebook', async (file?: unknown, taken?: unknown) => {
      const { importCodebook } = await import('./importCodebook');
      const isTaken = taken === 'usual' || taken === 'all' ? taken : undefined;
      return importCodebook(deps, file instanceof vscode.Uri ? file : undefined, isTaken);
    }),
    commands.register(
      'transcriptCoder.deleteCode',
      async (code: CodeArgument, children?: unknown, codings: unknown = 'remove') => {
        const row = selected(code);
        if (isQuery(row)) return removeQuery(deps, row);
        if (isGroup(row)) return removeGroup(deps, row);
        const rows = selectedRows(code, children);
        if (isMember(row)) return removeFromCodeGroup(deps, selectedRows(code, children, false));
        const fate = children === 'delete' || children === 'move-up' ? children : undefined;
        return deleteCode(
          deps,
          rows.filter(one => !isMember(one)),
          fate && { children: fate, codings: codings as CodingsFate },
        );
      },
    ),
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
      const [only, another] = selection;
      isGroupSelected.set(only !== undefined && isGroup(only));
      if (only?.code && !another) deps.inSight.see({ openStudy: only.openStudy, id: only.code.id });
      if (only?.group && !only.code && !another)
        deps.segments.follow(segmentsOfGroup({ openStudy: only.openStudy, group: only.group }));
      if (only?.query && !another)
        deps.segments.follow(passagesOf({ openStudy: only.openStudy, query: only.query }));
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

function isRows(value: unknown): value is readonly CodebookNode[] {
  return Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'object');
}

function isQuery(row: CodeArgument): row is CodebookNode {
  return typeof row === 'object' && row.query !== undefined;
}

/** Whether a row is of a code group. */
function isGroup(row: CodeArgument): row is CodebookNode {
  return typeof row === 'object' && row.group !== undefined && row.code === undefined;
}

/** Whether a row is of a code in a group. */
function isMember(row: CodeArgument): row is CodebookNode {
  return typeof row === 'object' && row.group !== undefined && row.code !== undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string');
}
