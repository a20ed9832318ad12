import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pad, width, wrap } from '../../../../../src/core/report/table/width';

describe('width', () => {
  it('counts what a terminal shows', () => {
    assert.equal(width('Useful tool'), 11);
    assert.equal(width('日本語'), 6);
    assert.equal(width('👩‍👩‍👧 é'), 4);
  });

  it('fills to the columns asked for, on either side', () => {
    assert.equal(pad('日', 4, 'right'), '日  ');
    assert.equal(pad('12', 4, 'left'), '  12');
    assert.equal(pad('longer', 4, 'left'), 'longer');
  });
});

describe('wrap', () => {
  it('loses and adds nothing, and keeps every line of several words within the columns', () => {
    const word = fc.stringMatching(/^[a-z日é]{1,12}$/);
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
});
