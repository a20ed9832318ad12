import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inSight, scrolledTo } from '../../../../src/webview/grid/inSight';

const size = fc.integer({ min: 1, max: 40 });
const count = fc.nat(60);
const scrolled = fc.nat(2000);
const room = fc.nat(500);

describe('what is in sight', () => {
  it('is every row of which a pixel can be seen, and so many more', () => {
    fc.assert(
      fc.property(scrolled, room, size, count, fc.nat(3), (from, pixels, height, rows, ahead) => {
        const range = inSight(from, pixels, height, rows, ahead);
        const seen = Array.from({ length: rows }, (_, i) => i).filter(
          i => i * height < from + pixels && (i + 1) * height > from,
        );
        for (const i of seen)
          for (let other = i - ahead; other <= i + ahead; other++)
            if (other >= 0 && other < rows) assert.ok(other >= range.from && other < range.to);
        assert.ok(range.from >= 0 && range.to <= rows && range.from <= range.to);
        assert.ok(range.to - range.from <= Math.ceil(pixels / height) + 1 + 2 * ahead);
      }),
    );
  });

  it('has the wanted row wholly in it after scrolling, as little as that takes', () => {
    fc.assert(
      fc.property(fc.nat(60), scrolled, room, size, (index, from, pixels, height) => {
        const to = scrolledTo(index, from, pixels, height);
        const isIn = (at: number) => index * height >= at && (index + 1) * height <= at + pixels;
        if (height <= pixels) assert.ok(isIn(to));
        if (isIn(from)) assert.equal(to, from);
        else if (height <= pixels)
          for (let less = 1; less < Math.abs(to - from); less += 7)
            assert.ok(!isIn(from + Math.sign(to - from) * less));
      }),
    );
  });
});
