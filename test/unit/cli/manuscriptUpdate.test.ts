import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runCli } from './runCli';
import { tempFolder } from '../node/tempFolder';

const SAMPLE = path.resolve('media/sample-study');
const HEAD = '<!-- transcript-coder: frequency --group part-2 --form paper -->';

describe('transcript-coder manuscript update', () => {
  const folder = tempFolder();
  const run = async (...args: string[]) => runCli(folder.path, 'manuscript', 'update', ...args);
  const write = (name: string, bytes: string | Uint8Array) => fs.writeFileSync(folder.file(name), bytes);
  const read = (name: string) => fs.readFileSync(folder.file(name));

  it('fills blocks, says which, and keeps everything else to the byte', async () => {
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    const before = `Ä\r\n${HEAD}\r\nold\r\n<!-- end -->\r\nend`;
    write('paper.qmd', utf16(before));
    const checked = await run('paper.qmd', SAMPLE, '--check');
    assert.deepEqual([checked.code, checked.err], [1, '']);
    assert.equal(
      checked.out,
      'paper.qmd:2: frequency --group part-2 --form paper\nBlocks that are not up to date: 1 of 1.\n',
    );
    assert.deepEqual(read('paper.qmd'), utf16(before));
    const updated = await run('paper.qmd', SAMPLE);
    assert.deepEqual([updated.code, updated.err], [0, '']);
    assert.match(updated.out, /Blocks filled: 1 of 1\.\n$/);
    const after = read('paper.qmd').toString('utf16le');
    assert.ok(after.startsWith(`\ufeffÄ\r\n${HEAD}\r\n\r\nTable: `));
    assert.ok(after.endsWith('|\r\n\r\n<!-- end -->\r\nend'));
    assert.equal((await run('paper.qmd', SAMPLE, '--check')).code, 0);
    assert.match((await run('paper.qmd', SAMPLE)).out, /^Blocks filled: 0 of 1\.\n$/);
  });

  it('leaves the file as it was where a block cannot be filled', async () => {
    const text = `${HEAD}\n<!-- end -->\n\n<!-- transcript-coder: frequency --grup a -->\n<!-- end -->\n`;
    write('paper.md', text);
    const { code, out, err } = await run('paper.md', SAMPLE);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^paper\.md:4: Unknown option “--grup”\. Did you mean “--group”\?/);
    assert.match(err, /paper\.md was left as it is\.\n$/);
    assert.equal(read('paper.md').toString(), text);
  });

  it('refuses what has no blocks, what cannot be read, and options of the check', async () => {
    write('paper.tex', 'x');
    write('broken.md', new Uint8Array([0xff, 0x41, 0xfe]));
    write('none.md', 'x');
    assert.equal((await run('paper.tex', SAMPLE)).code, 2);
    assert.equal((await run('broken.md', SAMPLE)).code, 2);
    assert.equal((await run('missing.md', SAMPLE)).code, 2);
    assert.equal((await run('none.md', SAMPLE, '--at', 'HEAD')).code, 2);
    assert.deepEqual(await run('none.md', SAMPLE), {
      code: 0,
      out: 'The paper has no blocks to fill.\n',
      err: '',
    });
  });
});
