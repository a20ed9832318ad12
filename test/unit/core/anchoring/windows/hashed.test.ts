import assert from 'node:assert/strict';
import fc from 'fast-check';
import { englishInterview, hanInterview } from '../../../../../bench/editScripts/interview';
import { drawSegments } from '../../../../../bench/editScripts/segments';
import { hashAnchor, hashesOf } from '../../../../../src/core/anchoring/windows/anchorHashes';
import { carryForward } from '../../../../../src/core/anchoring/places/carry';
import type { Place } from '../../../../../src/core/coding/place';
import { captureSegment } from '../../../../../src/core/anchoring/anchors/capture';
import { stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { restampSegments } from '../../../../../src/core/anchoring/anchors/restamp';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import { hashQuotes, spellOutQuotes } from '../../../../../src/core/anchoring/anchors/switchQuotes';
import { textVersion } from '../../../../../src/core/text/textVersion';
import { anyPlaces, anyText, segmentsOf } from '../anyTexts';

const SALT = '3f1c';
const TEXT = `INT: How was the first week?

P1: Well, the first week was hard, but my coach rang me every morning.

INT: And after the first month?

P1: Then it got easier. I knew whom to ask.
`;

function hashedSegment(words: string, salt = SALT): Segment {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0);
  return captureSegment({
    id: 's',
    text: TEXT,
    version: 'old',
    span: { start, end: start + words.length },
    codes: ['c'],
    created: '2026-11-22T10:00:00Z',
    hashed: { salt },
  });
}

function place(text: string, segment: Segment, salt = SALT): Place {
  return carryForward({ text, version: 'new', segments: [segment], oldText: () => undefined, salt })[0]!;
}

describe('carryForward by hashes', () => {
  it('finds the words after edits elsewhere, and when lines end elsewhere', () => {
    const words = 'my coach rang me every morning';
    const edited = `A title\n\n${TEXT.replace('easier', 'much easier').replace('every morning', 'every\nmorning')}`;
    const { state, start, end } = place(edited, hashedSegment(words));
    assert.deepEqual([state, edited.slice(start, end)], ['ok', words.replace('every m', 'every\nm')]);
  });

  it('asks about what was edited between two ends that are known: how much, nobody can see', () => {
    const words = 'the first week was hard, but my coach rang me every morning';
    const edited = TEXT.replace('my coach', 'my own coach');
    const { state, start, end } = place(edited, hashedSegment(words));
    assert.deepEqual([state, edited.slice(start, end)], ['moved', words.replace('my', 'my own')]);
  });

  it('asks to confirm words that stand elsewhere', () => {
    const words = 'I knew whom to ask';
    const edited = `P1: ${words}.\n\n${TEXT.replace(` ${words}.`, '')}`;
    const { state, start, end } = place(edited, hashedSegment(words));
    assert.deepEqual([state, edited.slice(start, end)], ['moved', words]);
  });

  it('asks which, where the words stand twice and nothing around them is left', () => {
    const edited = 'A: I knew whom to ask. No.\nB: I knew whom to ask? Yes.\n';
    const { state, candidates } = place(edited, hashedSegment('I knew whom to ask'));
    assert.equal(state, 'ambiguous');
    for (const { start, end } of candidates!) assert.equal(edited.slice(start, end), 'I knew whom to ask');
    assert.equal(candidates!.length, 2);
  });

  it('keeps as an orphan what cannot be found', () => {
    assert.equal(place('Nothing left.', hashedSegment('I knew whom to ask')).state, 'orphan');
    assert.equal(place('', hashedSegment('I knew whom to ask')).state, 'orphan');
  });

  it('takes in the whole of a word that got a letter in front, and asks', () => {
    const words = 'was hard, but my coach rang me every morning';
    const edited = TEXT.replace('week was hard', 'week xwas hard');
    const { state, start, end } = place(edited, hashedSegment(words));
    assert.deepEqual([state, edited.slice(start, end)], ['moved', `x${words}`]);
  });

  it('leaves an end within a word where it was', () => {
    const words = 'ard, but my coach rang me every mor';
    const edited = `A title\n\n${TEXT}`;
    const { state, start, end } = place(edited, hashedSegment(words));
    assert.deepEqual([state, edited.slice(start, end)], ['ok', words]);
  });

  it('finds nothing with another salt', () => {
    assert.equal(place(`A title\n\n${TEXT}`, hashedSegment('my coach rang me'), 'other').state, 'orphan');
  });
});

describe('hashes of anchors', () => {
  it('have nothing in common when the salt is another', () => {
    const all = (salt: string) => {
      const { words, start, end } = hashesOf(TEXT, { start: 40, end: 70 }, salt);
      return [words, ...start, ...end];
    };
    assert.equal(new Set([...all('one'), ...all('two'), ...all('')]).size, 15);
    assert.deepEqual(all('one'), all('one'));
  });

  it('are the same when made of the words that were kept, or empty where these do not suffice', () => {
    fc.assert(
      fc.property(anyText, anyPlaces, (text, numbers) => {
        for (const segment of segmentsOf(text, numbers)) {
          const hashed = hashAnchor(segment, SALT, text.length).hashes!;
          const fresh = hashesOf(text, segment, SALT);
          assert.deepEqual([hashed.words, hashed.length], [fresh.words, fresh.length]);
          for (const at of ['start', 'end'] as const)
            hashed[at].forEach((hash, tier) => assert.ok(hash === '' || hash === fresh[at][tier]));
        }
      }),
      { seed: 3 },
    );
  });

  it('repeat no word of the transcript in a sidecar, however it comes to have them', () => {
    for (const { text } of [englishInterview(5, 20_000), hanInterview(6, 8_000)]) {
      const interview = { text, names: [/\p{Script=Han}/u.test(text) ? '王芳' : 'Maria'], labels: [] };
      const version = textVersion(text);
      const full: Sidecar = {
        schema: 1,
        coder: 'nd',
        status: 'in-progress',
        texts: { [version.id]: version },
        segments: drawSegments(interview, 200, 9),
      };
      const hashed = hashQuotes(full, SALT);
      const spans = new Map(
        full.segments.map(({ id, start, end }) => [id, { start: start + 7, end: end + 7 }]),
      );
      const moved = restampSegments(hashed, spans, `Title\n\n${text}`, { salt: SALT });
      assert.ok(moved.ok);
      for (const sidecar of [hashed, moved.value]) {
        const json = stringifySidecar(sidecar);
        for (const word of tellingWords(text)) assert.ok(!json.includes(word), word);
      }
      // what was written with words has them: this test can fail
      assert.ok(tellingWords(text).some(word => stringifySidecar(full).includes(word)));
      assert.deepEqual(
        spellOutQuotes(hashed, id => (id === version.id ? text : undefined)),
        full,
      );
    }
  });
});

/** The words of a text that a sidecar without any of its words does not have by itself: no hex digits, no names of fields. */
function tellingWords(text: string): string[] {
  const words = new Set(text.match(/\p{Script=Han}{2,}|[\p{L}’]{3,}/gu));
  const own = stringifySidecar({
    ...{ schema: 1, coder: 'nd', status: 'in-progress', texts: { v: textVersion('') } },
    segments: [hashedSegment('Well')].map(segment => ({ ...segment, text: 'v' })),
  });
  return [...words].filter(word => !own.includes(word) && !/^[a-f]+$/u.test(word));
}
