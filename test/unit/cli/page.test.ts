import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readDocx } from '../core/report/docx/readDocx';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

describe('transcript-coder page', () => {
  const folder = tempFolder();
  const run = (...args: string[]) => runCli(folder.path, 'page', SAMPLE, ...args);
  const segmentsIn = (html: string) =>
    new Set([...html.matchAll(/data-segment="(\d+)"/g)].map(([, i]) => i)).size;

  it('writes a transcript as one page, with as many segments as a table counts', async () => {
    const { code, out, err } = await run('interviews/interview-1.txt');
    assert.deepEqual([code, err], [0, '']);
    const table = await runCli(
      folder.path,
      'frequency',
      SAMPLE,
      '--transcript',
      'interviews/interview-1.txt',
      '--format',
      'json',
    );
    const { scope } = JSON.parse(table.out) as { scope: { segments: number } };
    assert.equal(segmentsIn(out), scope.segments);
    assert.match(out, /^<!doctype html>/);
    assert.match(out, /<\/html>\n$/);
  });

  it('has two coders left and right, named in one option or in two', async () => {
    const { out } = await run('interview-1.txt', '--coder', 'c1,c2');
    assert.match(out, /<svg class="margin left"/);
    assert.equal((await run('interview-1.txt', '--coder', 'c1', '--coder', 'c2')).out, out);
    const one = await run('interview-1.txt', '--coder', 'c1');
    assert.doesNotMatch(one.out, /<svg class="margin left"/);
    assert.ok(segmentsIn(one.out) < segmentsIn(out));
  });

  it('writes a Word document with a comment for each code of a segment', async () => {
    const refused = await run('interview-1.txt', '--format', 'docx');
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /docx cannot be printed\. Name a file: -o FILE/);
    const { code, err } = await run('interview-1.txt', '--coder', 'c1,c2', '-o', 'page.docx');
    assert.deepEqual([code, err], [0, '']);
    const { comments } = readDocx(fs.readFileSync(folder.file('page.docx')));
    const table = await runCli(
      folder.path,
      ...['segments', SAMPLE, '--transcript', 'interviews/interview-1.txt', '--per', 'code'],
      ...['--coder', 'c1', '--coder', 'c2', '--format', 'json'],
    );
    const { rows } = JSON.parse(table.out) as { rows: { coder: string }[] };
    const of = (author: string) => comments.filter(one => one.author === author).length;
    assert.equal(of('Coder 1'), rows.filter(({ coder }) => coder === 'c1').length);
    assert.equal(of('Coder 2'), rows.filter(({ coder }) => coder === 'c2').length);
    assert.ok(of('Coder 1') > 20 && comments.length === of('Coder 1') + of('Coder 2'));
  });

  it('writes to a file, and not over one of the study', async () => {
    const { code, out } = await run('focus-group.txt', '-o', 'page.html');
    assert.deepEqual([code, out], [0, '']);
    assert.ok(fs.statSync(folder.file('page.html')).size > 10_000);
    const refused = await run('focus-group.txt', '-o', path.join(SAMPLE, 'focus-group.txt'));
    assert.equal(refused.code, 2);
  });

  it('says which transcripts there are', async () => {
    const { code, err } = await run();
    assert.equal(code, 2);
    assert.match(err, /Which transcript\? Available: focus-group\.txt, interviews\/interview-1\.txt/);
    assert.match((await run('interview-9.txt')).err, /There is no transcript “interview-9\.txt”/);
    assert.match((await run('interview-1.txt', '--coder', 'c9')).err, /There is no coder “c9”/);
  });
});
