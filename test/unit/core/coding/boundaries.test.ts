import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Anchor,
  TAKEN,
  joinSegments,
  reanchorSegment,
  splitSegment,
} from '../../../../src/core/coding/boundaries';
import { captureSegment } from '../../../../src/core/anchoring/anchors/capture';
import { addSegment } from '../../../../src/core/coding/operations';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../src/core/coding/segment';
import type { Result } from '../../../../src/core/base/result';
import { textVersion } from '../../../../src/core/text/textVersion';
import { anySidecar } from './arbitraries';

const TEXT = 'It was hard at first, then it was easier, and I liked it.';
const OLD = textVersion('an older text, which was a little longer than the one that came after it.');
const NEW = textVersion(TEXT);
const HASHES = { words: 'a1b2', length: 5, start: ['c3'], end: ['d4'] };

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}
function error(result: Result<unknown>): string {
  assert.ok(!result.ok);
  return result.error;
}

/** What capturing some words of the text gives. */
function captured(words: string): Segment {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0);
  const span = { start, end: start + words.length };
  return captureSegment({ id: 'x', text: TEXT, version: NEW.id, span, codes: ['no'], created: 'never' });
}

function anchorOf({ text, start, end, quote, prefix, suffix }: Segment): Anchor {
  return { text, start, end, quote, prefix, suffix };
}

/** A sidecar with segments on some words: `[id, words, more fields]`. */
function sidecarOf(...segments: [string, string, Partial<Segment>?][]): Sidecar {
  return segments.reduce(
    (sidecar, [id, words, more]) =>
      value(
        addSegment(
          sidecar,
          { ...captured(words), id, codes: ['a'], created: '2026-11-22T10:00:00Z', ...more },
          NEW,
        ),
      ),
    emptySidecar('nd'),
  );
}

const find = (sidecar: Sidecar, id: string) => sidecar.segments.find(segment => segment.id === id)!;
const quotes = (sidecar: Sidecar) => sidecar.segments.map(({ id, quote }) => [id, quote]);

describe('reanchorSegment', () => {
  const old = {
    ...{ id: 'm', text: OLD.id, start: 3, end: 8, quote: 'older', prefix: 'an ', suffix: ' text' },
    ...{ codes: ['a', 'b'], memo: 'M', created: '2026-11-20T10:00:00Z', source: 'f', hashes: HASHES },
  };
  const before = value(addSegment(sidecarOf(['z', 'easier']), old, { ...OLD, blob: 'b'.repeat(40) }));

  it('replaces the whole anchor and keeps everything else', () => {
    const after = value(reanchorSegment(before, 'm', captured('at first'), NEW));
    const { hashes: _, ...kept } = old;
    assert.deepEqual(find(after, 'm'), { ...kept, ...anchorOf(captured('at first')) });
    assert.deepEqual(find(after, 'z'), find(before, 'z'));
    assert.deepEqual(after.texts, { ...before.texts, [NEW.id]: { sha256: NEW.sha256, length: NEW.length } });
    assert.equal(parseSidecar(stringifySidecar(after)).problems.length, 0);
  });

  it('keeps the words out of a file whose anchor has none', () => {
    const { text, start, end } = captured('at first');
    const after = value(reanchorSegment(before, 'm', { text, start, end }, NEW));
    assert.doesNotMatch(stringifySidecar({ ...after, segments: [find(after, 'm')] }), /older|first|quote/);
    const hashed = { text, start, end, hashes: { ...HASHES, length: 8 } };
    const tied = find(value(reanchorSegment(before, 'm', hashed, NEW)), 'm');
    assert.deepEqual((tied as Segment & { hashes: unknown }).hashes, hashed.hashes);
  });

  it('adds a version that the file lacks', () => {
    const only = sidecarOf(['m', 'easier']);
    const words = { text: OLD.id, start: 3, end: 8 };
    assert.deepEqual(value(reanchorSegment(only, 'm', words, OLD)).texts[OLD.id], {
      sha256: OLD.sha256,
      length: OLD.length,
    });
  });

  it('changes nothing where the anchor is the same', () => {
    const one = sidecarOf(['m', 'easier', { memo: 'M' }]);
    assert.equal(value(reanchorSegment(one, 'm', captured('easier'), NEW)), one);
  });

  it('comes back to where it was', () => {
    const there = value(reanchorSegment(before, 'm', captured('at first'), NEW));
    const back = value(reanchorSegment(there, 'm', old, { ...OLD, blob: 'b'.repeat(40) }));
    assert.deepEqual(back, before);
  });

  it('says why it cannot', () => {
    const two = sidecarOf(['m', 'at first'], ['n', 'first']);
    assert.equal(error(reanchorSegment(two, 'm', captured('first'), NEW)), TAKEN);
    assert.match(error(reanchorSegment(two, 'q', captured('first'), NEW)), /no longer has a segment “q”/);
    assert.match(error(reanchorSegment(two, 'm', captured('hard'), OLD)), /another version/);
    const outside = { text: NEW.id, start: 5, end: TEXT.length + 1 };
    assert.match(error(reanchorSegment(two, 'm', outside, NEW)), /outside the text/);
    assert.match(error(reanchorSegment(two, 'm', { ...outside, end: 5 }, NEW)), /outside the text/);
  });
});

describe('splitSegment', () => {
  const before = sidecarOf(
    ['m', 'hard at first, then', { codes: ['b', 'a'], memo: 'M', source: ['n'] } as Partial<Segment>],
    ['k', 'easier'],
  );
  const parts = ['hard', 'at first,', 'then'].map(captured);

  it('makes segments with the same codes and dates, the memo on the first', () => {
    const after = value(splitSegment(before, 'm', parts, ['z', 'b'], NEW));
    assert.deepEqual(quotes(after), [
      ['b', 'then'],
      ['k', 'easier'],
      ['m', 'hard'],
      ['z', 'at first,'],
    ]);
    for (const id of ['m', 'z', 'b']) {
      const { codes, created, memo, source } = find(after, id) as Segment & { source: string[] };
      assert.deepEqual([codes, source, created], [['b', 'a'], ['n'], '2026-11-22T10:00:00Z']);
      assert.equal(memo, id === 'm' ? 'M' : undefined);
    }
    assert.equal('memo' in find(after, 'z'), false);
    assert.equal(parseSidecar(stringifySidecar(after)).problems.length, 0);
  });

  it('says why it cannot', () => {
    const [first, second] = parts as [Segment, Segment];
    const split = (ids: string[], ...of: Anchor[]) => error(splitSegment(before, 'm', of, ids, NEW));
    assert.match(split([], first), /two or more parts/);
    assert.match(split([], first, second), /two or more parts/);
    assert.match(split(['z'], second, first), /cannot overlap/);
    assert.match(split(['z'], first, captured('rd at')), /cannot overlap/);
    assert.match(split(['k'], first, second), /already a segment “k”/);
    assert.match(split(['m'], first, second), /already a segment “m”/);
    assert.match(split(['z', 'z'], ...parts), /already a segment “z”/);
    assert.equal(split(['z'], first, captured('easier')), TAKEN);
    assert.match(error(splitSegment(before, 'q', parts, ['y', 'z'], NEW)), /no longer has a segment “q”/);
    assert.match(error(splitSegment(before, 'm', parts, ['y', 'z'], OLD)), /another version/);
  });
});

describe('joinSegments', () => {
  const before = sidecarOf(
    ['m', 'at first', { codes: ['b', 'a'], memo: 'One', extra: 1 } as Partial<Segment>],
    ['c', 'then it', { codes: ['c', 'b'], created: '2026-11-23T10:00:00Z' }],
    ['k', 'easier', { codes: ['d'], memo: 'Two\nlines', extra: 2, more: 3 } as Partial<Segment>],
    ['o', 'liked'],
  );
  const whole = captured('at first, then it was easier');

  it('makes one segment with the codes and memos of all, and the id and date of the first', () => {
    const after = value(joinSegments(before, ['m', 'c', 'k'], whole, NEW));
    assert.deepEqual(after.segments, [
      {
        ...anchorOf(whole),
        ...{ id: 'm', codes: ['b', 'a', 'c', 'd'], memo: 'One\n\nTwo\nlines', extra: 1, more: 3 },
        created: '2026-11-22T10:00:00Z',
      },
      find(before, 'o'),
    ]);
    assert.equal(parseSidecar(stringifySidecar(after)).problems.length, 0);
  });

  it('makes no memo where there was none', () => {
    const after = value(joinSegments(before, ['c', 'o'], captured('then it was easier, and I liked'), NEW));
    assert.equal('memo' in find(after, 'c'), false);
  });

  it('takes up a segment that has the words of all of them', () => {
    const nested = sidecarOf(['w', 'at first', { codes: ['a'] }], ['v', 'first', { codes: ['b'] }]);
    const after = value(joinSegments(nested, ['w', 'v'], captured('at first'), NEW));
    assert.deepEqual(
      after.segments.map(({ id, codes }) => [id, codes]),
      [['w', ['a', 'b']]],
    );
  });

  it('says why it cannot', () => {
    const join = (ids: string[], anchor: Anchor = whole) => error(joinSegments(before, ids, anchor, NEW));
    assert.match(join(['m']), /two or more segments/);
    assert.match(join(['m', 'm']), /two or more segments/);
    assert.match(join(['m', 'q']), /no longer has a segment “q”/);
    assert.equal(join(['m', 'c'], captured('liked')), TAKEN);
    assert.match(error(joinSegments(before, ['m', 'c'], whole, OLD)), /another version/);
  });
});

describe('splitting and joining', () => {
  it('take each other back, in any file', () => {
    fc.assert(
      fc.property(anySidecar, fc.nat(), fc.nat(), (sidecar, nth, cut) => {
        const before = sidecar.segments[nth % Math.max(sidecar.segments.length, 1)];
        if (!before || before.end - before.start < 2) return;
        const version = { ...sidecar.texts[before.text]!, length: 1000 };
        const at = before.start + 1 + (cut % (before.end - before.start - 1));
        const parts = [
          { text: before.text, start: before.start, end: at },
          { text: before.text, start: at, end: before.end },
        ];
        const split = splitSegment(sidecar, before.id, parts, ['newid'], version);
        if (!split.ok) return assert.equal(split.error, TAKEN);
        assert.equal(split.value.segments.length, sidecar.segments.length + 1);
        const joined = joinSegments(split.value, [before.id, 'newid'], before, version);
        if (!joined.ok) return assert.equal(joined.error, TAKEN);
        // an empty memo is none
        const { memo, ...rest } = before;
        const expected = sidecar.segments.map(one => (one === before && !memo ? rest : one));
        assert.deepEqual(joined.value.segments, expected);
        assert.deepEqual({ ...joined.value, segments: 0, texts: 0 }, { ...sidecar, segments: 0, texts: 0 });
      }),
    );
  });
});
