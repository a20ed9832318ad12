import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setCodes } from '../../../src/core/coding/operations';
import { recoverOperations } from '../../../src/study/recovery';
import { Study } from '../../../src/study/study';
import { CODES, COUNT, type Coded, deleteCode, makeDisk } from './codedDisk';
import { DyingStore, Ended } from './dyingStore';
import { MemoryFileStore } from './memoryFileStore';

const NOW = Date.parse('2031-05-01T10:00:00Z');

const coded: fc.Arbitrary<Coded> = fc.array(
  fc.array(fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
  { minLength: COUNT, maxLength: COUNT },
);

function copyOf(disk: MemoryFileStore): MemoryFileStore {
  const copy = new MemoryFileStore();
  for (const [path, bytes] of disk.files) copy.files.set(path, bytes);
  return copy;
}

function filesOf(disk: MemoryFileStore): Record<string, string | undefined> {
  return Object.fromEntries([...disk.files.keys()].sort().map(path => [path, disk.text(path)]));
}

async function unlessEnded<T>(task: Promise<T>): Promise<T | undefined> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof Ended) return undefined;
    throw error;
  }
}

describe('an operation on several files', () => {
  it('is done in all files or in none, wherever the program is ended, and so are undo and redo', async () => {
    await fc.assert(
      fc.asyncProperty(
        coded,
        fc.constantFrom(undefined, 'ease'),
        fc.constantFrom('do', 'undo', 'redo'),
        fc.boolean(),
        async (segments, to, what, isDone) => {
          const begun = await makeDisk(segments);
          for (let write = 1, isOver = false; !isOver; write++) {
            const disk = copyOf(begun);
            // what comes before is not what is ended
            const store = new DyingStore(disk, Infinity, isDone);
            const study = await Study.open(store);
            if (what !== 'do') assert.ok((await deleteCode(study, 'effort', to)).ok);
            if (what === 'redo') assert.ok((await study.undo()).ok);
            const before = filesOf(disk);
            store.endAt(write);
            const task =
              what === 'do' ? deleteCode(study, 'effort', to) : what === 'undo' ? study.undo() : study.redo();
            await unlessEnded<unknown>(task);
            isOver = !store.isEnded;
            const after = isOver ? filesOf(disk) : undefined;
            const recovered = await recoverOperations(new DyingStore(disk, Infinity, true, gone), NOW);
            assert.deepEqual(recovered.failures, []);
            const now = filesOf(disk);
            if (after) assert.deepEqual(now, after);
            else if (JSON.stringify(now) !== JSON.stringify(before)) {
              // all was written, and only the journal was left
              const rest = await Study.open(disk);
              const isMade = rest.codebook.get('effort') === undefined;
              assert.equal(isMade, what !== 'undo');
              for (const { segments: left } of rest.transcripts)
                if (isMade) assert.ok(left.every(({ segment }) => !segment.codes.includes('effort')));
            }
            assert.ok(Object.keys(now).every(path => !path.includes('journal')));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('survives an end in the midst of being taken back', async () => {
    await fc.assert(
      fc.asyncProperty(
        coded,
        fc.integer({ min: 2, max: 5 }),
        fc.boolean(),
        async (segments, writes, isDone) => {
          const disk = await makeDisk(segments);
          const before = filesOf(disk);
          const store = new DyingStore(disk, Infinity, isDone);
          const study = await Study.open(store);
          store.endAt(writes);
          await unlessEnded(deleteCode(study, 'effort', undefined));
          if (!store.isEnded) return;
          const left = copyOf(disk);
          for (let write = 1, isOver = false; !isOver; write++) {
            const half = copyOf(left);
            const second = new DyingStore(half, write, isDone, gone);
            await unlessEnded(recoverOperations(second, NOW));
            isOver = !second.isEnded;
            await recoverOperations(new DyingStore(half, Infinity, true, gone), NOW);
            const now = await Study.open(half);
            if (now.codebook.get('effort')) assert.deepEqual(filesOf(half), before);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves what others have made of the same segments since', async () => {
    const disk = await makeDisk([[['effort']], [['effort', 'ease']], [['effort']], [['effort']]]);
    const store = new DyingStore(disk, Infinity, true);
    const study = await Study.open(store);
    // the journal, the codebook, and three of four files
    store.endAt(5);
    await unlessEnded(deleteCode(study, 'effort', 'ease'));
    assert.ok(store.isEnded);
    const other = await Study.open(disk);
    const done = other.transcripts.find(({ segments }) => !segments[0]!.segment.codes.includes('effort'))!;
    await other.changeSidecar(done.path, 'nd', file =>
      setCodes(file, done.segments[0]!.segment.id, ['hope']),
    );
    await recoverOperations(new DyingStore(disk, Infinity, true, gone), NOW);
    const now = await Study.open(disk);
    assert.equal(now.codebook.get('effort')?.memo, 'of effort');
    for (const { path, segments } of now.transcripts) {
      const { codes } = segments[0]!.segment;
      assert.deepEqual(
        path === done.path ? codes : codes.includes('effort'),
        path === done.path ? ['hope'] : true,
      );
    }
  });

  it('leaves an operation alone at which another window is still at work', async () => {
    const disk = await makeDisk([[['effort']], [['effort']], [], []]);
    const store = new DyingStore(disk, Infinity, true);
    const study = await Study.open(store);
    store.endAt(3);
    await unlessEnded(deleteCode(study, 'effort', undefined));
    const half = filesOf(disk);
    const alive = new DyingStore(disk, Infinity, true, { own: 'other', hasEnded: () => false });
    const soon = Date.now() + 5_000;
    const nothing = { takenBack: [], ended: [], failures: [] };
    assert.deepEqual(await recoverOperations(alive, soon), { ...nothing, isPending: true });
    assert.deepEqual(filesOf(disk), half);
    // of programs elsewhere nothing is known but the time
    const unknown = new DyingStore(disk, Infinity, true);
    assert.equal((await recoverOperations(unknown, soon)).isPending, true);
    assert.equal((await recoverOperations(unknown, Date.now() + 120_000)).takenBack.length, 2);
  });

  it('takes everything back when another window has taken it for abandoned meanwhile', async () => {
    const disk = await makeDisk([[['effort']], [['effort']], [['ease']], []]);
    const before = filesOf(disk);
    const study = await Study.open(disk);
    let writes = 0;
    disk.meanwhile = path => {
      // the other window has removed the journal while this one was put to sleep
      if (path.endsWith('.coding.json') && writes++ === 0)
        for (const name of disk.files.keys()) if (name.endsWith('.journal')) disk.files.delete(name);
    };
    const result = await deleteCode(study, 'effort', undefined);
    assert.equal(result.ok, false);
    assert.deepEqual(filesOf(disk), before);
    assert.deepEqual(study.history.undoable, []);
    assert.equal(study.codeCounts.get('effort'), 2);
  });

  it('does nothing where a file cannot be written, and says so', async () => {
    const disk = await makeDisk([[['effort']], [['effort']], [['ease']], []]);
    const before = filesOf(disk);
    const study = await Study.open(disk);
    disk.unreadable.add('1.txt.nd.coding.json');
    const result = await deleteCode(study, 'effort', undefined);
    disk.unreadable.clear();
    assert.equal(result.ok, false);
    assert.deepEqual(filesOf(disk), before);
  });

  it('does not take a journal at its word that names other files', async () => {
    const disk = await makeDisk([[['effort']], [], [], []]);
    const before = filesOf(disk);
    const change = { records: [], others: {}, rest: { before: {}, after: { a: 1 } }, maps: {} };
    for (const path of ['../x.json', '/etc/x', '0.txt'])
      disk.put(
        '.transcript-coder-0123456789abcdef.journal',
        JSON.stringify({ schema: 1, at: '2020-01-01T00:00:00Z', files: [{ path, change }] }),
      );
    await recoverOperations(disk, NOW);
    assert.deepEqual(
      { ...filesOf(disk), '.transcript-coder-0123456789abcdef.journal': undefined },
      {
        ...before,
        '.transcript-coder-0123456789abcdef.journal': undefined,
      },
    );
  });

  it('undoes what it did as one step, to the byte', async () => {
    const disk = await makeDisk([[['effort', 'hope']], [['effort']], [['ease', 'effort'], ['hope']], []]);
    const before = filesOf(disk);
    const study = await Study.open(disk);
    assert.ok((await deleteCode(study, 'effort', 'ease')).ok);
    assert.deepEqual(study.history.undoable, ['delete “effort”']);
    const after = filesOf(disk);
    assert.ok((await study.undo()).ok);
    assert.deepEqual(filesOf(disk), before);
    assert.ok((await study.redo()).ok);
    assert.deepEqual(filesOf(disk), after);
  });
});

const gone = { own: 'next', hasEnded: () => true };
