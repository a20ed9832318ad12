import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/core/text/span';
import { EditTrail } from '../../../src/study/editTrail';
import { VersionedText } from '../../../src/study/versionedText';

describe('EditTrail', () => {
  it('carries spans of every version it has seen to the letters that are left of them', () => {
    // letters are told apart by numbers; an edit takes letters away or puts new ones in
    const change = fc.record({
      at: fc.nat(30),
      removed: fc.nat(4),
      inserted: fc.nat(4),
      isSeen: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 30 }),
        fc.nat(19),
        fc.integer({ min: 1, max: 8 }),
        (changes, from, size) => {
          let next = 100;
          let letters = Array.from({ length: 20 }, (_, i) => i);
          const history = new EditTrail(VersionedText.of(''));
          const seen: { version: string; span: Span; inside: Set<number> }[] = [];
          const see = (version: string) => {
            history.isNow(version);
            const span = { start: from, end: Math.min(from + size, letters.length) };
            if (from < letters.length)
              seen.push({ version, span, inside: new Set(letters.slice(span.start, span.end)) });
          };
          see('v0');
          changes.forEach(({ at, removed, inserted, isSeen }, i) => {
            const start = Math.min(at, letters.length);
            const end = removed > 0 ? Math.min(start + removed, letters.length) : start;
            const fresh = end > start ? [] : Array.from({ length: inserted }, () => next++);
            history.edited([{ start, end, inserted: fresh.length }]);
            // what is put in between two letters of a span is in it, what is put in beside it is not
            for (const { inside } of seen)
              if (inside.has(letters[start - 1]!) && inside.has(letters[start]!))
                for (const letter of fresh) inside.add(letter);
            letters = [...letters.slice(0, start), ...fresh, ...letters.slice(end)];
            if (isSeen) see(`v${i + 1}`);
          });
          for (const { version, span, inside } of seen) {
            const left = letters.filter(letter => inside.has(letter));
            const expected =
              left.length === 0
                ? undefined
                : { start: letters.indexOf(left[0]!), end: letters.indexOf(left.at(-1)!) + 1 };
            assert.deepEqual(history.carry(version, span), expected);
          }
        },
      ),
    );
  });

  it('knows nothing of versions it has not seen, nor of those that are too long ago', () => {
    const history = new EditTrail(VersionedText.of(''));
    assert.equal(history.carry('v0', { start: 0, end: 1 }), undefined);
    history.isNow('v0');
    for (let i = 0; i < 20_001; i++) history.edited([{ start: 0, end: 0, inserted: 1 }]);
    assert.equal(history.carry('v0', { start: 0, end: 1 }), undefined);
    history.isNow('v1');
    history.edited([{ start: 0, end: 0, inserted: 1 }]);
    assert.deepEqual(history.carry('v1', { start: 0, end: 1 }), { start: 1, end: 2 });
  });
});
