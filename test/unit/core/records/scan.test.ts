import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyLine, recordLines } from '../../../../src/core/records/recordLines';
import { shapeOf } from '../../../../src/core/records/scan';
import { jsonValue, weirdText } from './arbitraries';

/** Lines another way: the elements are replaced one at a time by a marker, which is then looked for. */
function slowLines(file: Record<string, unknown>, key: string, print: (file: object) => string): number[] {
  const list = file[key];
  if (!Array.isArray(list)) return [];
  return list.map((_, i) => {
    const marked = print({ ...file, [key]: list.map((value, k) => (k === i ? MARKER : value)) });
    return marked.slice(0, marked.indexOf(JSON.stringify(MARKER))).split('\n').length;
  });
}
const MARKER = '\u0001marker\u0001';

function countPairsSlowly(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, one) => sum + countPairsSlowly(one), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

const file = fc
  .tuple(
    fc.array(fc.tuple(weirdText, jsonValue), { maxLength: 4 }),
    fc.array(jsonValue, { maxLength: 5 }),
    fc.nat(4),
  )
  .map(([others, records, at]) => Object.fromEntries(others.toSpliced(at, 0, ['records', records])));
const layout = fc.constantFrom<(file: object) => string>(
  value => JSON.stringify(value),
  value => JSON.stringify(value, undefined, 1),
  value => JSON.stringify(value, undefined, '\t').replaceAll('\n', '\r\n'),
);

describe('recordLines', () => {
  it('finds the lines that a search for a marker finds', () => {
    fc.assert(
      fc.property(file, layout, (value, print) => {
        assert.deepEqual([...recordLines(print(value), 'records')], slowLines(value, 'records', print));
      }),
      { numRuns: 300 },
    );
  });

  it('is not led astray by keys of the same name further down', () => {
    const text =
      '{"a": {"records": [\n1]},\n"list": [{"records":[2]}],\n"records": [\n[3],\n"]",\n{"records":[\n4]}\n]}';
    assert.deepEqual([...recordLines(text, 'records')], [5, 6, 7]);
  });

  it('is empty for an empty list, another kind of value and a key that is not there', () => {
    for (const text of [
      '{"records": []}',
      '{"records": [\n]}',
      '{"records": {"a": [1], "b": 2}}',
      '{"other": [1]}',
      '[1]',
      '1',
      '',
    ]) {
      assert.deepEqual([...recordLines(text, 'records')], [], text);
    }
  });

  it('reads a key that is written with escapes', () => {
    assert.deepEqual([...recordLines('{\n"\\u0072ecords": [\n1]}', 'records')], [3]);
  });
});

describe('keyLine', () => {
  it('finds a key of the outermost object only', () => {
    assert.equal(keyLine('{\n"a": {"schema": 1},\n"schema": 2}', 'schema'), 3);
    assert.equal(keyLine('{\n"a": 1}', 'schema'), 1);
  });
});

describe('shapeOf', () => {
  it('counts pairs as a walk over the value does', () => {
    fc.assert(
      fc.property(jsonValue, value =>
        assert.equal(shapeOf(JSON.stringify(value), 9).pairs, countPairsSlowly(value)),
      ),
    );
  });

  it('says where something is in more than so many others', () => {
    const depthOf = (value: unknown): number =>
      typeof value !== 'object' || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));
    fc.assert(
      fc.property(jsonValue, fc.nat(4), (value, max) => {
        const text = JSON.stringify(value);
        const { tooDeep } = shapeOf(text, max);
        assert.equal(tooDeep !== undefined, depthOf(value) > max);
        if (tooDeep !== undefined) assert.match(text[tooDeep]!, /[[{]/);
      }),
    );
    assert.equal(shapeOf('[{"a[[":"[["},\n[1],[[]]]', 2).tooDeep, 20);
  });
});
