import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oneLine } from '../../../../src/core/base/visible';
import { dayOf } from '../../../../src/core/studyFile/day';
import { collapseWhiteSpace, isWhiteSpace } from '../../../../src/core/text/whiteSpace';

const unit = fc.constantFrom(...'ab \u00a0\t\n\r\u0085\u2003\ufeff\u200b中');
const text = fc.string({ unit, maxLength: 20 });

describe('white space', () => {
  it('is one space for each run of it, and none at the ends', () => {
    const twin = (of: string) =>
      of
        .split('')
        .map(one => (isWhiteSpace(one.charCodeAt(0)) ? ' ' : one))
        .join('')
        .split(' ')
        .filter(word => word !== '')
        .join(' ');
    fc.assert(
      fc.property(text, of => assert.equal(collapseWhiteSpace(of), twin(of))),
      { numRuns: 2000 },
    );
  });

  it('is one space in what is shown on one line, where a control character is written as in JSON', () => {
    const twin = (of: string) => collapseWhiteSpace(of.replaceAll('\u0085', 'X')).replaceAll('X', '\\u0085');
    fc.assert(
      fc.property(text, of => assert.equal(oneLine(of), twin(of))),
      { numRuns: 2000 },
    );
  });
});

describe('the day of a time', () => {
  it('is what the calendar says, also of times that are nearly none', () => {
    const two = fc.integer({ min: 0, max: 62 }).map(n => String(n).padStart(2, '0'));
    const part = (likely: string) => fc.oneof({ weight: 4, arbitrary: fc.constant(likely) }, two);
    const time = fc
      .tuple(part('03'), part('28'), part('23'), part('59'), part('59'), fc.constantFrom('', '.5', '.1234'))
      .chain(([month, day, hour, minute, second, part]) =>
        fc
          .constantFrom('Z', '', '+02:00', 'z', ' ')
          .map(zone => `2026-${month}-${day}T${hour}:${minute}:${second}${part}${zone}`),
      );
    const twin = (of: string) => {
      const instant = new Date(of);
      return Number.isNaN(instant.valueOf()) ? undefined : instant.toISOString().slice(0, 10);
    };
    fc.assert(
      fc.property(time, of => assert.equal(dayOf(of), twin(of))),
      { numRuns: 3000 },
    );
  });
});
