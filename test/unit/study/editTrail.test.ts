import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/core/text/span';
import { EditTrail } from '../../../src/study/editTrail';
import { VersionedText } from '../../../src/study/versionedText';

describe('EditTrail', () => {
  it('tells a stretch outside of which the texts of two moments are the same', () => {
    const edit = fc.record({ at: fc.nat(), removed: fc.nat(3), put: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 40 }),
        fc.array(fc.array(edit, { maxLength: 2 }), { maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (first, events, a, b) => {
          const trail = new EditTrail(VersionedText.of(first));
          const texts = [first];
          for (const event of events) {
            let text = texts.at(-1)!;
            const edits = event
              .map(({ at, removed, put }) => ({ start: at % (text.length + 1), removed, put }))
              .sort((one, other) => other.start - one.start)
              .filter(({ start, removed }, i, all) => i === 0 || start + removed < all[i - 1]!.start)
              .map(({ start, removed, put }) => ({
                start,
                end: Math.min(start + removed, text.length),
                put,
              }));
            for (const { start, end, put } of edits) text = text.slice(0, start) + put + text.slice(end);
            trail.edited(edits.map(({ start, end, put }) => ({ start, end, inserted: put.length })));
            texts.push(text);
          }
          const [from, to] = [a % texts.length, b % texts.length].sort((x, y) => x - y) as [number, number];
          const { start, oldEnd, newEnd } = trail.changeBetween(from, to)!;
          const [before, now] = [texts[from]!, texts[to]!];
          assert.ok(start <= oldEnd && start <= newEnd && oldEnd <= before.length && newEnd <= now.length);
          assert.equal(before.slice(0, start), now.slice(0, start));
          assert.equal(before.slice(oldEnd), now.slice(newEnd));
          if (from === to) assert.equal(oldEnd, start);
          // a later text says nothing of an earlier one
          else assert.equal(trail.changeBetween(to, from), undefined);
        },
      ),
    );
  });

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
