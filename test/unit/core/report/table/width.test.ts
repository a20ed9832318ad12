import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pad, width, wrap } from '../../../../../src/core/report/table/width';

describe('width', () => {
  it('counts what a terminal shows', () => {
    assert.equal(width('Useful tool'), 11);
    assert.equal(width('日本語'), 6);
    assert.equal(width('👩‍👩‍👧 é'), 4);
  });

  it('is that of the characters that a reader sees, also where these are not looked for', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const wide = /^[\u1100-\u115f\u4e00-\u9fff]|^\p{Emoji_Presentation}/u;
    const twin = (text: string) =>
      [...segmenter.segment(text)]
        .filter(({ segment }) => !/^\p{Cf}$/u.test(segment))
        .reduce((columns, { segment }) => columns + (wide.test(segment) ? 2 : 1), 0);
    const codes = Array.from({ length: 0x2400 }, (_, i) => i).filter(i => i >= 0x20);
    for (const code of codes) {
      const one = String.fromCharCode(code);
      for (const text of [one, `a${one}`, `a${one}${one}b`])
        assert.equal(width(text), twin(text), code.toString(16));
    }
    const unit = fc.oneof(
      fc.constantFrom(...'ab ’“”–…é中\u0301\u200d\u00ad😀ﬁЖжΩ'),
      fc.integer({ min: 0x20, max: 0x2400 }).map(code => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.string({ unit }), text => assert.equal(width(text), twin(text))),
      { numRuns: 2000 },
    );
  });

  it('fills to the columns asked for, on either side', () => {
    assert.equal(pad('日', 4, 'right'), '日  ');
    assert.equal(pad('12', 4, 'left'), '  12');
    assert.equal(pad('longer', 4, 'left'), 'longer');
  });
});

describe('wrap', () => {
  it('loses and adds nothing, and keeps every line of several words within the columns', () => {
    const word = fc.oneof(fc.stringMatching(/^[a-z日é]{1,12}$/), fc.stringMatching(/^[a-zé’“–Ж]{1,12}$/));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 30 }), (words, columns) => {
        const lines = wrap(words.join(' '), columns);
        assert.deepEqual(lines.join(' ').split(' '), words);
        for (const line of lines) assert.ok(width(line) <= columns || !line.includes(' '));
        // greedy: the first word of a line would not have fitted on the one before
        lines.slice(1).forEach((line, i) => assert.ok(width(`${lines[i]} ${line.split(' ')[0]}`) > columns));
      }),
    );
  });

  it('breaks at the same spaces as trying word after word does, also where there are several', () => {
    const twin = (text: string, columns: number) => {
      const [first = '', ...words] = text.split(' ');
      return words.reduce(
        (lines, word) => {
          const longer = `${lines.at(-1)} ${word}`;
          return width(longer) <= columns ? [...lines.slice(0, -1), longer] : [...lines, word];
        },
        [first],
      );
    };
    const text = fc.string({ unit: fc.constantFrom(...'abé’   '), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: -2, max: 12 }), (of, columns) =>
        assert.deepEqual(wrap(of, columns), twin(of, columns)),
      ),
      { numRuns: 3000 },
    );
  });
});
