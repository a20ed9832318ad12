import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import type { CodebookNode } from '../codebookTree';
import type { CodeArgument } from '../pickCode';
import { chooseCodes, describeCodeGroup, newGroup, removeGroup, renameCodeGroup } from './editGroups';
import { showGroupSegments } from './groupSegments';
import { addToCodeGroup, removeFromCodeGroup } from './memberships';
import type { GroupArgument } from './pickGroup';

/** What the Codebook view knows of its rows. */
interface Rows {
  /** The rows that a command is about: with the row that was clicked, the others that are selected. */
  readonly selected: (argument: CodeArgument, others: unknown) => readonly CodeArgument[];
  /** The row of a group that is selected: keys in the view come without an argument. */
  readonly selectedGroup: () => CodebookNode | undefined;
  /** Shows a row that is new. */
  readonly reveal: (node: CodebookNode | undefined) => void;
}

/** What can be done with the code groups of the Codebook view. */
export function registerGroups(deps: Deps, { selected, selectedGroup, reveal }: Rows): vscode.Disposable {
  const { commands } = deps;
  const codesOf = (first: CodeArgument | readonly string[], others: unknown): readonly CodeArgument[] =>
    isTexts(first) ? first : selected(first, others);
  return vscode.Disposable.from(
    commands.register(
      'transcriptCoder.newCodeGroup',
      async (first?: CodeArgument | readonly string[], others?: unknown) =>
        reveal(await newGroup(deps, codesOf(first, others), text(others))),
    ),
    commands.register(
      'transcriptCoder.addToCodeGroup',
      async (first?: CodeArgument | readonly string[], others?: unknown) =>
        reveal(await addToCodeGroup(deps, codesOf(first, others), text(others))),
    ),
    commands.register(
      'transcriptCoder.removeFromCodeGroup',
      (first?: CodeArgument | readonly string[], others?: unknown) =>
        removeFromCodeGroup(deps, codesOf(first, others), text(others)),
    ),
    commands.register('transcriptCoder.chooseGroupCodes', (group: GroupArgument, codes?: unknown) =>
      chooseCodes(
        deps,
        group ?? selectedGroup(),
        typeof group === 'string' && isTexts(codes) ? codes : undefined,
      ),
    ),
    commands.register('transcriptCoder.renameCodeGroup', (group: GroupArgument, name?: unknown) =>
      renameCodeGroup(deps, group ?? selectedGroup(), text(name)),
    ),
    commands.register('transcriptCoder.describeCodeGroup', (group: GroupArgument, description?: unknown) =>
      describeCodeGroup(deps, group ?? selectedGroup(), text(description)),
    ),
    commands.register('transcriptCoder.deleteCodeGroup', (group: GroupArgument) =>
      removeGroup(deps, group ?? selectedGroup()),
    ),
    commands.register('transcriptCoder.showCodeGroupSegments', (group: GroupArgument) =>
      showGroupSegments(deps, group ?? selectedGroup()),
    ),
  );
}

/** VS Code passes the rows selected as a second argument: only a text is a value that somebody gave. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}
