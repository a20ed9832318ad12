import assert from 'node:assert/strict';
import { Study } from '../../../src/study/study';
import { NO_TRACE, type TraceEvent, TracedFileStore, traceLine, traced } from '../../../src/study/trace';
import { ok } from '../../../src/core/base/result';
import { MemoryFileStore } from './memoryFileStore';

const FILES = {
  'study.json': '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}',
  'a.txt': 'P1: It was hard.\n',
};

describe('a trace', () => {
  it('has what was read and written, and nothing of what is in it', async () => {
    const events: TraceEvent[] = [];
    const store = new MemoryFileStore(FILES);
    const study = await Study.open(
      new TracedFileStore(store, { isOn: true, note: event => events.push(event) }),
    );
    await study.changeCodebook(({ file }) => ok({ ...file, codes: [{ id: 'hard-ab12', name: 'Hard' }] }));
    await study.refresh(['a.txt', 'codebook.json']);
    const lines = events.map(event => traceLine({ ...event, ms: 0.04 }));
    const bytes = (path: string) => `${store.files.get(path)!.length} bytes, 0.0 ms`;
    assert.deepEqual(lines, [
      `read study.json: ${bytes('study.json')}`,
      'read codebook.json: nothing, 0.0 ms',
      'read summaries.json: nothing, 0.0 ms',
      `read a.txt: ${bytes('a.txt')}`,
      `write codebook.json: ${bytes('codebook.json')}`,
      `read a.txt: ${bytes('a.txt')}`,
    ]);
    assert.doesNotMatch(lines.join(), /hard/i);
  });

  it('tells listeners, commands of git and locks in a line', () => {
    const lines = [
      traceLine({ kind: 'listener', name: 'codebook', parts: ['coding', 'texts'], ms: 1 }),
      traceLine({ kind: 'listener', name: 'codebook', parts: undefined, ms: 1 }),
      traceLine({ kind: 'git', args: ['log', '--raw'], bytes: 7, code: 128, ms: 20 }),
      traceLine({ kind: 'git', args: ['log'], bytes: 0, code: undefined, ms: 30_000 }),
      traceLine({ kind: 'lock', path: 'a.txt', ms: 20 }),
    ];
    assert.deepEqual(lines, [
      'listener codebook (coding, texts): 1.0 ms',
      'listener codebook: 1.0 ms',
      'git log --raw: exit 128, 7 bytes, 20.0 ms',
      'git log: ended, 0 bytes, 30000.0 ms',
      'lock a.txt: 20.0 ms',
    ]);
  });

  it('is not written where nobody looks', async () => {
    const done: string[] = [];
    traced(NO_TRACE, 'x', () => done.push('done'))();
    const noted: TraceEvent[] = [];
    traced({ isOn: true, note: event => noted.push(event) }, 'x', () => done.push('done'))();
    assert.deepEqual(done, ['done', 'done']);
    assert.deepEqual(
      noted.map(({ kind }) => kind),
      ['delayed'],
    );
    const off = new TracedFileStore(new MemoryFileStore(FILES), { isOn: false, note: () => assert.fail() });
    assert.equal((await off.read('a.txt'))!.length, FILES['a.txt'].length);
  });
});
