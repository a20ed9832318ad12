import assert from 'node:assert/strict';
import fs from 'node:fs';
import { markOfFile } from '../../../src/node/fileMark';
import { changeFileAtomically } from '../../../src/node/writeFile';
import { tempFolder } from './tempFolder';

describe('the mark of a file', () => {
  const folder = tempFolder();

  /** Puts a text there; gives by what it is known again. */
  async function put(text: string): Promise<string | undefined> {
    let mark: string | undefined;
    await changeFileAtomically(
      folder.file('a.json'),
      () => Buffer.from(text),
      noted => (mark = noted),
    );
    return mark;
  }

  it('is that of what was put there, as long as that is there', async () => {
    const mark = await put('one');
    assert.ok(mark !== undefined);
    assert.equal(await markOfFile(folder.file('a.json')), mark);
    fs.readFileSync(folder.file('a.json'));
    assert.equal(await markOfFile(folder.file('a.json')), mark);
    fs.rmSync(folder.file('a.json'));
    assert.equal(await markOfFile(folder.file('a.json')), undefined);
  });

  it('is another one as soon as anybody writes as many bytes, at once and in the same place', async () => {
    for (let i = 0; i < 100; i++) {
      const mark = await put('one');
      fs.writeFileSync(folder.file('a.json'), 'two');
      assert.notEqual(await markOfFile(folder.file('a.json')), mark);
    }
  });

  it('is another one when the same is put there again, or another file is moved there', async () => {
    for (let i = 0; i < 100; i++) {
      const [first, second] = [await put('one'), await put('two')];
      assert.notEqual(first, second);
      fs.writeFileSync(folder.file('b.json'), 'two');
      fs.renameSync(folder.file('b.json'), folder.file('a.json'));
      assert.notEqual(await markOfFile(folder.file('a.json')), second);
    }
  });
});
