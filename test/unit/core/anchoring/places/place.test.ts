import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carryForward } from '../../../../../src/core/anchoring/places/carry';
import type { Place } from '../../../../../src/core/coding/place';
import type { Segment } from '../../../../../src/core/coding/segment';

const TEXT = `INT: How was the first week?

P1: Well, the first week was hard, but my coach rang me every morning.

INT: And after the first month?

P1: Then it got easier. I knew whom to ask.
`;

/** A segment of the n-th occurrence of `words` in `text`, with its context. */
function segmentOf(text: string, words: string, occurrence = 0): Segment {
  let start = -1;
  for (let i = 0; i <= occurrence; i++) start = text.indexOf(words, start + 1);
  assert.ok(start >= 0);
  const end = start + words.length;
  const context = { prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
  return { id: 's', text: 'old', start, end, quote: words, ...context, codes: ['c'] };
}

function placeSegment(text: string, version: string, segment: Segment): Place {
  return carryForward({ text, version, segments: [segment], oldText: () => undefined })[0]!;
}

describe('carryForward, without the old text', () => {
  it('takes the offsets as they are on the version they were made on', () => {
    const segment = segmentOf(TEXT, 'my coach rang me');
    assert.deepEqual(placeSegment(TEXT, 'old', segment), {
      state: 'ok',
      start: segment.start,
      end: segment.end,
    });
  });

  it('goes by the words where they are not at the offsets, and asks to confirm that', () => {
    const segment = segmentOf(TEXT, 'my coach rang me');
    const { start, end } = segment;
    for (const shifted of [
      { ...segment, start: start - 5, end: end - 5 },
      { ...segment, end: TEXT.length + 1 },
    ])
      assert.deepEqual(placeSegment(TEXT, 'old', shifted), { state: 'moved', start, end });
    const { quote: _, ...wordless } = segment;
    assert.equal(placeSegment(TEXT, 'old', { ...wordless, end: TEXT.length + 1 }).state, 'orphan');
    const others = { ...segment, quote: 'nothing that anybody has said', prefix: '', suffix: '' };
    assert.equal(placeSegment(TEXT, 'old', others).state, 'orphan');
    // a quote that was changed by hand is still where it was
    const changed = { ...segment, quote: 'my Coach rang me' };
    assert.deepEqual(placeSegment(TEXT, 'old', changed), { state: 'changed', start, end });
  });

  it('knows offsets that count code points, also where the words occur more than once', () => {
    const text = 'P1: 😀 Yes. 😀😀 Yes. 🎉 Yes.\n';
    const starts = [...text.matchAll(/Yes/g)].map(({ index }) => index);
    starts.forEach(start => {
      const before = [...text.slice(0, start)].length;
      const segment = { id: 's', text: 'old', start: before, end: before + 3, quote: 'Yes', codes: ['c'] };
      assert.deepEqual(placeSegment(text, 'old', segment), { state: 'moved', start, end: start + 3 });
    });
  });

  it('follows its words after edits elsewhere', () => {
    const segment = segmentOf(TEXT, 'my coach rang me every morning');
    const edited = `A title that was added\n\n${TEXT.replace('easier', 'much easier')}`;
    const place = placeSegment(edited, 'new', segment);
    assert.equal(place.state, 'ok');
    assert.equal(edited.slice(place.start, place.end), segment.quote);
  });

  it('stays on its passage when a word inside it is corrected', () => {
    const segment = segmentOf(TEXT, 'the first week was hard, but my coach rang me every morning');
    const edited = TEXT.replace('was hard', 'was very hard');
    const place = placeSegment(edited, 'new', segment);
    assert.equal(place.state, 'changed');
    assert.equal(
      edited.slice(place.start, place.end),
      'the first week was very hard, but my coach rang me every morning',
    );
  });

  it('keeps apart the same words at two places by what stands around them', () => {
    const second = segmentOf(TEXT, 'first', 1);
    const edited = `\n\n${TEXT}`;
    assert.equal(placeSegment(edited, 'new', second).start, second.start + 2);
  });

  it('says moved when the words stand once, but elsewhere', () => {
    const segment = segmentOf(TEXT, 'I knew whom to ask.');
    const edited = `P1: I knew whom to ask.\n\n${TEXT.replace(' I knew whom to ask.', '')}`;
    const place = placeSegment(edited, 'new', segment);
    assert.equal(place.state, 'moved');
    assert.equal(edited.slice(place.start, place.end), segment.quote);
  });

  it('never picks one of two equally good places', () => {
    const segment = segmentOf(TEXT, 'I knew whom to ask.');
    const edited = 'A: I knew whom to ask.\nB: I knew whom to ask.\n';
    const words = { length: segment.quote!.length };
    const candidates = [3, edited.indexOf('B: ') + 3].map(start => ({ start, end: start + words.length }));
    assert.deepEqual(placeSegment(edited, 'new', segment), {
      state: 'ambiguous',
      start: -1,
      end: -1,
      candidates,
    });
  });

  it('offers all places where little around one of them speaks for it', () => {
    const words = 'my coach rang me every morning';
    const edited = `A: Oh but ${words}! Yes.\nB: When ${words}? No.\n`;
    const place = placeSegment(edited, 'new', segmentOf(TEXT, words));
    const candidates = [edited.indexOf(words), edited.lastIndexOf(words)].map(start => ({
      start,
      end: start + words.length,
    }));
    assert.deepEqual(place, { state: 'ambiguous', start: -1, end: -1, candidates });
  });

  it('keeps a segment whose words are gone as an orphan', () => {
    const segment = segmentOf(TEXT, 'I knew whom to ask.');
    assert.deepEqual(placeSegment('Nothing left.', 'new', segment), { state: 'orphan', start: -1, end: -1 });
  });

  it('does not take for a segment what somebody has put in the place of all its words', () => {
    const words = 'the first week was hard, but my coach rang me every morning';
    const edited = TEXT.replace(words, 'nothing to say');
    assert.equal(placeSegment(edited, 'new', segmentOf(TEXT, words)).state, 'orphan');
  });

  it('asks about a name that may have got a pseudonym', () => {
    const place = placeSegment(TEXT.replace('my coach', 'Participant 7'), 'new', segmentOf(TEXT, 'my coach'));
    assert.equal(place.state, 'moved');
  });

  it('asks about words that still stand, with others between them', () => {
    const words = 'was hard, but my coach rang me every morning';
    const edited = TEXT.replace('but my', `but ${'somebody else spoke of other things, '.repeat(4)}my`);
    const place = placeSegment(edited, 'new', segmentOf(TEXT, words));
    assert.equal(place.state, 'moved');
    assert.match(edited.slice(place.start, place.end), /^was hard, but somebody.*every morning$/);
  });

  it('takes in the whole label where a segment began with one', () => {
    const words = 'P1: Well, the first week was hard, but my coach rang me every morning.';
    const edited = TEXT.replaceAll('P1:', 'Job Coach 1:');
    const place = placeSegment(edited, 'new', segmentOf(TEXT, words));
    assert.equal(place.state, 'moved');
    assert.equal(edited.slice(place.start, place.end), words.replace('P1', 'Job Coach 1'));
  });

  it('has no guess for a segment without words of its own', () => {
    const { quote: _, ...bare } = segmentOf(TEXT, 'hard');
    assert.equal(placeSegment(TEXT, 'new', bare).state, 'orphan');
  });

  it('never calls a place ok that holds other words', () => {
    const word = fc.constantFrom('week', 'first', 'hard', 'coach', 'rang', 'month', 'ask', 'every');
    const words = fc.array(word, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, words, fc.nat(), fc.nat(), (before, after, a, b) => {
        const text = before.join(' ');
        const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        fc.pre(start < end);
        const context = {
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        };
        const segment = {
          id: 's',
          text: 'old',
          start,
          end,
          quote: text.slice(start, end),
          ...context,
          codes: ['c'],
        };
        const edited = after.join(' ');
        const place = placeSegment(edited, 'new', segment);
        if (place.state === 'ok')
          assert.equal(
            edited.slice(place.start, place.end).replaceAll(' ', ''),
            segment.quote.replaceAll(' ', ''),
          );
      }),
    );
  });
});
