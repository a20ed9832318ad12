import assert from 'node:assert/strict';
import { setStatus } from '../../../src/core/coding/operations';
import type { Sidecar } from '../../../src/core/coding/segment';
import { CONSENSUS } from '../../../src/core/coding/sidecarName';
import type { Desk } from '../../../src/core/coders/consensus/draft';
import { decide, reopen } from '../../../src/core/coders/consensus/operations';
import type { Proposal } from '../../../src/core/coders/consensus/proposal';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';
const FILE = 'a.txt.consensus.coding.json';

describe('a consensus in the study', () => {
  const proposal = (segment: string, ...codings: Proposal['codings']): Proposal => ({
    of: [{ coder: 'ab', segment, code: 'x' }],
    taken: ['ab'],
    codings,
  });
  const desk = (by: string): Desk => ({
    text: TEXT,
    version: textVersion(TEXT),
    places: new Map(),
    by,
    at: '2026-11-22T10:00:00Z',
    random: Math.random,
  });
  const open = async () => {
    const store = new MemoryFileStore({
      'study.json': '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}',
      'a.txt': TEXT,
    });
    return { store, study: await Study.open(store) };
  };
  const change = async (
    study: Study,
    operation: (sidecar: Sidecar) => ReturnType<typeof decide>,
    label = 'decide',
  ) => {
    const result = await study.changeSidecar('a.txt', CONSENSUS, operation, new CodingAction(label));
    assert.ok(result.ok, result.ok ? '' : result.error);
  };
  const none: ReadonlySet<string> = new Set();

  it('undoes and makes again each decision, also those that leave no segment', async () => {
    const { store, study } = await open();
    const states: (string | undefined)[] = [];
    const note = () => states.push(store.text(FILE));
    await change(study, file =>
      decide(file, proposal('s1', { start: 26, end: 30, code: 'x' }), desk('ab'), none),
    );
    note();
    await change(study, file => decide(file, proposal('s2'), desk('ab'), none));
    note();
    await change(study, file => setStatus(file, 'complete'));
    note();
    await change(study, file => reopen(file, proposal('s1').of));
    note();
    for (const state of states.slice(0, -1).reverse()) {
      assert.ok((await study.undo()).ok);
      assert.equal(store.text(FILE), state);
    }
    for (const state of states.slice(1)) {
      assert.ok((await study.redo()).ok);
      assert.equal(store.text(FILE), state);
    }
  });

  it('takes decisions of two windows, and undoes one’s own behind the other’s', async () => {
    const { store, study } = await open();
    const other = await Study.open(store);
    await change(study, file =>
      decide(file, proposal('s1', { start: 26, end: 30, code: 'x' }), desk('ab'), none),
    );
    await change(other, file =>
      decide(file, proposal('s2', { start: 26, end: 30, code: 'y' }), desk('cd'), none),
    );
    await change(other, file => decide(file, proposal('s3'), desk('cd'), none));
    const read = () => JSON.parse(store.text(FILE)!) as Sidecar;
    assert.deepEqual(
      read()
        .decisions!.map(({ of }) => of[0]!.segment)
        .sort(),
      ['s1', 's2', 's3'],
    );
    const late = await study.changeSidecar('a.txt', CONSENSUS, file =>
      decide(file, proposal('s3', { start: 0, end: 3, code: 'x' }), desk('ab'), none),
    );
    assert.deepEqual(late, { ok: false, error: 'cd has decided on this in the meantime.' });
    assert.ok((await other.undo()).ok);
    assert.ok((await other.undo()).ok);
    assert.deepEqual(
      read().decisions!.map(({ of }) => of[0]!.segment),
      ['s1'],
    );
    assert.deepEqual(
      read().segments.map(({ codes }) => codes),
      [['x']],
    );
  });
});
