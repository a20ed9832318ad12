import assert from 'node:assert/strict';
import { decided } from '../../../../../src/core/records/openConflicts';
import { kindOfPath, kindOfText, mergeFiles } from '../../../../../src/core/versions/merge/mergeFiles';
import { ANCHOR_FIELDS } from '../../../../../src/core/coding/segment';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { choicesIn, withDecisions } from '../../../../../src/core/versions/merge/choices';
import { EMPTY, take } from './codingSteps';

const BASE = stringifySidecar(take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm'));
const OURS = BASE.replace('"created"', '"memo":"a","created"');
const THEIRS = BASE.replace('"created"', '"memo":"b","created"');

describe('mergeFiles', () => {
  it('knows a file by its path, else by what is in it', () => {
    assert.deepEqual(
      ['x/study.json', 'codebook.json', 'a b/01.txt.nd.coding.json', 'notes.json', 'a.txt'].map(kindOfPath),
      ['study', 'codebook', 'sidecar', undefined, undefined],
    );
    assert.deepEqual([BASE, '{"codes":[]}', '{"transcripts":[]}', '[]', '{', '{}', 'null'].map(kindOfText), [
      'sidecar',
      'codebook',
      'study',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives the bytes of the merged file, with what is open in it', () => {
    const merged = mergeFiles('sidecar', { base: BASE, ours: OURS, theirs: THEIRS });
    assert.ok(merged.ok);
    assert.match(merged.value.text, /"memo":"b",.*"conflicts":\{"memo":\["a","b"\]\}/);
    assert.deepEqual(
      merged.value.conflicts.map(({ field }) => field),
      ['memo'],
    );
    for (const base of [undefined, '', ' \n'])
      assert.ok(mergeFiles('sidecar', { base, ours: OURS, theirs: OURS }).ok);
  });

  it('refuses what is broken, newer, or not there at all, and says which side it is', () => {
    const refused = (versions: Partial<{ base: string; ours: string; theirs: string }>) => {
      const merged = mergeFiles('sidecar', { base: BASE, ours: OURS, theirs: THEIRS, ...versions });
      assert.ok(!merged.ok);
      return `${merged.error.side}:${merged.error.line}: ${merged.error.message}`;
    };
    assert.match(refused({ ours: OURS.replace('"memo"', 'memo') }), /^ours:7: The file is not valid JSON/);
    assert.match(
      refused({ theirs: THEIRS.replace('"schema": 1', '"schema": 2') }),
      /^theirs:2: This file was written by a newer version/,
    );
    assert.match(refused({ base: `<<<<<<< x\n${BASE}` }), /^base:1: Git could not merge/);
    assert.match(
      refused({ ours: 'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n' }),
      /^ours:1: .*Git LFS/,
    );
    assert.match(refused({ ours: OURS.replaceAll('"m0"', '"m0","id":"m0"') }), /^ours:7: Duplicate key “id”/);
  });

  it('takes what a person decides, and leaves what is still open', () => {
    const open = {
      id: 'x',
      memo: 'b',
      start: 1,
      end: 2,
      conflicts: { memo: ['a', 'b'], anchor: [null, null] },
    };
    assert.deepEqual(decided(open, 'memo', ['memo'], 'a'), {
      id: 'x',
      start: 1,
      end: 2,
      memo: 'a',
      conflicts: { anchor: [null, null] },
    });
    const anchored = decided({ ...open, conflicts: { anchor: [] } }, 'anchor', ANCHOR_FIELDS, {
      start: 5,
      end: 9,
    });
    assert.deepEqual(anchored, { id: 'x', memo: 'b', start: 5, end: 9 });
    assert.deepEqual(decided({ memo: 'b', conflicts: { memo: ['a', 'b'] } }, 'memo', ['memo'], null), {});
  });

  it('lists what is open in a file, and writes it with a decision', () => {
    const merged = mergeFiles('sidecar', { base: BASE, ours: OURS, theirs: THEIRS });
    assert.ok(merged.ok);
    const { text, conflicts } = merged.value;
    assert.deepEqual(
      choicesIn('sidecar', text, {}).map(({ list, id, field, options }) => ({
        list,
        id,
        field,
        values: options.map(({ value }) => value),
      })),
      conflicts.map(({ list, id, field, values }) => ({ list, id, field, values })),
    );
    const decide = (value: unknown) =>
      withDecisions('sidecar', text, [
        { choice: { list: undefined, id: undefined, ...conflicts[0]! }, value },
      ]);
    for (const [value, expected] of [
      ['a', OURS],
      ['b', THEIRS],
      [null, BASE],
    ] as const)
      assert.deepEqual(decide(value), { ok: true, value: expected });
    assert.deepEqual(choicesIn('sidecar', '{', {}), []);
    assert.ok(!withDecisions('sidecar', '{', []).ok);
  });

  it('decides between anchors as wholes, and between fields of the file itself', () => {
    const sidecar = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
    const on = (kind: number, other: number) =>
      stringifySidecar(
        take(
          sidecar,
          [
            { kind: 9, one: 0, other: 0 },
            { kind, one: 0, other },
          ],
          'x',
        ),
      );
    const [ours, theirs] = [on(8, 1), on(8, 2)];
    const merged = mergeFiles('sidecar', { base: BASE, ours, theirs });
    assert.ok(merged.ok);
    const [conflict] = merged.value.conflicts;
    assert.equal(conflict?.field, 'anchor');
    const results = conflict.values.map(value =>
      withDecisions('sidecar', merged.value.text, [
        { choice: { list: undefined, id: undefined, ...conflict }, value },
      ]),
    );
    const normal = (text: string) => stringifySidecar(parseSidecar(text).value!);
    assert.deepEqual(new Set(results.map(one => one.ok && normal(one.value))), new Set([ours, theirs]));
    const status = mergeFiles('sidecar', {
      base: '',
      ours: BASE,
      theirs: BASE.replace('in-progress', 'complete'),
    });
    assert.ok(status.ok);
    const decided = withDecisions('sidecar', status.value.text, [
      { choice: { list: undefined, id: undefined, field: 'status' }, value: 'in-progress' },
    ]);
    assert.deepEqual(decided, { ok: true, value: BASE });
  });
});
