import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import type { CodebookNode } from '../codebookTree';
import { editQuery, newQuery, recolorQuery, removeQuery, renameQuery } from './editQueries';
import type { QueryArgument } from './pickQuery';
import { showPassages } from './queryPassages';

/** What can be done with the queries of the Codebook view. @param reveal shows a row that is new */
export function registerQueries(
  deps: Deps,
  reveal: (node: CodebookNode | undefined) => void,
): vscode.Disposable {
  const { commands } = deps;
  return vscode.Disposable.from(
    commands.register('transcriptCoder.newQuery', async (first?: unknown, name?: unknown) =>
      reveal(await newQuery(deps, isRow(first) ? first : undefined, text(first), text(name))),
    ),
    commands.register('transcriptCoder.editQuery', (query: QueryArgument, given?: unknown) =>
      editQuery(deps, query, text(given)),
    ),
    commands.register('transcriptCoder.renameQuery', (query: QueryArgument, name?: unknown) =>
      renameQuery(deps, query, text(name)),
    ),
    commands.register('transcriptCoder.recolorQuery', (query: QueryArgument, color?: unknown) =>
      recolorQuery(deps, query, text(color)),
    ),
    commands.register('transcriptCoder.deleteQuery', (query: QueryArgument) => removeQuery(deps, query)),
    commands.register('transcriptCoder.showQueryPassages', (query: QueryArgument) =>
      showPassages(deps, query),
    ),
  );
}

function isRow(value: unknown): value is CodebookNode {
  return typeof value === 'object' && value !== null && 'openStudy' in value;
}

/** VS Code passes the rows selected as a second argument: only a text is a value that somebody gave. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
