import assert from 'node:assert/strict';
import { firstWords } from '../../../../src/core/text/firstWords';

const first = (text: string) => firstWords(text, 0, text.length);

describe('the first words of a span', () => {
  it('are on one line, without what is around the span', () => {
    assert.equal(firstWords('INT: How  was\n it? Bad.', 5, 18), 'How was it?');
    assert.equal(first(''), '');
  });

  it('end with a whole word, and with an ellipsis where there is more', () => {
    const words = 'word '.repeat(40);
    assert.equal(first(words), `${'word '.repeat(17)}word…`);
    assert.equal(first('word '.repeat(18)), `${'word '.repeat(17)}word`);
  });

  it('are cut within a word that is long, but never within a character', () => {
    assert.equal(first('字'.repeat(100)), `${'字'.repeat(90)}…`);
    assert.equal(first(`a${'😀'.repeat(100)}`), `a${'😀'.repeat(44)}…`);
  });

  it('come of long white space, too', () => {
    assert.equal(first(`a${' '.repeat(500)}b`), 'a');
  });
});
