import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aroundPlace } from '../../../../../src/core/analyses/personalData/aroundPlace';

const around = (text: string, words: string, most: number) => {
  const start = text.indexOf(words);
  return Object.values(aroundPlace(text, { start, end: start + words.length }, most));
};

describe('a place with the words around it', () => {
  it('is on one line, with whole words and marks where something was cut', () => {
    const text = 'INT: And then?\n\nP1: So I told Anna’s mother\nthat she may ring.';
    assert.deepEqual(around(text, 'Anna', 14), ['… So I told ', 'Anna', '’s mother …']);
    assert.deepEqual(around(text, 'Anna', 100), [
      'INT: And then? P1: So I told ',
      'Anna',
      '’s mother that she may ring.',
    ]);
    assert.deepEqual(around(text, 'told Anna’s mother\nthat', 3)[1], 'told Anna’s mother that');
  });

  it('keeps what is around a place in a text without blanks', () => {
    assert.deepEqual(around('我认识王芳很久了', '王芳', 2), ['…认识', '王芳', '很久…']);
  });

  it('is a stretch of the text with its white space evened out, whatever it is', () => {
    const sign = fc.constantFrom('a', 'B', ' ', '\n', '’', '😀', '.', '  ');
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 40 }),
        fc.nat(60),
        fc.nat(60),
        fc.nat(20),
        (signs, a, b, most) => {
          const text = signs.join('');
          const [start, end] = [a, b].map(at => Math.min(at, text.length)).sort((x, y) => x - y) as [
            number,
            number,
          ];
          const { before, words, after } = aroundPlace(text, { start, end }, most);
          const even = (part: string) => part.replaceAll(/\s+/g, ' ');
          assert.equal(words, even(text.slice(start, end)));
          assert.ok(` ${even(text.slice(0, start))}`.endsWith(before.replace(/^…/, '')));
          assert.ok(`${even(text.slice(end))} `.startsWith(after.replace(/…$/, '')));
          assert.equal(before.startsWith('…'), start > most);
          assert.equal(after.endsWith('…'), text.length - end > most);
        },
      ),
    );
  });
});
