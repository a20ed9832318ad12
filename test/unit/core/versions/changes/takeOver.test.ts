import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { takeOver, takeOverText } from '../../../../../src/core/versions/changes/takeOver';
import { EMPTY, forks, take } from '../merge/codingSteps';

const ONE = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');

describe('taking over one part of a file', () => {
  it('leads record by record from any version to any other', () => {
    fc.assert(
      fc.property(forks, ({ a, b }) => {
        const ids = [...new Set([...a.segments, ...b.segments].map(({ id }) => id))];
        let text: string | undefined = stringifySidecar(a);
        const target = stringifySidecar(b);
        const seen = new Set<string>();
        for (const id of ids) {
          const before: string | undefined = text;
          const taken = takeOverText('sidecar', text, target, { list: 'segments', ids: [id] });
          assert.ok(taken.ok && taken.value !== undefined);
          text = taken.value;
          seen.add(id);
          // only this record is another
          const lineOf = (file: string, of: string) =>
            file
              .split('\n')
              .find(line => line.startsWith(`{"id":${JSON.stringify(of)},`))
              ?.replace(/,$/, '');
          for (const other of ids)
            assert.equal(
              lineOf(text, other),
              lineOf(seen.has(other) ? target : stringifySidecar(a), other),
              `${other} after ${id} of ${before}`,
            );
          assert.deepEqual(parseSidecar(text).problems, []);
        }
        const done = takeOverText('sidecar', text, target, { list: undefined, fields: ['status', 'memo'] });
        assert.deepEqual(done, { ok: true, value: target });
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('begins a file that is not there, and ends one that is to be gone with its last record', () => {
    const text = stringifySidecar(ONE);
    const part = { list: 'segments', ids: ['m0'] };
    assert.deepEqual(takeOverText('sidecar', undefined, text, part), { ok: true, value: text });
    assert.deepEqual(takeOverText('sidecar', text, undefined, part), { ok: true, value: undefined });
    assert.deepEqual(takeOverText('sidecar', undefined, undefined, part), { ok: true, value: undefined });
    const other = takeOverText('sidecar', text, undefined, { list: 'segments', ids: ['x'] });
    assert.deepEqual(other, { ok: true, value: text });
  });

  it('refuses broken files', () => {
    const taken = takeOverText('sidecar', '{', stringifySidecar(ONE), { list: 'segments', ids: [] });
    assert.match(JSON.stringify(taken), /not valid JSON/);
  });

  it('takes fields away that the other version does not have', () => {
    const part = { list: undefined, fields: ['x'] };
    assert.deepEqual(takeOver({ a: 1, x: 2 }, { a: 3 }, part), { a: 1 });
    assert.deepEqual(takeOver({ a: 1 }, { a: 3, x: 4 }, part), { a: 1, x: 4 });
  });
});
