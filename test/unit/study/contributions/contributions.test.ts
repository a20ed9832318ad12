import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Contributions, type ContributionMemory } from '../../../../src/study/contributions/contributions';
import type { ScopeOptions } from '../../../../src/core/studyFile/scopeOptions';
import { readStudy } from '../../../../src/study/readStudy';
import { Random, type RandomStudy, randomStudy } from '../../core/analyses/kit/randomStudy';
import { scaledFiles } from '../../core/analyses/kit/scaledStudy';
import { MemoryFileStore } from '../memoryFileStore';
import { everything, reportsOf } from './everything';
import { Memory } from './memory';

/** Everything that is counted in a run. */
async function countedIn(store: MemoryFileStore, memory?: ContributionMemory, options?: ScopeOptions) {
  const contributions = new Contributions(path => store.files.get(path), memory);
  const found = everything(await readStudy(store, undefined, contributions), options);
  contributions.finish();
  return found;
}

/** What somebody may ask for. */
function randomScope({ participants, codes, transcripts }: RandomStudy, random: Random): ScopeOptions {
  const ids = (all: readonly { readonly id: string }[]) => random.some(all, 0.5).map(({ id }) => id);
  const scopes: (() => ScopeOptions)[] = [
    () => ({}),
    () => ({ groups: [random.pick(['all', 'sub', 'some'])] }),
    () => ({ transcripts: [random.pick([...transcripts]).path] }),
    () => ({ coders: [random.pick(['ann', 'ben'])] }),
    () => ({ participants: ids(participants) }),
    () => ({ codes: ids(codes) }),
    () => ({ from: '2026-01-02' }),
    () => ({ status: random.pick(['complete', 'in-progress']) }),
  ];
  return random.pick(scopes)();
}

/** Changes something about a study's files, as people do. */
function change(store: MemoryFileStore, study: RandomStudy, random: Random): void {
  const edit = (path: string, change: (text: string) => string) => {
    const text = store.text(path);
    if (text !== undefined) store.put(path, change(text));
  };
  const { path } = study.transcripts[random.below(study.transcripts.length)]!;
  const sidecars = [...store.files.keys()].filter(name => name.startsWith(`${path}.`));
  const sidecar = sidecars[random.below(Math.max(1, sidecars.length))];
  switch (random.below(7)) {
    case 0:
      return edit(path, text => text.replace(/[a-z]{4,}/, 'replaced'));
    case 1:
      return sidecar === undefined ? undefined : edit(sidecar, text => text.replace(/\{"id":"[^\n]*\n/, ''));
    case 2:
      return edit('codebook.json', text => text.replace(/"name":"[^"]*"/, '"name":"Renamed"'));
    case 3:
      return edit('study.json', text => text.replace(/"interviewers": \[[^\]]*\]/, '"interviewers": ["P9"]'));
    case 4:
      return edit('study.json', text =>
        text.replace('"schema": 1,', '"schema": 1,\n"transcriberNotes": "none",'),
      );
    case 5:
      return sidecar === undefined
        ? undefined
        : edit(sidecar, text => text.replace('"in-progress"', '"complete"'));
    default:
      if (sidecar === undefined) return;
      store.put(sidecar.replace(/\.(\w+)\.coding\.json$/, '.other.coding.json'), store.files.get(sidecar)!);
      store.files.delete(sidecar);
  }
}

describe('Contributions', () => {
  it('says of a study what reading the whole of it says, anew and from what was kept, whatever changes', async () => {
    let found = 0;
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const store = new MemoryFileStore(seed % 2 === 0 ? scaledFiles(study) : study.files);
        const memory = new Memory();
        const random = new Random(seed);
        for (let step = 0; step < 3; step++) {
          const options = randomScope(study, random);
          const whole = everything(await readStudy(store), options);
          assert.deepEqual(await countedIn(store, undefined, options), whole);
          assert.deepEqual(await countedIn(store, memory, options), whole);
          assert.deepEqual(await countedIn(store, memory, options), whole);
          change(store, study, random);
          changes++;
        }
        found += memory.found;
      }),
      { numRuns: 6 },
    );
    assert.ok(found > changes);
  });

  it('works out again what does not come back whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.double({ min: 0, max: 1, maxExcluded: true }),
        async (seed, share) => {
          const store = new MemoryFileStore(randomStudy(seed).files);
          const memory = new Memory();
          const whole = await countedIn(store, memory);
          const cutOff = (kept: Map<string, Uint8Array>) => {
            for (const [key, bytes] of kept) kept.set(key, bytes.slice(0, Math.floor(bytes.length * share)));
          };
          cutOff(memory.entries);
          assert.deepEqual(await countedIn(store, memory), whole);
          cutOff(memory.entries);
          cutOff(memory.details);
          assert.deepEqual(await countedIn(store, memory), whole);
          // what is known of transcripts is whole, and what else there is to count is not
          const coded = { coders: ['ann'] };
          cutOff(memory.details);
          assert.deepEqual(await countedIn(store, memory, coded), everything(await readStudy(store), coded));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('finds words that it was not to count once somebody asks for them, and what is wrong all the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const store = new MemoryFileStore({ ...study.files, ...scaledFiles(study) });
        const read = (path: string) => store.files.get(path);
        const contributions = new Contributions(read, undefined, undefined, false);
        const found = everything(await readStudy(store, undefined, contributions));
        assert.deepEqual(found, everything(await readStudy(store)));
      }),
      { numRuns: 10 },
    );
  });

  it('looks at no details, and at no transcript, where all that is counted is known', async () => {
    const store = new MemoryFileStore(randomStudy(3).files);
    const memory = new Memory();
    const counts = async () => {
      const contributions = new Contributions(path => store.files.get(path), memory);
      const { corpus } = await readStudy(store, undefined, contributions);
      const found = reportsOf(corpus, ['frequency', 'cooccurrence', 'saturation']);
      contributions.finish();
      return found;
    };
    const first = await counts();
    memory.foundDetails = 0;
    assert.deepEqual(await counts(), first);
    assert.ok(memory.found > 0);
    assert.equal(memory.foundDetails, 0);
  });

  it('keeps no word of a transcript', async () => {
    const files = randomStudy(4).files;
    const memory = new Memory();
    const store = new MemoryFileStore(files);
    const word = 'Zugspitzbahn';
    for (const [path, bytes] of [...store.files])
      if (path.endsWith('.txt')) {
        const text = Buffer.from(bytes).toString('latin1');
        store.put(path, text.replace(/(?<=: )\w+/g, word));
      }
    await countedIn(store, memory);
    assert.ok(memory.entries.size > 0);
    for (const kept of [memory.entries, memory.details])
      for (const bytes of kept.values()) assert.ok(!Buffer.from(bytes).includes(word));
  });

  it('says so when a text is another one by the time that its words are asked for', async () => {
    const store = new MemoryFileStore({
      'study.json':
        '{"schema":1,"name":"S","transcripts":["a.txt"],"quotes":"full","interviewers":[],"participants":[],"groups":[],"coders":[]}',
      'a.txt': 'Anna: One two three.\n',
    });
    const { corpus } = await readStudy(
      store,
      undefined,
      new Contributions(path => store.files.get(path), undefined),
    );
    store.put('a.txt', 'Anna: Four five.\n');
    assert.throws(() => corpus.transcripts[0]!.text, /a\.txt was changed while it was read/);
  });
});
