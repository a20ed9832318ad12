import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAttribute, readAttributes } from '../../../../src/core/participants/attributeValue';
import { attributeNames, removeAttribute, setAttribute } from '../../../../src/core/participants/attributes';
import { weirdText } from '../records/arbitraries';
import { STUDY, assertWritable, error, participant, value } from './studies';

describe('readAttribute', () => {
  it('tells numbers, true, false and null from text', () => {
    const cases: [string, unknown][] = [
      ['43', 43],
      [' -1.5 ', -1.5],
      ['0', 0],
      ['43.0', 43],
      ['100', 100],
      ['true', true],
      ['FALSE', false],
      ['Null', null],
      ['nurse', 'nurse'],
      [' two words ', 'two words'],
      ['', ''],
      ['007', '007'],
      ['+49', '+49'],
      ['1e5', '1e5'],
      ['-0', '-0'],
      ['1,5', '1,5'],
      ['12345678901234567890', '12345678901234567890'],
      ['0.1234567890123456789', '0.1234567890123456789'],
      ['2026-03-31', '2026-03-31'],
      ['Infinity', 'Infinity'],
    ];
    for (const [text, expected] of cases) assert.equal(readAttribute(text), expected, text);
  });

  it('makes a number only of what it is written as', () => {
    fc.assert(
      fc.property(fc.oneof(weirdText, fc.double().map(String), fc.integer().map(String)), text => {
        const read = readAttribute(text);
        if (typeof read === 'string') assert.equal(read, text.trim());
        if (typeof read === 'number') assert.equal(read, Number(text));
      }),
    );
  });

  it('gives a column one kind of value', () => {
    assert.deepEqual(readAttributes(['1', '2.5'], '.'), [1, 2.5]);
    assert.deepEqual(readAttributes(['1', '2a', 'null'], '.'), ['1', '2a', null]);
    assert.deepEqual(readAttributes(['1', '01'], '.'), ['1', '01']);
    assert.deepEqual(readAttributes(['1,5', '2'], ','), [1.5, 2]);
    assert.deepEqual(readAttributes(['1,5', 'x'], ','), ['1,5', 'x']);
    assert.deepEqual(readAttributes(['1,5'], '.'), ['1,5']);
    assert.deepEqual(readAttributes(['TRUE', 'false'], '.'), [true, false]);
  });
});

describe('setAttribute, removeAttribute', () => {
  it('change one value, in the spelling that the study has', () => {
    const file = value(setAttribute(STUDY, 'cy', ' AGE ', 31));
    assert.deepEqual(participant(file, 'cy'), { id: 'cy', attributes: { age: 31 } });
    const both = value(setAttribute(file, 'ann', 'job  title', null));
    assert.deepEqual(participant(both, 'ann'), {
      ...participant(STUDY, 'ann'),
      attributes: { age: 43, 'job title': null },
    });
    assert.deepEqual(attributeNames(both), ['age', 'job title']);
    const removed = value(removeAttribute(value(removeAttribute(both, 'ann', 'age')), 'cy', 'age'));
    assert.deepEqual(participant(removed, 'ann').attributes, { 'job title': null });
    assert.deepEqual(participant(removed, 'cy'), { id: 'cy' });
    assertWritable(both);
  });

  it('keep an attribute called as what objects inherit as any other, but for __proto__', () => {
    for (const name of ['constructor', 'prototype', 'toString']) {
      const file = value(setAttribute(STUDY, 'cy', name, 1));
      assert.deepEqual(Object.entries(participant(file, 'cy').attributes!), [[name, 1]]);
      assertWritable(file);
      assert.deepEqual(participant(value(removeAttribute(file, 'cy', name)), 'cy'), { id: 'cy' });
    }
    assert.equal(
      error(setAttribute(STUDY, 'cy', '__proto__', 1)),
      'An attribute cannot be named “__proto__”.',
    );
  });

  it('give the same study where nothing changes, and say why they cannot', () => {
    assert.equal(value(setAttribute(STUDY, 'ann', 'Age', 43)), STUDY);
    assert.match(error(setAttribute(STUDY, 'ann', ' ', 1)), /needs a name/);
    assert.match(error(setAttribute(STUDY, 'ann', 'age', NaN)), /not a number/);
    assert.match(error(setAttribute(STUDY, 'gone', 'age', 1)), /no longer has a participant “gone”/);
    assert.equal(error(removeAttribute(STUDY, 'ann', 'site')), '“Ann” has no attribute “site”.');
    assert.equal(error(removeAttribute(STUDY, 'cy', 'toString')), '“cy” has no attribute “toString”.');
  });
});
