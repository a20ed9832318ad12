import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FolderContent, findStudies } from '../../../src/study/findStudies';

const NAMES = ['a', 'b', '.git', 'node_modules'];

/** Folders that have a study.json, by their paths; those above them are there, too. */
const folders = fc.uniqueArray(
  fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }).map(parts => parts.join('/')),
  { maxLength: 12 },
);

/** A file system with a study in each of some folders. @param asked is told of every folder that is listed */
function listing(roots: readonly string[], asked: string[] = []) {
  const files = roots.map(root => (root === '' ? 'study.json' : `${root}/study.json`));
  return async (folder: string): Promise<FolderContent> => {
    asked.push(folder);
    const inside = folder === '' ? '' : `${folder}/`;
    const rest = files
      .filter(file => file.startsWith(inside))
      .map(file => file.slice(inside.length).split('/'));
    return {
      folders: [...new Set(rest.filter(parts => parts.length > 1).map(([name]) => name!))],
      files: rest.filter(parts => parts.length === 1).map(([name]) => name!),
    };
  };
}

describe('looking for studies folder by folder', () => {
  it('finds those, and only those, that no hidden folder nor one of packages is above', async () => {
    await fc.assert(
      fc.asyncProperty(folders, async roots => {
        const expected = roots.filter(root => !/(^|\/)(\.git|node_modules)(\/|$)/.test(root)).sort();
        assert.deepEqual(await findStudies(listing(roots)), { roots: expected, isCutShort: false });
      }),
    );
  });

  it('lists no more folders than it may, outer ones first, and says when some are left', async () => {
    await fc.assert(
      fc.asyncProperty(folders, fc.integer({ min: 1, max: 8 }), async (roots, max) => {
        const all: string[] = [];
        const whole = await findStudies(listing(roots, all));
        const asked: string[] = [];
        const cut = await findStudies(listing(roots, asked), max);
        assert.deepEqual(asked, all.slice(0, max));
        assert.equal(cut.isCutShort, all.length > max);
        assert.deepEqual(
          cut.roots,
          whole.roots.filter(root => asked.includes(root)),
        );
        const depths = asked.map(folder => (folder === '' ? 0 : folder.split('/').length));
        assert.deepEqual(
          depths,
          [...depths].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('goes on beside a folder that cannot be listed', async () => {
    const list = listing(['a/b', 'b']);
    const found = await findStudies(folder =>
      folder === 'a' ? Promise.reject(new Error('no')) : list(folder),
    );
    assert.deepEqual(found, { roots: ['b'], isCutShort: false });
  });
});
