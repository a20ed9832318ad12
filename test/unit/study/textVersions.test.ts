import assert from 'node:assert/strict';
import v8 from 'node:v8';
import vm from 'node:vm';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { addSegment } from '../../../src/core/coding/operations';
import { copied } from '../../../src/core/text/copied';
import { textVersion } from '../../../src/core/text/textVersion';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const CODINGS = 150;
const LINE = 'P1: It was hard at first, then easier, and nobody asked how that was. ';

/** Bytes that are in use once everything that can go has gone. */
function heapInUse(): number {
  v8.setFlagsFromString('--expose-gc');
  (vm.runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

async function openStudy(text: string) {
  const store = new MemoryFileStore({
    'study.json': JSON.stringify({ schema: 1, name: 'S', transcripts: ['*.txt'] }),
    'codebook.json': JSON.stringify({ schema: 1, codes: [{ id: 'c', name: 'C' }] }),
    'a.txt': text,
  });
  const study = await Study.open(store);
  study.openLive('a.txt', text);
  const transcript = study.transcript('a.txt')!;
  /** Types a letter, and codes the words right after it. @returns the version that the segment names */
  const codeAfterTyping = async (at: number, id: string) => {
    study.editLive('a.txt', [{ start: at, end: at, text: 'x' }]);
    const { text: now } = transcript;
    const version = textVersion(now);
    const span = { start: at + 1, end: at + 30 };
    const segment = captureSegment({ id, text: now, version: version.id, span, codes: ['c'], created: '' });
    const changed = await study.changeSidecar('a.txt', 'nd', file => addSegment(file, segment, version));
    assert.ok(changed.ok);
    return { version: version.id, now };
  };
  return { store, study, transcript, codeAfterTyping };
}

describe('texts that segments were made on while a transcript is edited', () => {
  it('take as much memory as what was edited, not a copy of the text each', async () => {
    const text = Array.from({ length: 3_000 }, (_, i) => `${LINE}${i}\n`).join('');
    const { study, transcript, codeAfterTyping } = await openStudy(text);
    await codeAfterTyping(10, 'first');
    const before = heapInUse();
    const versions = [];
    for (let i = 0; i < CODINGS; i++) {
      const { version, now } = await codeAfterTyping(50 + i * 1200, `s${i}`);
      versions.push({ version, length: now.length, words: copied(now.slice(1000, 1100)) });
    }
    const grown = heapInUse() - before;
    const copies = CODINGS * text.length;
    assert.ok(grown < copies / 3, `${grown} bytes more; copies would be ${copies}`);
    for (const { version, length, words } of versions) {
      const kept = transcript.texts.atHand(version)!;
      assert.equal(kept.length, length);
      assert.equal(kept.slice(1000, 1100), words);
    }
    assert.deepEqual(
      study.problems.filter(({ severity }) => severity !== 'info'),
      [],
    );
  });

  it('are forgotten when they are saved and no segment names them any more', async () => {
    const { store, study, transcript, codeAfterTyping } = await openStudy(`${LINE}\n${LINE}\n`);
    const { version: first } = await codeAfterTyping(10, 'a');
    const { version: second, now } = await codeAfterTyping(40, 'b');
    assert.equal(transcript.texts.atHand(first)?.version.id, first);
    assert.ok(transcript.texts.atHand(second)!.text === now);
    study.editLive('a.txt', [{ start: 0, end: 0, text: 'y' }]);
    store.put('a.txt', transcript.text);
    await study.savedLive('a.txt');
    const named = transcript.segments.map(({ segment }) => segment.text);
    assert.deepEqual(named, [transcript.version, transcript.version]);
    assert.deepEqual(
      [first, second].map(id => transcript.texts.atHand(id)),
      [undefined, undefined],
    );
    assert.deepEqual(
      transcript.segments.map(({ state }) => state),
      ['ok', 'ok'],
    );
  });
});
