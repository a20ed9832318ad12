import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { emptyCodebook, parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import { anyCodebookFile } from './arbitraries';

const book = (...codes: string[]) => `{\n"schema": 1,\n"codes": [\n${codes.join(',\n')}\n]\n}\n`;
const THEME = '{"id":"theme-9d3m","name":"Positive impact","color":"#e15759","rank":"a0"}';
const CODE =
  '{"id":"useful-x7k2","name":"Useful tool","parent":"theme-9d3m","color":"#4e79a7","description":"…","include":"…","exclude":"…","example":"…","memo":"…","rank":"a0"}';
const MERGED = '{"id":"helpful-a1b2","mergedInto":"useful-x7k2"}';

describe('codebook.json', () => {
  it('comes out of reading and writing as it was, bytes and all', () => {
    const text = book(MERGED, THEME, CODE);
    const { value, writable, problems } = parseCodebook(text);
    assert.deepEqual([writable, problems], [true, []]);
    assert.equal(stringifyCodebook(value!), text);
  });

  it('is read as what was written, whatever it holds', () => {
    fc.assert(
      fc.property(anyCodebookFile, file => {
        const written = stringifyCodebook(file);
        const { value, problems } = parseCodebook(written);
        assert.deepEqual(value, file);
        assert.ok(problems.every(problem => problem.severity === 'warning'));
        assert.equal(stringifyCodebook(value!), written);
        assert.doesNotMatch(written, /[\r\u2028\u2029]/);
      }),
    );
  });

  it('is written the same whatever the order was', () => {
    fc.assert(
      fc.property(anyCodebookFile, file => {
        // fields that no version knows keep the order in which they were found
        const codes = file.codes.map(code => Object.entries(code).filter(([key]) => isKnown(key)));
        const written = (records: [string, unknown][][]) =>
          stringifyCodebook({ schema: 1, codes: records.map(record => Object.fromEntries(record) as never) });
        const reversed = codes.map(record => [...record].reverse()).reverse();
        assert.equal(written(reversed), written(codes));
      }),
    );
  });

  it('begins without codes', () => {
    assert.equal(stringifyCodebook(emptyCodebook()), '{\n"schema": 1,\n"codes": []\n}\n');
    assert.deepEqual(parseCodebook(stringifyCodebook(emptyCodebook())).value, emptyCodebook());
  });

  const problems = (text: string) =>
    parseCodebook(text).problems.map(({ severity, code, line }) => [severity, code, line]);

  it('warns of a parent that is not there, and of parents in a circle, and stays usable', () => {
    const text = book(
      '{"id":"a","name":"A","parent":"b"}',
      '{"id":"b","name":"B","parent":"a"}',
      '{"id":"c","name":"C","parent":"nowhere"}',
      '{"id":"d","name":"D","parent":"d"}',
      '{"id":"e","name":"E","parent":"d"}',
    );
    assert.deepEqual(problems(text), [
      ['warning', 'parent-cycle', 4],
      ['warning', 'parent-cycle', 5],
      ['warning', 'unknown-parent', 6],
      ['warning', 'parent-cycle', 7],
    ]);
    const { value, writable } = parseCodebook(text);
    assert.equal(writable, true);
    assert.deepEqual(
      Codebook.of(value!)
        .inOrder()
        .map(code => code.id),
      ['a', 'b', 'c', 'd', 'e'],
    );
    assert.equal(stringifyCodebook(value!), text);
  });

  it('does not mind a parent that was merged, or a merge that leads nowhere', () => {
    const text = book(
      '{"id":"a","mergedInto":"b"}',
      '{"id":"b","name":"B"}',
      '{"id":"c","name":"C","parent":"a"}',
      '{"id":"d","mergedInto":"gone"}',
    );
    assert.deepEqual(problems(text), []);
  });

  it('says of a code and of a merged code what is wrong with that kind', () => {
    const messages = (...codes: string[]) =>
      parseCodebook(book(...codes)).problems.map(problem => problem.message);
    assert.deepEqual(messages('{"id":"a"}'), ['codes[0]: the field “name” is missing.']);
    assert.deepEqual(messages('{"id":"a","name":" "}'), [
      'codes[0].name: expected text that is not empty, but found " ".',
    ]);
    assert.deepEqual(messages('{"id":"a","mergedInto":5}'), [
      'codes[0].mergedInto: expected text that is not empty, but found 5.',
    ]);
    assert.deepEqual(messages('{"id":"a","name":"A","color":"red"}'), [
      'codes[0].color: expected a colour such as "#4e79a7", but found "red".',
    ]);
  });
});

function isKnown(key: string): boolean {
  return /^(id|name|mergedInto|parent|color|description|include|exclude|example|memo|rank)$/.test(key);
}
