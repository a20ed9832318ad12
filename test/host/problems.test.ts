import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = 'P1: It was hard at first, then easier.\n';
const GOOD =
  '{"id":"aaaaaaaaaaaa","text":"000000000000","start":4,"end":15,"quote":"It was hard","prefix":"P1: ","suffix":" at first","codes":["effort-ab12"]}';
const sidecar = (...segments: string[]) =>
  `{\n"schema": 1,\n"coder": "nd",\n"status": "in-progress",\n"texts": {"000000000000":{"sha256":"${'0'.repeat(64)}","length":40}},\n"segments": [\n${segments.join(',\n')}\n]\n}\n`;
const CODEBOOK = '{\n"schema": 1,\n"codes": [\n{"id":"effort-ab12","name":"Effort"}\n]\n}\n';

/** What the Problems view says of a file: line (from 1), code. */
async function problems(root: vscode.Uri, path: string): Promise<[number, string][]> {
  const uri = vscode.Uri.joinPath(root, path);
  const found = await until(`${path} has a problem`, () => {
    const all = vscode.languages.getDiagnostics(uri).filter(one => one.source === 'Transcript Coder');
    return all.length > 0 && all;
  });
  return found.map(one => [one.range.start.line + 1, String(one.code)]);
}

describe('bad input', () => {
  const cases: { name: string; path: string; content: string; expect: [number, string] }[] = [
    {
      name: 'broken JSON',
      path: 'a.txt.nd.coding.json',
      content: sidecar(GOOD).slice(0, -5),
      expect: [7, 'broken-json'],
    },
    {
      name: 'conflict markers',
      path: 'codebook.json',
      content: CODEBOOK.replace('\n{"id"', '\n<<<<<<< HEAD\n{"id"'),
      expect: [4, 'conflict-markers'],
    },
    {
      name: 'a wrong schema',
      path: 'a.txt.nd.coding.json',
      content: sidecar(GOOD, GOOD.replace('"start":4', '"start":"4"')),
      expect: [8, 'invalid'],
    },
    {
      name: 'a newer schema',
      path: 'codebook.json',
      content: CODEBOOK.replace('1', '99'),
      expect: [2, 'newer-schema'],
    },
    {
      name: 'duplicate ids',
      path: 'a.txt.nd.coding.json',
      content: sidecar(GOOD, GOOD),
      expect: [8, 'duplicate-id'],
    },
    {
      name: 'an unknown code',
      path: 'a.txt.nd.coding.json',
      content: sidecar(GOOD.replace('effort-ab12', 'nothing-0000')),
      expect: [7, 'unknown-code'],
    },
    {
      name: 'a range outside the text',
      path: 'a.txt.nd.coding.json',
      content: sidecar(GOOD.replace('"end":15', '"end":400')),
      expect: [7, 'out-of-range'],
    },
    {
      name: 'a sidecar without a transcript',
      path: 'b.txt.nd.coding.json',
      content: sidecar(GOOD),
      expect: [1, 'no-transcript'],
    },
    { name: 'an empty transcript', path: 'empty.txt', content: '', expect: [1, 'empty-transcript'] },
    {
      name: 'a broken study file',
      path: 'study.json',
      content: '{"schema": 1,\n"name": "X",\n"transcripts": ["*.txt",]\n}',
      expect: [3, 'broken-json'],
    },
  ];
  for (const { name, path, content, expect } of cases) {
    it(`names file and line of ${name}, and leaves the file as it is`, async () => {
      const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK, [path]: content });
      const found = await problems(root, path);
      assert.ok(
        found.some(one => String(one) === String(expect)),
        `${expect} not among ${JSON.stringify(found)}`,
      );
      assert.equal(await read(root, path), content);
    });
  }

  it('refuses to write into a broken sidecar, and says so', async () => {
    const broken = sidecar(GOOD).slice(0, -5);
    const root = await makeStudy({
      'a.txt': TEXT,
      'codebook.json': CODEBOOK,
      'a.txt.nd.coding.json': broken,
    });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'easier');
    await run('applyCode', { codes: ['Effort'] });
    assert.equal(await read(root, 'a.txt.nd.coding.json'), broken);
  });

  it('goes on with the other files, and recovers when the broken one is mended', async () => {
    const root = await makeStudy({
      'a.txt': TEXT,
      'b.txt': TEXT,
      'codebook.json': CODEBOOK,
      'a.txt.nd.coding.json': '{',
    });
    await problems(root, 'a.txt.nd.coding.json');
    const editor = await openTranscript(root, 'b.txt');
    await codeAs('nd');
    select(editor, 'easier');
    await run('applyCode', { codes: ['Effort'] });
    assert.match((await read(root, 'b.txt.nd.coding.json')) ?? '', /easier/);
    await write(root, 'a.txt.nd.coding.json', sidecar(GOOD));
    const uri = vscode.Uri.joinPath(root, 'a.txt.nd.coding.json');
    await until('the problem is gone', () => vscode.languages.getDiagnostics(uri).length === 0);
  });

  it('works with a transcript of 20 MB', async () => {
    const turns = 'INT: And then?\nP1: It was hard at first, then easier, and nobody asked.\n';
    const root = await makeStudy({
      'a.txt': turns.repeat(Math.ceil(20_000_000 / turns.length)),
      'codebook.json': CODEBOOK,
    });
    assert.deepEqual(await problems(root, 'a.txt'), [[1, 'large-transcript']]);
  });
});

describe('a study that is deleted with its folder', () => {
  it('is closed: nothing is said of it any more', async () => {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK.slice(0, -5) });
    await problems(root, 'codebook.json');
    await vscode.workspace.fs.delete(root, { recursive: true, useTrash: false });
    await until('its problems are gone', () => {
      const all = vscode.languages.getDiagnostics(vscode.Uri.joinPath(root, 'codebook.json'));
      return all.every(one => one.source !== 'Transcript Coder');
    });
  });
});
