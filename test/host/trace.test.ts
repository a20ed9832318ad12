import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, run, select, until } from './support';

const TEXT =
  'INT: Wherever zebras wander?\n\nP1: Yesterday somebody whistled melodies, then quietly vanished.\n';
const MEMO_WORDS = ['Effortlessly', 'Astonishing'];

describe('the log at the level Trace', () => {
  it('tells what a coding session reads, writes and hears of, and not a word of the study', async () => {
    const extension = vscode.extensions.all.find(
      ({ packageJSON }) => packageJSON.name === 'transcript-coder',
    )!;
    const { traceLines } = (await extension.activate()) as { traceLines: readonly string[] };
    const before = traceLines.length;
    const root = await makeStudy({ 'a.txt': TEXT });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    for (const name of MEMO_WORDS) await run('newCode', name);
    select(editor, 'whistled melodies');
    await run('applyCode', { codes: MEMO_WORDS });
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Unmistakably typed. '));
    await editor.document.save();
    await run('undoCoding');

    const session = () => traceLines.slice(before);
    const has = (start: RegExp) =>
      until(`${start} is in the log`, () => session().some(line => start.test(line)));
    await has(/^read a\.txt: \d+ bytes, [\d.]+ ms$/);
    await has(/^write a\.txt\.nd\.coding\.json: \d+ bytes, [\d.]+ ms$/);
    await has(/^write codebook\.json: \d+ bytes/);
    await has(/^listener decorations \(texts.*\): [\d.]+ ms$/);
    await has(/^listener codebook \(coding\): [\d.]+ ms$/);
    await has(/^delayed problems: [\d.]+ ms$/);
    const heardOfTyping = session().filter(line =>
      /^listener (codebook|undo|coder|reports) \(texts\)/.test(line),
    );
    assert.deepEqual(heardOfTyping, []);

    const words = [...`${TEXT} ${MEMO_WORDS.join(' ')} Unmistakably typed`.matchAll(/\p{L}{5,}/gu)].map(
      ([word]) => word,
    );
    const log = session().join('\n').toLowerCase();
    assert.deepEqual(
      words.filter(word => log.includes(word.toLowerCase())),
      [],
    );
  });
});
