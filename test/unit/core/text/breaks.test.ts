import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paragraphBreaks } from '../../../../src/core/text/paragraphs';
import { sentenceBreakAfter, sentenceBreaks } from '../../../../src/core/text/sentences';

const pieces = fc
  .array(
    fc.constantFrom(
      'Yes. ',
      'Dr. Tyeri came. ',
      'No? ',
      'well... ',
      'one two three ',
      '\n',
      '\n\n',
      '中文。',
      '  ',
    ),
    { maxLength: 40 },
  )
  .map(list => list.join(''));

function cut(text: string, breaks: readonly number[]): string[] {
  return breaks.map((end, i) => text.slice(i === 0 ? 0 : breaks[i - 1], end));
}

describe('where sentences and paragraphs of a speech end', () => {
  it('all sentences at once are those that are found one after the other', () => {
    fc.assert(
      fc.property(pieces, fc.nat(20), (text, before) => {
        const whole = `${'x'.repeat(before)}${text}`;
        const speech = { start: before, end: whole.length };
        const expected: number[] = [];
        for (let at = before; at < whole.length;) {
          at = sentenceBreakAfter(whole, speech, at);
          expected.push(at);
        }
        assert.deepEqual(sentenceBreaks(whole, speech), expected.length > 0 ? expected : [whole.length]);
      }),
      { numRuns: 300 },
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
