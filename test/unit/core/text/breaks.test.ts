import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paragraphBreaks } from '../../../../src/core/text/paragraphs';
import { sentenceBreakAfter, sentenceBreakBefore, sentenceBreaks } from '../../../../src/core/text/sentences';
import { wholeSentenceEnds } from './wholeSentences';

const PIECES = [
  ...[
    'Yes. ',
    'Dr. Tyeri came. ',
    'No? ',
    'well... ',
    'one two three ',
    '中文。',
    'J. R. ',
    'So do I. ',
    '“Hm.” ',
  ],
  ...['\n', '\n\n', ' \n \n', '\u2028', '\u0085\u0085', '  ', '1. 2. 3. ', '3.5 ', '... ', '?! ', ') " '],
  ...[
    'lower case ',
    'a line that goes on until it is as wide as the others are\n',
    '12 34 – '.repeat(20),
    '𝒜. ',
  ],
];
const speechOf = (maxLength: number, minLength = 0) =>
  fc.array(fc.constantFrom(...PIECES), { minLength, maxLength }).map(list => list.join(''));

function cut(text: string, breaks: readonly number[]): string[] {
  return breaks.map((end, i) => text.slice(i === 0 ? 0 : breaks[i - 1], end));
}

describe('where sentences and paragraphs of a speech end', () => {
  it('sentences are those of the whole speech, all at once and one after the other, there and back', () => {
    const speeches = fc.oneof(
      { weight: 9, arbitrary: speechOf(40) },
      { weight: 1, arbitrary: speechOf(1500, 500) },
    );
    let long = 0;
    fc.assert(
      fc.property(speeches, fc.nat(20), (said, before) => {
        const text = `${'x'.repeat(before)}${said}`;
        const speech = { start: before, end: text.length };
        const expected = wholeSentenceEnds(text, speech);
        assert.deepEqual(sentenceBreaks(text, speech), expected);
        const there: number[] = [];
        for (let at = before; at < text.length;) there.push((at = sentenceBreakAfter(text, speech, at)));
        assert.deepEqual(there, said === '' ? [] : expected);
        const back: number[] = [];
        for (let at = text.length; at > before;) back.push((at = sentenceBreakBefore(text, speech, at)));
        assert.deepEqual(back.reverse(), said === '' ? [] : [before, ...expected.slice(0, -1)]);
        if (text.length > 5000) long++;
      }),
      { numRuns: 400 },
    );
    assert.ok(long > 5);
  });

  it('blank lines are no sentences', () => {
    const ends = (text: string) => cut(text, sentenceBreaks(text, { start: 0, end: text.length }));
    assert.deepEqual(ends('Qtime work.\n\nQplan person.'), ['Qtime work.\n\n', 'Qplan person.']);
    assert.deepEqual(ends('One\n \n\n\t\nTwo. \u2028\u2028\u0085 Three'), [
      'One\n \n\n\t\n',
      'Two. \u2028\u2028\u0085 ',
      'Three',
    ]);
    assert.deepEqual(ends('\n\nOne.\n\n'), ['\n\nOne.\n\n']);
    assert.deepEqual(ends('\n\n'), ['\n\n']);
  });

  it('a place in a speech of any kind is found from anywhere in it', () => {
    fc.assert(
      fc.property(speechOf(12), text => {
        const speech = { start: 0, end: text.length };
        const ends = wholeSentenceEnds(text, speech);
        for (let at = 0; at <= text.length; at++) {
          assert.equal(sentenceBreakAfter(text, speech, at), ends.find(end => end > at) ?? text.length);
          const last = ends.slice(0, -1).findLast(end => end < at);
          assert.equal(sentenceBreakBefore(text, speech, at), last ?? 0);
        }
      }),
    );
  });

  it('a paragraph ends at a line end that does not only wrap, with the blank lines behind it', () => {
    const text = 'One line\nanother.\n\n  \nThe third';
    assert.deepEqual(cut(text, paragraphBreaks(text, { start: 0, end: text.length })), [
      'One line\n',
      'another.\n\n  \n',
      'The third',
    ]);
    const wrapped = [
      'Here is a paragraph that a page has wrapped as it',
      'was typed, in lines that are all about as long as',
      'they can be, up to the last.',
      '',
      'And a second one.',
    ].join('\n');
    assert.deepEqual(
      cut(wrapped, paragraphBreaks(wrapped, { start: 0, end: wrapped.length })).map(one => one.length),
      [wrapped.indexOf('And'), 'And a second one.'.length],
    );
    assert.deepEqual(paragraphBreaks('ab', { start: 2, end: 2 }), [2]);
  });
});
