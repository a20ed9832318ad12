import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wholeWords } from '../../../../src/core/text/wholeWords';
import { hardText, withSpan } from './arbitraries';

/** What a selection, shown between bars, becomes. */
function grown(marked: string): string {
  const [before, words, after] = marked.split('|') as [string, string, string];
  const text = before + words + after;
  const span = { start: before.length, end: before.length + words.length };
  const { start, end } = wholeWords(text, span);
  return text.slice(start, end);
}

describe('wholeWords', () => {
  it('takes the rest of the words at both ends', () => {
    assert.equal(grown('It was h|ard at fi|rst, then'), 'hard at first');
    assert.equal(grown('It was |hard|, then'), 'hard');
    assert.equal(grown('in Zü|ric|h.'), 'Zürich');
    assert.equal(grown('at 10|:3|0'), ':30');
    assert.equal(grown('an 𝒜|𝒜|𝒜'), '𝒜𝒜𝒜');
  });

  it('goes over an apostrophe, and not over other punctuation', () => {
    assert.equal(grown('I do|n|’t know'), 'don’t');
    assert.equal(grown("I don'|t| know"), "don't");
    assert.equal(grown('|know|ing well-known'), 'knowing');
    assert.equal(grown('a well-|kno|wn'), 'known');
    assert.equal(grown("the '|tool|' here"), 'tool');
  });

  it('leaves scripts without spaces as they are selected', () => {
    assert.equal(grown('我觉|得最|重要'), '得最');
    assert.equal(grown('ภาษ|าไ|ทย'), 'าไ');
  });

  it('only grows, and is done after one go', () => {
    fc.assert(
      fc.property(withSpan(hardText), ({ text, start, end }) => {
        const once = wholeWords(text, { start, end });
        assert.ok(once.start <= start && end <= once.end);
        assert.doesNotMatch(text.slice(once.start, start) + text.slice(end, once.end), /\s/u);
        assert.deepEqual(wholeWords(text, once), once);
      }),
    );
  });
});
