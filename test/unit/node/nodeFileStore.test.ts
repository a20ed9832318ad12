import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { skip } from './skip';
import { tempFolder } from './tempFolder';

const isWindows = process.platform === 'win32';

describe('NodeFileStore', () => {
  const folder = tempFolder();
  const store = () => new NodeFileStore(folder.path);
  const names = async (of: string) =>
    (await store().list(of))?.map(({ name, kind }) => (kind === 'folder' ? `${name}/` : name)).sort();

  it('lists, reads and changes by paths with /', async () => {
    fs.mkdirSync(folder.file('in/side'), { recursive: true });
    await store().change('in/side/ä 中.txt', before => (before ? undefined : Buffer.from('x')));
    assert.deepEqual(await names(''), ['in/']);
    assert.deepEqual(await names('in'), ['side/']);
    assert.deepEqual(await names('in/side'), ['ä 中.txt']);
    assert.equal(String(await store().read('in/side/ä 中.txt')), 'x');
  });

  it('has undefined for what does not exist, and words for what cannot be read', async () => {
    fs.writeFileSync(folder.file('a.txt'), '');
    fs.mkdirSync(folder.file('b.txt'));
    assert.equal(await store().read('none.txt'), undefined);
    assert.equal(await store().read('a.txt/none.txt'), undefined);
    assert.equal(await store().list('none'), undefined);
    await assert.rejects(store().read('b.txt'), { message: 'it is a folder' });
  });

  it('follows links, but not round in circles, and leaves out what is no file', async function () {
    if (isWindows) skip(this, 'links need a privilege on Windows');
    fs.mkdirSync(folder.file('a'));
    fs.mkdirSync(folder.file('b'));
    fs.writeFileSync(folder.file('b/1.txt'), 'x');
    fs.symlinkSync('b/1.txt', folder.file('link.txt'));
    fs.symlinkSync('../b', folder.file('a/b'));
    fs.symlinkSync('../a', folder.file('b/a'));
    fs.symlinkSync('.', folder.file('self'));
    fs.symlinkSync('nowhere.txt', folder.file('dangling.txt'));
    execFileSync('mkfifo', [folder.file('pipe.txt')]);
    assert.deepEqual(await names(''), ['a/', 'b/', 'link.txt']);
    assert.deepEqual(await names('a'), ['b/']);
    assert.deepEqual(await names('a/b'), ['1.txt'], 'a is where we came from');
    assert.equal(String(await store().read('a/b/1.txt')), 'x');
  });
});
