import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_NAMES, endLabels } from '../../../../src/core/marks/endLabels';
import { markedText } from './arbitraries';

describe('endLabels', () => {
  it('names every code where its segments end, up to three and then a count', () => {
    fc.assert(
      fc.property(markedText, ({ text, segments }) => {
        const labels = endLabels(segments);
        assert.deepEqual(
          labels.map(({ end }) => end),
          [...new Set(labels.map(({ end }) => end))].sort((a, b) => a - b),
        );
        for (let end = 0; end <= text.length; end++) {
          const wanted = segments
            .filter(one => one.end === end)
            .flatMap(({ codes, coder }) => codes.map(({ name }) => `${name} ${coder}`));
          const label = labels.find(one => one.end === end);
          assert.equal((label?.parts.length ?? 0) + (label?.more ?? 0), wanted.length);
          assert.deepEqual(
            label?.parts.map(({ name, coder }) => `${name} ${coder}`) ?? [],
            wanted.slice(0, MAX_NAMES),
          );
          assert.deepEqual(label?.all.map(({ name, coder }) => `${name} ${coder}`) ?? [], wanted);
        }
      }),
    );
  });

  it('says once that a segment has a memo or is a key quote', () => {
    fc.assert(
      fc.property(markedText, ({ segments }) => {
        for (const segment of segments) {
          const parts = endLabels([segment])[0]?.parts ?? [];
          const isThere = parts.length > 0;
          assert.equal(parts.filter(({ hasMemo }) => hasMemo).length, Number(isThere && segment.hasMemo));
          assert.equal(parts.filter(({ isKey }) => isKey).length, Number(isThere && segment.isKey));
        }
      }),
    );
  });
});
