import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import { emptyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { captureSegment } from '../../../../../src/core/anchoring/anchors/capture';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import { segmentChanges } from '../../../../../src/core/versions/changes/segmentChanges';
import { textVersion } from '../../../../../src/core/text/textVersion';
import { EMPTY, TEXTS, steps, take } from '../merge/codingSteps';

const NO_CODES = Codebook.of(emptyCodebook());
const SHIFT = TEXTS[1].length - TEXTS[0].length;

/** Where a segment stands in the second text, by arithmetic: that has nothing but a word more in front of all places. */
const placeOf = ({ text, start, end }: Segment) => {
  const shift = text === textVersion(TEXTS[0]).id ? SHIFT : 0;
  return `${start + shift}-${end + shift}`;
};

/** The codes that two segments have with another value, and the ids of values that count for nothing. */
function valuesApart(was: Segment, is: Segment) {
  const ids = [...new Set([...Object.keys(was.values ?? {}), ...Object.keys(is.values ?? {})])].sort();
  const differ = ids.filter(id => was.values?.[id] !== is.values?.[id]);
  const had = (id: string) => was.codes.includes(id);
  const has = (id: string) => is.codes.includes(id);
  return {
    kept: differ.filter(id => had(id) && has(id)),
    stray: differ.filter(id => !had(id) && !has(id)),
    all: differ.filter(
      id => (had(id) && was.values?.[id] !== undefined) || (has(id) && is.values?.[id] !== undefined),
    ),
  };
}

describe('segmentChanges', () => {
  const changes = (
    a: Sidecar | undefined,
    b: Sidecar | undefined,
    texts: readonly (string | undefined)[] = TEXTS,
  ) => segmentChanges({ sidecar: a, text: texts[0] }, { sidecar: b, text: texts[1] }, NO_CODES, '');

  it('finds what its twin finds, which knows how the text has changed', () => {
    let values = 0;
    fc.assert(
      fc.property(steps(8), steps(6), (first, more) => {
        const before = take(EMPTY, first, 'm');
        const after = take(before, more, 'a');
        const found = new Map(changes(before, after).map(change => [change.id, change]));
        const ids = new Set([...before.segments, ...after.segments].map(({ id }) => id));
        for (const id of ids) {
          const [was, is] = [before, after].map(side => side.segments.find(one => one.id === id));
          const change = found.get(id);
          if (!was || !is) {
            // on exactly the same words it may have become another one, or have been one
            const [gone, come] = [before, after].map((side, i) =>
              side.segments.filter(one => ![after, before][i]!.segments.some(other => other.id === one.id)),
            );
            const here = was ?? is!;
            const isPaired = (was ? come : gone)!.some(
              one => one.text === here.text && one.start === here.start && one.end === here.end,
            );
            if (!isPaired) assert.deepEqual(change?.kinds, [was ? 'removed' : 'added']);
            continue;
          }
          const apart = valuesApart(was, is);
          const kinds = [
            ...([...was.codes].sort().join() === [...is.codes].sort().join() ? [] : ['recoded']),
            ...(placeOf(was) === placeOf(is) ? [] : ['boundary']),
            ...((was.memo ?? '') === (is.memo ?? '') ? [] : ['memo']),
            ...('key' in was === 'key' in is ? [] : ['key']),
            ...(apart.kept.length === 0 ? [] : ['value']),
            ...(apart.stray.length === 0 ? [] : ['other']),
          ];
          values += apart.kept.length;
          assert.deepEqual(change?.kinds ?? [], kinds);
          if (!change) continue;
          assert.deepEqual(change.values.map(({ code }) => code).sort(), apart.all);
          for (const { code, before: old, after: now } of change.values)
            assert.deepEqual(
              [old, now],
              [was, is].map(one => (one.codes.includes(code) ? [one.values?.[code] ?? []].flat() : [])),
            );
          assert.deepEqual(
            [...change.addedCodes].sort(),
            is.codes.filter(code => !was.codes.includes(code)).sort(),
          );
          assert.deepEqual(
            [...change.removedCodes].sort(),
            was.codes.filter(code => !is.codes.includes(code)).sort(),
          );
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(values > 20, String(values));
  });

  const base = take(
    EMPTY,
    [
      { kind: 0, one: 0, other: 0 },
      { kind: 0, one: 2, other: 1 },
    ],
    'm',
  );
  const retied = take(base, [{ kind: 9, one: 0, other: 0 }], 'a');

  it('takes neither a corrected text nor an anchor on it for a change, whatever is at hand', () => {
    assert.notDeepEqual(base.segments, retied.segments);
    for (const texts of [TEXTS, [undefined, TEXTS[1]], [TEXTS[0], undefined], [undefined, undefined]])
      assert.deepEqual(changes(base, retied, texts), []);
  });

  it('tells the same words at another place of one text apart, whatever is at hand', () => {
    const [segment] = base.segments;
    const elsewhere = {
      ...base,
      segments: [{ ...segment!, start: segment!.start + 1, end: segment!.end + 1 }],
    };
    const alone = { ...base, segments: [segment!] };
    assert.deepEqual(changes(alone, elsewhere, [undefined, undefined])[0]?.kinds, ['boundary']);
  });

  it('compares hashed words, too, and reads them from the text', () => {
    const hash = (text: string, start: number, end: number): Sidecar => {
      const version = textVersion(text);
      const hashed = { salt: 'x' };
      const segment = captureSegment({
        id: 'h',
        text,
        version: version.id,
        span: { start, end },
        codes: ['c'],
        created: '',
        hashed,
      });
      return { ...EMPTY, texts: { [version.id]: version }, segments: [segment] };
    };
    const before = hash(TEXTS[0], 21, 41);
    const salted = (after: Sidecar, texts: readonly (string | undefined)[]) =>
      segmentChanges({ sidecar: before, text: texts[0] }, { sidecar: after, text: texts[1] }, NO_CODES, 'x');
    const same = hash(TEXTS[1], 21 + SHIFT, 41 + SHIFT);
    for (const texts of [TEXTS, [undefined, undefined]]) assert.deepEqual(salted(same, texts), []);
    const [change] = salted(hash(TEXTS[1], 21 + SHIFT, 30 + SHIFT), TEXTS);
    assert.deepEqual(
      [change?.kinds, change?.before?.words, change?.after?.words],
      [['boundary'], TEXTS[0].slice(21, 41), TEXTS[0].slice(21, 30)],
    );
  });

  it('says where a segment stands, with its line and words, at both states', () => {
    const [change] = changes(base, take(base, [{ kind: 4, one: 0, other: 1 }], 'a'));
    const { start, end } = base.segments[0]!;
    assert.deepEqual([change?.before?.line, change?.after?.line], [2, 2]);
    assert.deepEqual([change?.before?.place?.start, change?.after?.place?.start], [start, start + SHIFT]);
    assert.equal(change?.after?.words, TEXTS[0].slice(start, end));
  });

  it('takes a merged code for what it has become', () => {
    const code = base.segments[0]!.codes[0]!;
    const codebook = Codebook.of({
      schema: 1,
      codes: [
        { id: code, mergedInto: 'new' },
        { id: 'new', name: 'New' },
      ],
    });
    const after = {
      ...base,
      segments: base.segments.map((one, i) => (i === 0 ? { ...one, codes: ['new'] } : one)),
    };
    assert.deepEqual(
      segmentChanges({ sidecar: base, text: TEXTS[0] }, { sidecar: after, text: TEXTS[0] }, codebook, ''),
      [],
    );
    assert.deepEqual(changes(base, after)[0]?.kinds, ['recoded']);
  });
});
