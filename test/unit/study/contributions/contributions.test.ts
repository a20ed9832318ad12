import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Contributions, type ContributionMemory } from '../../../../src/study/contributions/contributions';
import { readStudy } from '../../../../src/study/study';
import { Random, type RandomStudy, randomStudy } from '../../core/analyses/kit/randomStudy';
import { MemoryFileStore } from '../memoryFileStore';
import { everything } from './everything';

/** Remembers everything, by the parts themselves. */
class Memory implements ContributionMemory {
  readonly entries = new Map<string, Uint8Array>();
  found = 0;
  kept = 0;

  keyOf(parts: readonly (string | Uint8Array)[]): string {
    return parts.map(part => Buffer.from(part as string).toString('base64')).join('\n');
  }

  find(key: string): Uint8Array | undefined {
    const known = this.entries.get(key);
    if (known) this.found++;
    return known;
  }

  keep(key: string, bytes: Uint8Array): void {
    this.entries.set(key, bytes);
    this.kept++;
  }

  finish(): void {}
}

const counted = (store: MemoryFileStore, memory?: ContributionMemory) =>
  readStudy(store, undefined, new Contributions(path => store.files.get(path), memory));

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
        const store = new MemoryFileStore(study.files);
        const memory = new Memory();
        const random = new Random(seed);
        for (let step = 0; step < 3; step++) {
          const whole = everything(await readStudy(store));
          assert.deepEqual(everything(await counted(store)), whole);
          assert.deepEqual(everything(await counted(store, memory)), whole);
          assert.deepEqual(everything(await counted(store, memory)), whole);
          change(store, study, random);
          changes++;
        }
        found += memory.found;
      }),
      { numRuns: 5 },
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
          const whole = everything(await counted(store, memory));
          for (const [key, bytes] of memory.entries)
            memory.entries.set(key, bytes.slice(0, Math.floor(bytes.length * share)));
          assert.deepEqual(everything(await counted(store, memory)), whole);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('says so when a text is another one by the time that its words are asked for', async () => {
    const store = new MemoryFileStore({
      'study.json':
        '{"schema":1,"name":"S","transcripts":["a.txt"],"quotes":"full","interviewers":[],"participants":[],"groups":[],"coders":[]}',
      'a.txt': 'Anna: One two three.\n',
    });
    const { corpus } = await counted(store);
    store.put('a.txt', 'Anna: Four five.\n');
    assert.throws(() => corpus.transcripts[0]!.text, /a\.txt was changed while it was read/);
  });
});
