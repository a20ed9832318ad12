import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ColumnReader, ColumnWriter } from '../../../../src/study/contributions/columns';
import { readData, writeData } from '../../../../src/study/contributions/plainData';

function bytesOf(data: unknown): Uint8Array {
  const writer = new ColumnWriter();
  writeData(data, writer);
  return writer.written();
}

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('code', 'again'),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.array(fc.integer()).map(list => Int32Array.from(list)),
  fc.array(fc.double()).map(list => Float64Array.from(list)),
  fc.array(fc.integer()).map(list => Float64Array.from(list)),
);

const data = fc.letrec(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('any')),
    fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800"')), { maxLength: 9 })
      .filter(list => list.length === 0 || list.length >= 4),
    fc.array(fc.integer()),
    fc.dictionary(fc.constantFrom('a', 'b', 'code'), tie('any'), { noNullPrototype: true }),
    fc.array(fc.tuple(fc.string(), tie('any'))).map(entries => new Map(entries)),
  ),
})).any;

describe('writeData', () => {
  it('gives back all data as it was', () => {
    fc.assert(
      fc.property(data, one => {
        // a part of other bytes, as files have them
        const reader = new ColumnReader(Buffer.concat([Buffer.of(0), bytesOf(one)]).subarray(1));
        assert.deepStrictEqual(readData(reader), one);
        assert.ok(reader.isAtEnd);
      }),
    );
  });

  it('refuses what would come back as something else', () => {
    for (const one of [new Set([1]), new Date(0), () => 1, 1n, new Uint8Array(2), [[new Error('x')]]])
      assert.throws(() => bytesOf(one), TypeError);
  });

  it('throws for what was cut off', () => {
    fc.assert(
      fc.property(data, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (one, share) => {
        const bytes = bytesOf(one);
        const reader = new ColumnReader(bytes.subarray(0, Math.floor(bytes.length * share)));
        assert.throws(() => readData(reader));
      }),
    );
  });
});
