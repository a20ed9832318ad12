import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, run, select, until } from './support';

export const TEXT = `INT: How was the first week?

P1: It was hard at first, then it got easier, and my coach rang me every morning.

INT: And after that?

P1: I liked the coach. She asked what I wanted, and then we did that.
`;
/** The words of its segments, in the order of the text. */
export const CODED = ['hard at first', 'my coach rang me every morning', 'I liked the coach', 'we did that'];

/** A study with one transcript, coded by `nd`, and the editor that shows it. */
export async function codeTranscript(
  content = TEXT,
  path = 'a.txt',
): Promise<{ readonly root: vscode.Uri; readonly editor: vscode.TextEditor }> {
  const root = await makeStudy({ [path]: content });
  const editor = await openTranscript(root, path);
  await codeAs('nd', 'N. D.');
  await run('newCode', 'Effort');
  for (const words of CODED) {
    select(editor, words);
    await run('applyCode', { codes: ['Effort'] });
  }
  return { root, editor };
}

/** The words of all segments, in the order of the text, as someone sees them who goes from one to the next. */
export async function codedWords(editor: vscode.TextEditor): Promise<string[]> {
  const words: string[] = [];
  const seen = new Set<string>();
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  for (;;) {
    await run('nextSegment');
    const { selection, document } = editor;
    const at = `${document.offsetAt(selection.start)}-${document.offsetAt(selection.end)}`;
    if (seen.has(at)) return words;
    seen.add(at);
    words.push(document.getText(selection).replaceAll('\r\n', '\n'));
  }
}

/** Until the segments stand at these words: after an edit the workbench may still move the selection that one walks with. */
export async function expectCoded(
  editor: vscode.TextEditor,
  words: readonly (string | undefined)[],
): Promise<void> {
  let seen: string[] = [];
  await until('the segments stand at their words', async () => {
    seen = await codedWords(editor);
    return seen.join('|') === words.join('|');
  }).catch(() => assert.deepEqual(seen, words));
}
