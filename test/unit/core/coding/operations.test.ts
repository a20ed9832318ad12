import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addCodes,
  addSegment,
  applyCodes,
  removeCodeEverywhere,
  removeCodes,
  removeSegment,
  setCodes,
  setKey,
  setMemo,
  setTranscriptMemo,
} from '../../../../src/core/coding/operations';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../src/core/coding/segment';
import type { Result } from '../../../../src/core/base/result';
import { textVersion } from '../../../../src/core/text/textVersion';

const OLD = textVersion('o'.repeat(100));
const NEW = textVersion('n'.repeat(80));

const segment = (id: string, over: Partial<Segment> = {}): Segment => ({
  id,
  text: NEW.id,
  start: 10,
  end: 20,
  codes: ['a'],
  ...over,
});

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}
function error(result: Result<unknown>): string {
  assert.ok(!result.ok);
  return result.error;
}
const ONE = value(addSegment(emptySidecar('nd'), segment('m', { memo: 'M', codes: ['a', 'b'] }), NEW));

describe('addSegment', () => {
  it('adds the segment in its place and the version without its name', () => {
    const two = value(
      addSegment(ONE, segment('c', { text: OLD.id, codes: ['x', 'y', 'x'] }), {
        ...OLD,
        blob: 'b'.repeat(40),
      }),
    );
    assert.deepEqual(
      two.segments.map(({ id, codes }) => [id, codes]),
      [
        ['c', ['x', 'y']],
        ['m', ['a', 'b']],
      ],
    );
    assert.deepEqual(two.texts, {
      [NEW.id]: { sha256: NEW.sha256, length: 80 },
      [OLD.id]: { sha256: OLD.sha256, length: 100, blob: 'b'.repeat(40) },
    });
    assert.deepEqual(parseSidecar(stringifySidecar(two)), { value: two, writable: true, problems: [] });
  });

  it('keeps what is known of a version', () => {
    const known = value(addSegment(ONE, segment('c', { text: OLD.id }), { ...OLD, blob: 'b'.repeat(40) }));
    const again = value(addSegment(known, segment('d', { text: OLD.id, start: 0 }), OLD));
    assert.deepEqual(again.texts, known.texts);
  });

  it('says why it cannot', () => {
    assert.match(error(addSegment(ONE, segment('m'), NEW)), /already a segment “m”/);
    assert.match(error(addSegment(ONE, segment('x', { codes: [] }), NEW)), /at least one code, or a memo/);
    assert.match(error(addSegment(ONE, segment('x'), OLD)), /another version/);
    for (const place of [{ start: 20 }, { start: 21 }, { end: 81 }, { start: -1 }, { start: NaN }]) {
      assert.match(
        error(addSegment(ONE, segment('x', place), NEW)),
        /outside the text, which has 80 characters/,
      );
    }
  });
});

describe('applyCodes', () => {
  it('adds to the segment of exactly that span and version, whatever its id', () => {
    const result = value(applyCodes(ONE, segment('x', { codes: ['b', 'c'] }), NEW));
    assert.deepEqual(result.segments, [{ ...ONE.segments[0], codes: ['a', 'b', 'c'] }]);
    assert.equal(value(applyCodes(ONE, segment('x', { codes: ['b'] }), NEW)), ONE);
  });

  it('annotates that span: the memo comes below the one there is', () => {
    const note = segment('x', { codes: [], memo: 'Why?\nAgain.' });
    const result = value(applyCodes(ONE, note, NEW));
    assert.deepEqual(result.segments, [{ ...ONE.segments[0], memo: 'M\n\nWhy?\nAgain.' }]);
    assert.equal(value(applyCodes(ONE, segment('x', { codes: [], memo: 'M' }), NEW)), ONE);
    const alone = value(applyCodes(emptySidecar('nd'), note, NEW));
    assert.deepEqual(alone.segments, [note]);
    assert.deepEqual(value(applyCodes(alone, segment('y'), NEW)).segments, [{ ...note, codes: ['a'] }]);
  });

  it('adds a segment for any other span or version', () => {
    for (const other of [segment('x', { start: 9 }), segment('x', { end: 21 })]) {
      assert.equal(value(applyCodes(ONE, other, NEW)).segments.length, 2);
    }
    assert.equal(value(applyCodes(ONE, segment('x', { text: OLD.id }), OLD)).segments.length, 2);
  });
});

describe('what changes a segment', () => {
  it('sets, adds and removes codes', () => {
    const codes = (result: Result<Sidecar>) => value(result).segments.map(one => one.codes);
    assert.deepEqual(codes(setCodes(ONE, 'm', ['c', 'a', 'c'])), [['c', 'a']]);
    assert.deepEqual(codes(addCodes(ONE, 'm', ['c', 'a'])), [['a', 'b', 'c']]);
    assert.deepEqual(codes(removeCodes(ONE, 'm', ['a', 'z'])), [['b']]);
    assert.deepEqual(codes(removeCodeEverywhere(ONE, ['a', 'z'])), [['b']]);
  });

  it('removes the segment with its last code', () => {
    const bare = value(setMemo(ONE, 'm', ''));
    for (const result of [
      setCodes(bare, 'm', []),
      removeCodes(bare, 'm', ['b', 'a']),
      removeSegment(ONE, 'm'),
      removeCodeEverywhere(bare, ['a', 'b']),
    ]) {
      assert.deepEqual(value(result).segments, []);
      assert.equal(stringifySidecar(value(result)), stringifySidecar(emptySidecar('nd')));
    }
  });

  it('keeps its memo as an annotation, which goes with the memo', () => {
    for (const result of [
      setCodes(ONE, 'm', []),
      removeCodes(ONE, 'm', ['b', 'a']),
      removeCodeEverywhere(ONE, ['a', 'b']),
    ]) {
      const [left] = value(result).segments;
      assert.deepEqual(left, { ...ONE.segments[0], codes: [] });
      assert.ok(parseSidecar(stringifySidecar(value(result))).writable);
      assert.deepEqual(value(setMemo(value(result), 'm', '')).segments, []);
      assert.deepEqual(value(addCodes(value(result), 'm', ['c'])).segments[0]!.codes, ['c']);
    }
  });

  it('sets and takes away the memo', () => {
    assert.equal(value(setMemo(ONE, 'm', 'New')).segments[0]!.memo, 'New');
    assert.ok(!('memo' in value(setMemo(ONE, 'm', undefined)).segments[0]!));
    assert.ok(!('memo' in value(setMemo(ONE, 'm', '')).segments[0]!));
  });

  it('makes segments key quotes, all or none, and no longer', () => {
    const both = value(addSegment(ONE, segment('k', { start: 1, codes: ['c'] }), NEW));
    const starred = value(setKey(both, ['m', 'k'], true));
    assert.deepEqual(
      starred.segments.map(({ key }) => key),
      [true, true],
    );
    assert.match(stringifySidecar(starred), /"memo":"M","key":true/);
    assert.deepEqual(value(setKey(starred, ['k', 'm'], false)), both);
    assert.equal(value(setKey(starred, ['m'], true)), starred);
    assert.match(error(setKey(both, ['m', 'gone'], true)), /no longer has a segment “gone”/);
  });

  it('sets and takes away the memo of the transcript', () => {
    const noted = value(setTranscriptMemo(ONE, 'In a hurry'));
    assert.match(stringifySidecar(noted), /"status": "in-progress",\n"memo": "In a hurry",\n"texts"/);
    assert.equal(value(setTranscriptMemo(noted, 'In a hurry')), noted);
    assert.deepEqual(value(setTranscriptMemo(noted, '')), ONE);
  });

  it('gives the same sidecar where nothing changes', () => {
    for (const result of [
      setCodes(ONE, 'm', ['a', 'b']),
      addCodes(ONE, 'm', ['b']),
      removeCodes(ONE, 'm', ['z']),
      removeCodeEverywhere(ONE, ['z']),
      setMemo(ONE, 'm', 'M'),
    ]) {
      assert.equal(value(result), ONE);
    }
  });

  it('says so when the segment is gone', () => {
    for (const operation of [setCodes, addCodes, removeCodes])
      assert.match(error(operation(ONE, 'gone', ['a'])), /no longer has a segment “gone”/);
    assert.match(error(setMemo(ONE, 'gone', 'M')), /no longer has a segment “gone”/);
    assert.match(error(removeSegment(ONE, 'gone')), /no longer has a segment “gone”/);
  });

  it('keeps fields that it does not know', () => {
    const odd = {
      ...ONE,
      mine: 1,
      segments: [{ ...ONE.segments[0]!, from: [{ x: 1 }] }],
    } as unknown as Sidecar;
    const after = value(addCodes(odd, 'm', ['c'])) as Sidecar & { mine: number };
    assert.equal(after.mine, 1);
    assert.deepEqual((after.segments[0] as Segment & { from: unknown }).from, [{ x: 1 }]);
  });
});

describe('any number of codings', () => {
  const code = fc.constantFrom('a', 'b', 'c', 'd');
  const step = fc.record({
    do: fc.constantFrom('apply', 'remove', 'set', 'everywhere'),
    start: fc.nat(3),
    length: fc.integer({ min: 1, max: 3 }),
    codes: fc.array(code, { maxLength: 3 }),
  });

  it('come to the same as on a set of span and code', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let sidecar = emptySidecar('nd');
        const plain = new Set<string>();
        steps.forEach((one, i) => {
          const [start, end] = [one.start, one.start + one.length];
          const known = sidecar.segments.find(other => other.start === start && other.end === end);
          const span = `${start}-${end}`;
          const remove = (matches: (key: string) => boolean) =>
            [...plain].filter(matches).forEach(key => plain.delete(key));
          let result: Result<Sidecar>;
          if (one.do === 'apply') {
            result = applyCodes(sidecar, segment(`${(i * 7) % 40}`, { start, end, codes: one.codes }), NEW);
            one.codes.forEach(each => plain.add(`${span} ${each}`));
          } else if (one.do === 'remove') {
            result = removeCodes(sidecar, known?.id ?? '', one.codes);
            one.codes.forEach(each => plain.delete(`${span} ${each}`));
          } else if (one.do === 'set') {
            result = setCodes(sidecar, known?.id ?? '', one.codes);
            if (known) remove(key => key.startsWith(`${span} `));
            if (known) one.codes.forEach(each => plain.add(`${span} ${each}`));
          } else {
            result = removeCodeEverywhere(sidecar, one.codes);
            remove(key => one.codes.some(each => key.endsWith(` ${each}`)));
          }
          if (result.ok) sidecar = result.value;
          const codings = sidecar.segments.flatMap(other =>
            other.codes.map(each => `${other.start}-${other.end} ${each}`),
          );
          assert.deepEqual([...codings].sort(), [...plain].sort());
          assert.equal(new Set(codings).size, codings.length);
          assert.deepEqual(parseSidecar(stringifySidecar(sidecar)).value?.segments, sidecar.segments);
        });
      }),
    );
  });
});
