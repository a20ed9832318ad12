import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Contributions } from '../../../../src/study/contributions/contributions';
import { readStudy } from '../../../../src/study/readStudy';
import { randomStudy } from '../../core/analyses/kit/randomStudy';
import { MemoryFileStore } from '../memoryFileStore';
import { Memory } from './memory';

/** Gives bytes of its own to each who reads a file, and knows which of them are still held. */
class WatchedStore extends MemoryFileStore {
  private readonly given: (readonly [path: string, bytes: WeakRef<Uint8Array>])[] = [];

  override async read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await super.read(path);
    const own = bytes && Uint8Array.from(bytes);
    if (own) this.given.push([path, new WeakRef(own)]);
    return own;
  }

  /** How many times files of the study beside its own were read, and which are held. */
  async held(): Promise<{ readonly read: number; readonly held: readonly string[] }> {
    await nextTurn();
    v8.setFlagsFromString('--expose-gc');
    (vm.runInNewContext('gc') as () => void)();
    const ofTranscripts = this.given.filter(([path]) => !['study.json', 'codebook.json'].includes(path));
    const held = ofTranscripts.flatMap(([path, bytes]) => (bytes.deref() ? [path] : []));
    return { read: ofTranscripts.length, held };
  }
}

describe('a study that is read to be counted', () => {
  it('holds neither files nor what is in them once their contributions are taken', async () => {
    const memory = new Memory();
    for (const kept of [undefined, memory, memory]) {
      const store = new WatchedStore(randomStudy(5).files);
      const contributions = new Contributions(path => store.files.get(path), kept, nextTurn);
      const { corpus, study } = await readStudy(store, undefined, contributions);
      const { read, held } = await store.held();
      assert.ok(read > corpus.transcripts.length, `${read} files`);
      assert.deepEqual(held, []);
      assert.ok(corpus.transcripts.some(({ segments }) => segments.length > 0));
      for (const { path } of corpus.transcripts) assert.ok(study.transcript(path)?.settled, path);
      contributions.finish();
    }
    assert.ok(memory.found > 0);
  });
});
