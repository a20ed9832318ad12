import assert from 'node:assert/strict';
import { markedText } from '../../../../../src/core/coders/comparison/markedText';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then it got easier, and now I like it a lot.\n';

describe('markedText', () => {
  const coding = (words: string, code: string) => {
    const start = TEXT.indexOf(words);
    return { segment: words, code, start, end: start + words.length };
  };

  it('writes what is coded under the line in which it begins', () => {
    const codings = [
      coding('hard at first', 'x'),
      coding('It was hard at first, then it got easier, and now', 'y'),
    ];
    const { text, lines } = markedText(TEXT, codings, code => code.toUpperCase());
    assert.equal(
      text,
      [
        'INT: How was it?',
        '',
        'P1: It was hard at first, then it got easier, and now I like it a lot.',
        '    ▸ Y: “It was hard at … got easier, and now”',
        '    ▸ X: “hard at first”',
        '',
      ].join('\n'),
    );
    assert.deepEqual(lines, [0, 1, 2, 5]);
  });

  it('says at which value of its scale a coding is', () => {
    const codings = [{ ...coding('hard at first', 'x'), value: 'high' }];
    assert.match(markedText(TEXT, codings, String).text, /\n {4}▸ x \(high\): “hard at first”\n/);
  });

  it('is the text itself without codings', () => {
    assert.equal(markedText(TEXT, [], String).text, TEXT);
  });

  it('puts a passage of several lines under the first, with its words on one line', () => {
    const { text } = markedText(TEXT, [coding('it?\n\nP1: It', 'x')], String);
    assert.deepEqual(text.split('\n').slice(0, 3), ['INT: How was it?', '    ▸ x: “it? P1: It”', '']);
  });
});
