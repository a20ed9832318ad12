import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { withFolderLock } from '../../../src/node/folderLock';
import { tempFolder } from './tempFolder';
import { writerProgram } from './writerProgram';

const LOCK = '.transcript-coder.lock';
const FOREIGN = '4711-00000000-0123456789abcdef';
const isOut = { code: 'EBUSY' };
/** For where a machine that is slow must not be taken for one that sleeps. */
const PATIENT = { longestHeld: Infinity, patience: Infinity };

describe('withFolderLock', () => {
  const folder = tempFolder();
  const program = writerProgram();

  /** A process that holds the lock. */
  async function holder() {
    const child = spawn(process.execPath, [program.path, 'hold', folder.path]);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    assert.equal(String(said), 'held');
    return child;
  }

  it('lets one in at a time, gives the outcome and leaves nothing behind', async () => {
    let inside = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        withFolderLock(
          folder.path,
          async isHeld => {
            assert.equal(++inside, 1);
            await new Promise(resolve => setImmediate(resolve));
            assert.equal(await isHeld(), true);
            inside--;
            return i;
          },
          PATIENT,
        ),
      ),
    );
    assert.deepEqual(
      outcomes,
      outcomes.map((_, i) => i),
    );
    assert.deepEqual(fs.readdirSync(folder.path), []);
  });

  it('is let go of when the work fails', async () => {
    const failing = withFolderLock(folder.path, () => Promise.reject(new Error('no')));
    await assert.rejects(failing, { message: 'no' });
    assert.deepEqual(fs.readdirSync(folder.path), []);
  });

  it('is not taken from a process that lives, and at once from one that was killed', async () => {
    const child = await holder();
    try {
      const short = { longestHeld: Infinity, patience: 50 };
      await assert.rejects(
        withFolderLock(folder.path, () => Promise.resolve(), short),
        isOut,
      );
    } finally {
      child.kill('SIGKILL');
    }
    await once(child, 'close');
    assert.equal(fs.readdirSync(folder.file(LOCK)).length, 1, 'it has left its lock');
    const never = { longestHeld: Infinity, patience: 10_000 };
    assert.equal(await withFolderLock(folder.path, () => Promise.resolve('in'), never), 'in');
    assert.deepEqual(fs.readdirSync(folder.path), []);
  });

  it('is taken from another machine only after a while, and its holder can tell', async () => {
    fs.mkdirSync(folder.file(LOCK));
    fs.writeFileSync(folder.file(`${LOCK}/${FOREIGN}`), '');
    const never = { longestHeld: Infinity, patience: 50 };
    await assert.rejects(
      withFolderLock(folder.path, () => Promise.resolve(), never),
      isOut,
    );
    const soon = { longestHeld: 20, patience: 10_000 };
    await withFolderLock(
      folder.path,
      async isHeld => {
        assert.equal(fs.existsSync(folder.file(`${LOCK}/${FOREIGN}`)), false);
        // this work takes so long that another takes the lock away
        await withFolderLock(folder.path, async inner => assert.equal(await inner(), true), soon);
        assert.equal(await isHeld(), false);
      },
      soon,
    );
    assert.deepEqual(fs.readdirSync(folder.path), []);
  });

  it('works where its folder was left empty or has files of others in it', async () => {
    fs.mkdirSync(folder.file(LOCK));
    assert.equal(await withFolderLock(folder.path, () => Promise.resolve('in')), 'in');
    fs.mkdirSync(folder.file(LOCK));
    fs.writeFileSync(folder.file(`${LOCK}/.DS_Store`), '');
    assert.equal(await withFolderLock(folder.path, () => Promise.resolve('in')), 'in');
    assert.deepEqual(fs.readdirSync(folder.file(LOCK)), ['.DS_Store']);
  });
});
