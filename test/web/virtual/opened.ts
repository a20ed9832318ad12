import * as vscode from 'vscode';
import type { ToldFailure } from '../../../src/vscode/ui/failure';
import { same, until } from '../support';
import { type Manner, MemoryFiles } from './memoryFiles';
import { FIRST_FILES, STUDY_FILES } from './study';

interface OurExports {
  readonly contextValues: ReadonlyMap<string, unknown>;
  readonly toldFailures: readonly ToldFailure[];
}

interface Segment {
  readonly start: number;
  readonly quote: string;
}

/** What a test has. */
export interface Opened {
  readonly files: MemoryFiles;
  readonly ours: OurExports;
  /** The folder of the study. */
  readonly root: string;
  /** Failures that the user was told of since. */
  readonly told: () => readonly ToldFailure[];
}

let files: MemoryFiles | undefined;
let count = 0;

/** With the studies that are there when the extension starts. */
export async function first(): Promise<Opened> {
  if (!files) {
    files = new MemoryFiles('memstudy');
    for (const [path, text] of Object.entries(FIRST_FILES)) files.put(path, text);
    vscode.workspace.registerFileSystemProvider(files.scheme, files);
  }
  const ours = await vscode.extensions
    .getExtension<OurExports>('transcript-coder.transcript-coder')!
    .activate();
  const before = ours.toldFailures.length;
  return { files, ours, root: '/work/projects/2026/first', told: () => ours.toldFailures.slice(before) };
}

/** With a new study, shown in an editor; from here on its files are as slow, or as locked, as is said. */
export async function begin(manner: Manner): Promise<Opened & { readonly editor: vscode.TextEditor }> {
  const all = await first();
  all.files.manner = 'ordinary';
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const root = `/work/study-${++count}`;
  for (const [path, text] of Object.entries(STUDY_FILES)) all.files.put(`${root}/${path}`, text);
  const editor = await openTranscript(all.files, `${root}/a.txt`);
  await run('selectCoder', { id: 'nd', name: 'N. D.' });
  all.files.manner = manner;
  return { ...all, root, editor };
}

export async function run<T>(command: string, ...args: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(`transcriptCoder.${command}`, ...args);
}

export async function openTranscript(from: MemoryFiles, path: string): Promise<vscode.TextEditor> {
  const uri = from.uri(path);
  await until(`${path} is a transcript`, async () => {
    const { languageId } = await vscode.workspace.openTextDocument(uri);
    return languageId === 'transcript';
  });
  await vscode.window.showTextDocument(uri, { preview: false });
  const isActive = () => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  await until(`${path} is shown`, isActive);
  return vscode.window.activeTextEditor!;
}

export function select({ document }: vscode.TextEditor, words: string): void {
  const at = document.getText().indexOf(words);
  const [start, end] = [at, at + words.length].map(offset => document.positionAt(offset));
  vscode.window.activeTextEditor!.selection = new vscode.Selection(start!, end!);
}

export async function codeWith(editor: vscode.TextEditor, words: string): Promise<void> {
  select(editor, words);
  await run('applyCode', { codes: ['Effort'] });
}

export function segments(from: MemoryFiles, path: string): readonly Segment[] {
  const text = from.text(path);
  return text === undefined ? [] : (JSON.parse(text) as { segments: Segment[] }).segments;
}

/** @param quotes in the order of the text */
export function expectQuotes(from: MemoryFiles, path: string, quotes: readonly string[]): void {
  const found = [...segments(from, path)].sort((a, b) => a.start - b.start);
  same(
    found.map(({ quote }) => quote),
    quotes,
  );
}
