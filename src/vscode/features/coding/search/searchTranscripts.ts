import * as vscode from 'vscode';
import { type SearchRequest, plainRequest } from '../../../../core/search/searchRequest';
import type { Deps } from '../../../deps';
import { requireStudy } from '../../../ui/requireStudy';
import { searchSubject } from './searchSubject';

/** A longer selection is no pattern. */
const MAX_SELECTED = 100;

/** What is looked for, for a keybinding or a test; what is absent is as usual. */
export type SearchArguments = Partial<SearchRequest>;

/**
 * Lists what a search finds in the Segments panel, where it can be changed; without a pattern the one that is typed there, or the words selected.
 * @returns how many rows there are, where a pattern was given
 */
export async function searchTranscripts(deps: Deps, args?: SearchArguments): Promise<number | undefined> {
  const openStudy = requireStudy(deps.studies);
  const shown = deps.segments.subject;
  const words = args?.pattern ?? selectedWords();
  const last = shown?.openStudy === openStudy ? shown.search?.request : undefined;
  const request = args?.pattern === undefined && last ? last : plainRequest('');
  const subject = searchSubject(deps, openStudy, { ...request, ...args, pattern: words ?? request.pattern });
  deps.segments.show(subject, args?.pattern === undefined);
  if (args?.pattern === undefined) return undefined;
  await subject.search.whenDone();
  return subject.search.found.length;
}

/** The words selected in the editor, as a pattern that finds them; undefined where none are, or too many. */
function selectedWords(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return undefined;
  const words = editor.document.getText(editor.selection).replace(/[|*]/g, ' ').trim();
  return words.length > 0 && words.length <= MAX_SELECTED ? words.replace(/\s+/g, ' ') : undefined;
}
