// npm run key-to-mark: milliseconds from a key to the mark of what it has coded, in a real workbench, beside an extension that
// does nothing but decorate a line when a key is pressed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../src/core/anchoring/anchors/capture';
import { textVersion } from '../src/core/text/textVersion';
import { startSession, temporaryFolder } from '../test/e2e/harness/session';
import type { Workbench } from '../test/e2e/harness/workbench';
import { build } from './lib/install.mjs';
import { step } from './lib/log.mjs';
import { packageExtension } from './lib/vsix.mjs';

const SOURCE = 'media/sample-study';
const FILE = 'focus-group.txt';
const SEGMENTS = 500;
const CODES = 30;
/** Keys of each kind before the first that is counted. */
const WARM_UP = 4;

const MARKER = {
  'package.json': JSON.stringify({
    name: 'marker',
    publisher: 'bench',
    version: '0.0.1',
    engines: { vscode: '^1.96.0' },
    main: './main.js',
    activationEvents: ['onStartupFinished'],
    contributes: {
      commands: [{ command: 'marker.mark', title: 'Mark' }],
      keybindings: [{ command: 'marker.mark', key: 'f8', when: 'editorTextFocus' }],
    },
  }),
  'main.js': `const vscode = require('vscode');
exports.activate = ({ subscriptions }) => {
  const type = vscode.window.createTextEditorDecorationType({ backgroundColor: '#ff000040' });
  const ranges = [];
  subscriptions.push(vscode.commands.registerCommand('marker.mark', () => {
    const editor = vscode.window.activeTextEditor;
    ranges.push(editor.document.lineAt(editor.selection.active.line).range);
    editor.setDecorations(type, ranges);
  }));
};`,
};

async function main(): Promise<void> {
  await build();
  packageExtension();
  const marker = packMarker();
  for (const count of [0, SEGMENTS]) {
    const folder = temporaryFolder();
    const free = lay(folder, count);
    const session = await startSession(folder, { vsix: [marker] });
    try {
      const { own, other } = await measure(session.workbench, free);
      step(
        `${count} segments: ${inWords(own)} from key to mark; beside it, an extension that only decorates: ${inWords(other)}`,
      );
    } finally {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

function packMarker(): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(MARKER)) fs.writeFileSync(path.join(folder, name), text);
  const file = path.resolve('dist/marker.vsix');
  execFileSync(
    process.execPath,
    [
      path.resolve('node_modules/@vscode/vsce/vsce'),
      ...['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '-o', file],
    ],
    { cwd: folder, stdio: 'pipe' },
  );
  return file;
}

/** Lays a study with segments all over a transcript. @returns lines of turns that have none, from 1 */
function lay(folder: string, count: number): number[] {
  const text = fs.readFileSync(path.join(SOURCE, FILE), 'utf8');
  const turns = [...text.matchAll(/^(?!.*INT:).+?: +(\S.{40,})$/gm)];
  const free = turns.filter((_, i) => i % 4 !== 0);
  const coded = turns.filter((_, i) => i % 4 === 0);
  const { id: version, sha256, length } = textVersion(text);
  const codes = Array.from({ length: CODES }, (_, i) => ({ id: `code-${i}`, name: `Code ${i}` }));
  const segments = Array.from({ length: count }, (_, i) => {
    const [line, speech] = coded[i % coded.length]!;
    const begin = coded[i % coded.length]!.index + line.length - speech!.length;
    const start = begin + Math.floor((i / count) * 20);
    const end = start + 15 + (i % 20);
    const created = '2026-11-22T10:00:00Z';
    const span = { start, end };
    return captureSegment({ id: `s${i}`, text, version, span, codes: [codes[i % CODES]!.id], created });
  });
  const write = (name: string, value: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(value));
  fs.writeFileSync(path.join(folder, FILE), text);
  write('study.json', {
    ...{ schema: 1, name: 'Key to mark', transcripts: ['*.txt'], interviewers: ['INT'] },
    coders: [{ id: 'nd', name: 'N. D.' }],
  });
  write('codebook.json', { schema: 1, codes });
  write(`${FILE}.nd.coding.json`, {
    ...{ schema: 1, coder: 'nd', status: 'in-progress' },
    texts: count > 0 ? { [version]: { sha256, length } } : {},
    segments,
  });
  return free.map(({ index }) => text.slice(0, index).split('\n').length);
}

async function measure(
  workbench: Workbench,
  lines: readonly number[],
): Promise<{ own: number[]; other: number[] }> {
  await workbench.openFile(FILE);
  await workbench.statusItem('lock').filter({ hasText: 'Correct Transcript' }).waitFor();
  await workbench.statusItem('coder').click();
  await workbench.quickTitle('Who is coding?');
  await workbench.pick('N. D.');
  await workbench.goTo(lines[0]!, 30);
  await workbench.pressInEditor('1');
  await workbench.quickTitle('Which code should the 1 key apply?');
  await workbench.typeAndEnter('Code 7');
  const own: number[] = [];
  const other: number[] = [];
  for (const [i, line] of lines.slice(1).entries()) {
    await workbench.goTo(line, 30);
    const isOwn = i % 2 === 0;
    const time = await timed(workbench, isOwn ? '1' : 'F8');
    if (i >= 2 * WARM_UP) (isOwn ? own : other).push(time);
  }
  return { own, other };
}

/** From a key to the first decoration on the line of the cursor that was not there before. */
async function timed(workbench: Workbench, key: string): Promise<number> {
  const { page } = workbench;
  await page.evaluate(() => {
    const marks = () => {
      const cursor = document.querySelector('.monaco-editor.focused .cursor')!.getBoundingClientRect();
      return [...document.querySelectorAll('.monaco-editor.focused .view-overlays [class*="ced-"]')]
        .map(element => element.getBoundingClientRect())
        .filter(({ top, bottom, width }) => width > 0 && top < cursor.bottom && cursor.top < bottom)
        .map(({ left, width, top }) => `${left} ${width} ${top}`);
    };
    const state = window as unknown as { keyToMark: number | undefined };
    state.keyToMark = undefined;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const known = new Set(marks());
        const observer = new MutationObserver(() => {
          if (!marks().some(mark => !known.has(mark))) return;
          observer.disconnect();
          state.keyToMark = performance.now() - timeStamp;
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      },
      { capture: true, once: true },
    );
  });
  await workbench.pressInEditor(key);
  return workbench.untilDone('the mark is there', () =>
    page.evaluate(() => (window as unknown as { keyToMark: number | undefined }).keyToMark),
  );
}

function inWords(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))]!);
  return `median ${at(0.5)} ms, 95% within ${at(0.95)} ms (${times.length} keys)`;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
