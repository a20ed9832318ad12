import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The workspace folder of the test run: a fresh copy for each. */
export const workspace = vscode.workspace.workspaceFolders![0]!.uri;

/** Writes a study into a folder of its own and waits until the extension shows it. */
export async function makeStudy(files: Record<string, string>): Promise<vscode.Uri> {
  // a workspace without a study does not start the extension by itself
  await vscode.extensions.getExtension('transcript-coder.transcript-coder')!.activate();
  const root = vscode.Uri.joinPath(workspace, `study-${crypto.randomUUID()}`);
  const study = {
    schema: 1,
    name: 'Test',
    transcripts: ['**/*.txt'],
    interviewers: ['INT'],
    coders: [{ id: 'nd', name: 'N. D.' }],
  };
  for (const [path, content] of Object.entries(files)) await write(root, path, content);
  if (!files['study.json']) await write(root, 'study.json', JSON.stringify(study));
  return root;
}

export async function write(root: vscode.Uri, path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, path), bytes);
}

/** A file's text, byte order mark and all; undefined when there is none. */
export async function read(root: vscode.Uri, path: string): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export async function json<T>(root: vscode.Uri, path: string): Promise<T> {
  return JSON.parse((await read(root, path)) ?? 'null') as T;
}

/** Shows a transcript that the extension has recognised: it does so sooner while the window draws no editor. */
export async function openTranscript(root: vscode.Uri, path: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(root, path);
  await until(`${path} is a transcript`, async () => {
    // each time: VS Code may close again what nobody shows
    const { languageId } = await vscode.workspace.openTextDocument(uri);
    return languageId === 'transcript';
  });
  await vscode.window.showTextDocument(uri, { preview: false });
  return until(`${path} is shown`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

/** Selects the n-th occurrence of some words in the editor. */
export function select(editor: vscode.TextEditor, words: string, occurrence = 0): void {
  const text = editor.document.getText();
  let at = -1;
  for (let i = 0; i <= occurrence; i++) at = text.indexOf(words, at + 1);
  assert.ok(at >= 0, `“${words}” is not in the text`);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + words.length),
  );
  editor.selection = new vscode.Selection(range.start, range.end);
}

export async function run<T>(command: string, ...args: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(`transcriptCoder.${command}`, ...args);
}

/** Makes someone the current coder of the study of the active editor. */
export async function codeAs(id: string, name = id): Promise<void> {
  await run('selectCoder', { id, name });
}

/** Waits for a state; the failure names it. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  // far more than it takes: a busy machine is no failure. Below the limit of a test, which would not say what was missing
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
