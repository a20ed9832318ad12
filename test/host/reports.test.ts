import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { unzipSync } from 'fflate';
import * as vscode from 'vscode';
import { skip } from '../unit/node/skip';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';

interface StudyJson {
  reports: { id: string; name: string; analysis: string; scope?: object; options?: object }[];
}

describe('reports', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    for (const name of ['Effort', 'People']) await run('newCode', name);
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    select(editor, 'the coach');
    await run('applyCode', { codes: ['Effort', 'People'] });
  });

  const file = (name: string) => vscode.Uri.joinPath(root, name);

  it('are written to files, in the format that the name says', async () => {
    const starts: Record<string, string> = {
      'table.md': '## Frequency of themes and codes: Test',
      'table.csv': 'name,participants,share,',
      'table.html': '<!doctype html>',
      'table.json': '{"scope":{',
      'table.svg': '<svg',
      'table.xlsx': 'PK',
      'table.docx': 'PK',
    };
    for (const [name, start] of Object.entries(starts)) {
      const written = await run<vscode.Uri>('exportReport', { analysis: 'frequency', uri: file(name) });
      assert.equal(written.toString(), file(name).toString());
      assert.ok((await read(root, name))!.startsWith(start), name);
    }
    const { rows } = await json<{ rows: { name: string; participants: number }[] }>(root, 'table.json');
    assert.deepEqual(
      rows.map(({ name, participants }) => [name, participants]),
      [
        ['Effort', 2],
        ['People', 1],
      ],
    );
  });

  it('never take the place of a file of the study', async () => {
    const before = await read(root, 'a.txt');
    await run('exportReport', { analysis: 'frequency', uri: file('a.txt'), format: 'text' });
    await run('exportReport', { analysis: 'frequency', uri: file('b.txt'), format: 'text' });
    await run('exportReport', { analysis: 'frequency', uri: file('codebook.json') });
    assert.equal(await read(root, 'a.txt'), before);
    assert.equal(await read(root, 'b.txt'), undefined);
    assert.ok((await read(root, 'codebook.json'))!.includes('Effort'));
    // nor of one of another study that is open
    const other = await makeStudy({ 'c.txt': TEXT });
    await openTranscript(other, 'c.txt');
    await run('exportReport', { analysis: 'frequency', uri: file('a.txt'), format: 'text' });
    assert.equal(await read(root, 'a.txt'), before);
    await run('exportReport', { analysis: 'frequency', uri: vscode.Uri.joinPath(other, 'table.md') });
    assert.match((await read(other, 'table.md'))!, /^## /);
  });

  it('are put in the place of earlier ones as a whole: who reads one meanwhile goes on in that', async () => {
    const uri = file('again.csv');
    await write(root, 'again.csv', 'an earlier table');
    const earlier = fs.openSync(uri.fsPath, 'r');
    try {
      await run('exportReport', { analysis: 'frequency', uri });
      assert.equal(fs.readFileSync(earlier, 'utf8'), 'an earlier table');
    } finally {
      fs.closeSync(earlier);
    }
    assert.match((await read(root, 'again.csv'))!, /^name,participants,/);
  });

  it('are written as Excel files, also large ones', async () => {
    const turns = Array.from(
      { length: 2000 },
      (_, i) => `Ann: Nobody has coded turn ${i} of this long interview, which goes on.`,
    );
    await write(root, 'long.txt', `${turns.join('\n')}\n`);
    const uri = file('long.xlsx');
    await until('the table is long', async () => {
      await run('exportReport', { analysis: 'uncoded', uri });
      const sheets = Object.entries(unzipSync(fs.readFileSync(uri.fsPath)));
      const [, table] = sheets.find(([name]) => name.endsWith('sheet1.xml')) ?? [];
      return table && table.length > 160_000;
    });
  });

  it('count a transcript once, whatever links lead to it, and wait for no pipe', async function () {
    if (process.platform === 'win32') skip(this, 'links need a privilege on Windows');
    await write(root, 'sub/c.txt', TEXT);
    for (const [target, name] of [
      ['.', 'self'],
      ['..', 'sub/up'],
      ['a.txt', 'same.txt'],
      ['/', 'disk'],
    ] as const)
      fs.symlinkSync(target, file(name).fsPath);
    execFileSync('mkfifo', [file('pipe.txt').fsPath, file('sub/c.txt.nd.coding.json').fsPath]);
    // with other patterns everything is read again
    const study = await json<object>(root, 'study.json');
    await write(root, 'study.json', JSON.stringify({ ...study, transcripts: ['*.txt', '**/*.txt'] }));
    const paths = await until('the study is read again', async () => {
      await run('exportReport', {
        analysis: 'uncoded',
        options: { by: 'transcripts' },
        uri: file('table.json'),
      });
      const { rows } = await json<{ rows: { transcript: string }[] }>(root, 'table.json');
      return rows.length > 2 ? rows.map(({ transcript }) => transcript).sort() : undefined;
    });
    // with an error on the pipe, and not as if it were not there
    assert.deepEqual(paths, ['a.txt', 'pipe.txt', 'sub/c.txt']);
  });

  it('open as a document, with options and filters', async () => {
    const scope = { participants: ['P2'] };
    await run('exportReport', { analysis: 'frequency', scope, options: { form: 'paper' }, format: 'md' });
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /\| Effort \(N = 1\) +\| general +\|/);
    assert.match(document.getText(), /only participants P2/);
  });

  it('are kept by name in study.json, and kept no longer', async () => {
    await run('pinReport', { name: 'Table 1', analysis: 'frequency', options: { by: 'segment' } });
    const { reports } = await json<StudyJson>(root, 'study.json');
    assert.equal(reports.length, 1);
    const { id, ...report } = reports[0]!;
    assert.match(id, /^table-1-[a-z0-9]{4}$/);
    assert.deepEqual(report, { name: 'Table 1', analysis: 'frequency', options: { by: 'segment' } });
    await run('unpinReport', 'Table 1');
    await until(
      'the report is gone',
      async () => (await json<StudyJson>(root, 'study.json')).reports.length === 0,
    );
  });
});

describe('the sample study', () => {
  it('is copied into a new folder each time, and counts', async () => {
    const parent = await makeStudy({});
    const folder = vscode.Uri.joinPath(parent, 'samples');
    await vscode.workspace.fs.createDirectory(folder);
    const first = await run<vscode.Uri>('openSampleStudy', { folder });
    const second = await run<vscode.Uri>('openSampleStudy', { folder });
    assert.notEqual(first.toString(), second.toString());
    const names = (await json<{ transcripts: string[] }>(second, 'study.json')).transcripts;
    assert.ok(names.length > 0);
    assert.ok((await read(second, 'focus-group.txt'))!.length > 1000);
    assert.ok((await read(second, 'codebook.json'))!.includes('"codes": ['));
  });
});
