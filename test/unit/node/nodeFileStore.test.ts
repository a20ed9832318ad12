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

  it('says where links lead, and what is no file', async function () {
    if (isWindows) skip(this, 'links need a privilege on Windows');
    fs.mkdirSync(folder.file('study/a'), { recursive: true });
    fs.mkdirSync(folder.file('study/b'));
    fs.writeFileSync(folder.file('study/b/1.txt'), 'x');
    fs.symlinkSync('b/1.txt', folder.file('study/link.txt'));
    fs.symlinkSync('../b', folder.file('study/a/b'));
    fs.symlinkSync('a/b', folder.file('study/twice'));
    fs.symlinkSync('.', folder.file('study/self'));
    fs.symlinkSync('..', folder.file('study/up'));
    fs.symlinkSync('/dev/null', folder.file('study/device'));
    fs.symlinkSync('nowhere.txt', folder.file('study/dangling.txt'));
    execFileSync('mkfifo', [folder.file('study/pipe.txt')]);
    fs.symlinkSync('study', folder.file('way'));
    for (const root of ['study', 'way']) {
      const through = new NodeFileStore(folder.file(root));
      const listed = async (of: string) =>
        [...(await through.list(of))!].sort((x, y) => (x.name < y.name ? -1 : 1));
      assert.deepEqual(await listed(''), [
        { name: 'a', kind: 'folder' },
        { name: 'b', kind: 'folder' },
        { name: 'dangling.txt', kind: 'other' },
        { name: 'device', kind: 'other' },
        { name: 'link.txt', kind: 'file', link: { real: 'b/1.txt', isInside: true } },
        { name: 'pipe.txt', kind: 'other' },
        { name: 'self', kind: 'folder', link: { real: '', isInside: true } },
        { name: 'twice', kind: 'folder', link: { real: 'b', isInside: true } },
        { name: 'up', kind: 'folder', link: { real: folder.path, isInside: false } },
      ]);
      assert.deepEqual(await listed('a'), [
        { name: 'b', kind: 'folder', link: { real: 'b', isInside: true } },
      ]);
      assert.deepEqual(await listed('a/b'), [{ name: '1.txt', kind: 'file' }]);
      assert.equal(String(await through.read('a/b/1.txt')), 'x');
      await assert.rejects(through.read('dangling.txt'), {
        message: 'it is a link to a file that does not exist',
      });
    }
  });
});
