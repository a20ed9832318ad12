import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carryForward } from '../../../../../src/core/anchoring/places/carry';
import { captureSegment } from '../../../../../src/core/anchoring/anchors/capture';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { restampSegments } from '../../../../../src/core/anchoring/anchors/restamp';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import { hashQuotes, spellOutQuotes } from '../../../../../src/core/anchoring/anchors/switchQuotes';
import { textVersion } from '../../../../../src/core/text/textVersion';

const OLD = 'INT: How was it?\n\nP1: It was hard at first, then easier. I liked the coach a lot.\n';
const NEW = `A title\n\n${OLD.replace('hard', 'very hard')}`;

function sidecarOf(text: string, ...words: string[]): Sidecar {
  const { id: version, sha256, length } = textVersion(text);
  const segments = words.map((quote, i): Segment => {
    const span = { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length };
    return {
      ...captureSegment({
        id: `s${i}`,
        text,
        version,
        span,
        codes: ['a-1111'],
        memo: 'm',
        created: '2026-11-22T10:00:00Z',
      }),
      ...{ own: i },
    };
  });
  return { ...emptySidecar('nd'), texts: { [version]: { sha256, length } }, segments };
}

describe('restampSegments', () => {
  it('ties the segments that are named to the text, and keeps all else', () => {
    const before = sidecarOf(OLD, 'hard at first', 'then easier');
    const start = NEW.indexOf('very hard at first');
    const after = restampSegments(before, new Map([['s0', { start, end: start + 18 }]]), NEW);
    assert.ok(after.ok);
    const [first, second] = after.value.segments;
    assert.deepEqual(first, {
      ...before.segments[0],
      text: textVersion(NEW).id,
      start,
      end: start + 18,
      quote: 'very hard at first',
      prefix: NEW.slice(start - 32, start),
      suffix: NEW.slice(start + 18, start + 50),
    });
    assert.equal(second, before.segments[1]);
    assert.deepEqual(
      Object.keys(after.value.texts).sort(),
      [textVersion(OLD).id, textVersion(NEW).id].sort(),
    );
  });

  it('changes nothing where a segment is tied so already', () => {
    const before = sidecarOf(OLD, 'then easier');
    const { start, end } = before.segments[0]!;
    const after = restampSegments(before, new Map([['s0', { start, end }]]), OLD);
    assert.ok(after.ok && after.value === before);
  });

  it('writes no words down where they are hashed', () => {
    const before = hashQuotes(sidecarOf(OLD, 'then easier'), 'salt');
    const start = NEW.indexOf('then easier');
    const after = restampSegments(before, new Map([['s0', { start, end: start + 11 }]]), NEW, {
      salt: 'salt',
    });
    assert.ok(after.ok);
    assert.ok(!stringifySidecar(after.value).includes('easier'));
    assert.ok(after.value.segments[0]!.hashes);
  });
});

describe('a study that is switched between words and hashes', () => {
  it('repeats no word, finds the same places by hashes, and gets its words back', () => {
    const words = fc.subarray(['hard at first', 'then easier', 'liked the coach', 'How was', 'a lot.'], {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.string({ maxLength: 12 }), (quotes, salt) => {
        const full = sidecarOf(OLD, ...quotes);
        const hashed = hashQuotes(full, salt);
        const written = stringifySidecar(hashed);
        for (const quote of quotes) assert.ok(!written.includes(quote));
        assert.deepEqual(parseSidecar(written).problems, []);
        const version = textVersion(NEW).id;
        const none = () => undefined;
        const byWords = carryForward({ text: NEW, version, segments: full.segments, oldText: none });
        const byHashes = carryForward({ text: NEW, version, segments: hashed.segments, oldText: none, salt });
        byHashes.forEach((place, i) => {
          if (place.start < 0) return;
          assert.deepEqual([place.start, place.end], [byWords[i]!.start, byWords[i]!.end]);
        });
        const back = spellOutQuotes(hashed, id => (id === textVersion(OLD).id ? OLD : undefined));
        assert.deepEqual(JSON.parse(stringifySidecar(back)), JSON.parse(stringifySidecar(full)));
        assert.equal(spellOutQuotes(hashed, none), hashed);
      }),
    );
  });
});
