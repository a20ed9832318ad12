import type * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { type SearchArguments, searchTranscripts } from './searchTranscripts';

/** Searching what people say, with the hits in the Segments panel. */
export function register(deps: Deps): vscode.Disposable {
  return deps.commands.register('transcriptCoder.searchTranscripts', (args?: SearchArguments | vscode.Uri) =>
    // from a menu VS Code passes the file's Uri
    searchTranscripts(deps, args && 'scheme' in args ? undefined : args),
  );
}
