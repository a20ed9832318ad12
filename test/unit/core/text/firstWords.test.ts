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

  it('leave out what is not said', () => {
    const text = 'one 0:05 two\n0:07\nthree';
    const without = { starts: Int32Array.of(4, 13), ends: Int32Array.of(8, 17) };
    assert.equal(firstWords(text, 0, text.length, without), 'one two three');
    assert.equal(firstWords(text, 4, 13, without), 'two');
    assert.equal(firstWords(text, 13, 17, without), '');
    const long = `${'0:05 '.repeat(100)}end`;
    const times = Array.from({ length: 100 }, (_, i) => 5 * i);
    const all = { starts: Int32Array.from(times), ends: Int32Array.from(times, at => at + 4) };
    assert.equal(firstWords(long, 0, long.length, all), 'end');
  });

  it('come of long white space, too', () => {
    assert.equal(first(`a${' '.repeat(500)}b`), 'a');
  });
});
