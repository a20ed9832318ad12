import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile } from '../../../../src/core/codebook/code';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import { applyChange, recordChange, reversed } from '../../../../src/core/versions/merge/recordChange';
import { mergeCodebooks } from '../../../../src/core/versions/merge/mergeCodebooks';
import { codebookListChanges } from '../../../../src/core/versions/changes/studyChanges';
import { studyChangeLine } from '../../../../src/core/versions/changes/wording';
import { partsOf } from '../../../../src/study/codingUndo';
import { anyCodebookFile } from './arbitraries';

const CODES = '"codes": [\n{"id":"trust-1","name":"Trust"},\n{"id":"worry-1","name":"Worry"}\n]';
const book = (...lists: string[]) => `{\n"schema": 1,\n${[CODES, ...lists].join(',\n')}\n}\n`;

const GROUPS = '"groups": [\n{"id":"g1","name":"Emotions","codes":["trust-1","worry-1"]}\n]';
const QUERIES = '"queries": [\n{"id":"q1","name":"Both","query":"trust AND worry IN turn"}\n]';
const RULES =
  '"rules": [\n{"id":"r1","name":"Never again","search":"never again","unit":"turn","codes":["worry-1"],"options":{"kind":"words"}}\n]';

function read(text: string): CodebookFile {
  const { value, writable, problems } = parseCodebook(text);
  assert.deepEqual([writable, problems], [true, []]);
  return value!;
}

const messages = (text: string) =>
  parseCodebook(text).problems.map(({ line, message }) => `${line}: ${message}`);

describe('Groups, queries and rules of a codebook', () => {
  it('come out of reading and writing as they were', () => {
    const text = book(GROUPS, QUERIES, RULES);
    assert.equal(stringifyCodebook(read(text)), text);
  });

  it('that are not what they should be are told with their line, and the file is not used', () => {
    assert.deepEqual(messages(book('"queries": {}')), [
      '7: queries: expected a list in [ ], but found an object.',
    ]);
    assert.deepEqual(messages(book('"queries": [\n{"id":"q1","name":"Both"}\n]')), [
      '8: queries[0]: the field “query” is missing.',
    ]);
    assert.deepEqual(messages(book(RULES.replace('"turn"', '"page"'))), [
      '8: rules[0].unit: expected "hit", "sentence", "turn" or "answer", but found "page".',
    ]);
    assert.equal(parseCodebook(book('"queries": {}')).value, undefined);
  });

  it('that name a code which is gone are told, and stay', () => {
    const text = book(GROUPS.replace('worry-1', 'gone-1'), RULES.replace('worry-1', 'gone-2'));
    assert.deepEqual(messages(text), [
      '8: The codebook has no code “gone-1”, which the code group “Emotions” names.',
      '11: The codebook has no code “gone-2”, which the rule “Never again” names.',
    ]);
    const { value, writable } = parseCodebook(text);
    assert.equal(writable, true);
    assert.equal(stringifyCodebook(value!), text);
  });

  it('merge record by record, groups as sets', () => {
    const base = read(book(GROUPS));
    const mine = read(book(GROUPS.replace(',"worry-1"', ''), QUERIES));
    const theirs = read(book(GROUPS.replace('Emotions', 'Feelings'), RULES));
    const { value, conflicts } = mergeCodebooks(base, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.equal(
      stringifyCodebook(value),
      book(GROUPS.replace('Emotions', 'Feelings').replace(',"worry-1"', ''), QUERIES, RULES),
    );
  });

  it('leave open what two people have asked in two ways', () => {
    const base = read(book(QUERIES));
    const [mine, theirs] = ['paragraph', 'sentence'].map(unit => read(book(QUERIES.replace('turn', unit))));
    const { conflicts } = mergeCodebooks(base, mine!, theirs!);
    assert.deepEqual(
      conflicts.map(({ list, id, field }) => [list, id, field]),
      [['queries', 'q1', 'query']],
    );
  });

  it('are undone record by record, while others change other records', () => {
    const parts = partsOf('codebook.json');
    fc.assert(
      fc.property(anyCodebookFile, anyCodebookFile, (before, after) => {
        const change = recordChange(before, after, parts);
        const undone = applyChange(after, reversed(change), parts);
        assert.ok(undone.ok);
        assert.equal(stringifyCodebook(undone.value), stringifyCodebook(before));
      }),
    );
    const [before, after, other] = [book(QUERIES), book(QUERIES.replace('Both', 'All')), book(RULES)].map(
      read,
    );
    const undo = reversed(recordChange(before!, after!, parts));
    const undone = applyChange({ ...after!, rules: other!.rules }, undo, parts);
    assert.ok(undone.ok);
    assert.equal(stringifyCodebook(undone.value), book(QUERIES, RULES));
  });

  it('are named where they change', () => {
    const [before, after] = [book(GROUPS, QUERIES), book(GROUPS.replace('Emotions', 'Feelings'), RULES)].map(
      read,
    );
    const plain = { text: (text: string) => text, quote: (text: string) => `“${text}”` };
    assert.deepEqual(
      codebookListChanges(before!, after!).map(change => studyChangeLine(change, plain as never)),
      [
        'code group Feelings: name “Feelings”, before: “Emotions”',
        'query Both: removed',
        'rule Never again: added',
      ],
    );
  });
});

describe('Scales of codes', () => {
  const scaled = (scale: string) => book().replace('"name":"Trust"', `"name":"Trust","scale":${scale}`);

  it('come out of reading and writing as they were', () => {
    for (const scale of ['{"kind":"ordinal","values":["low","high"]}', '{"kind":"numeric","min":0,"max":10}'])
      assert.equal(stringifyCodebook(read(scaled(scale))), scaled(scale));
  });

  it('on which no value has a place are told with their line', () => {
    assert.deepEqual(messages(scaled('{"kind":"ordinal","values":["low","low"]}')), [
      '4: The scale of “Trust” has the value “low” twice.',
    ]);
    assert.deepEqual(messages(scaled('{"kind":"numeric","min":3,"max":3}')), [
      '4: The scale of “Trust” has a “max” that is not greater than its “min”.',
    ]);
    assert.deepEqual(messages(scaled('{"kind":"ordinal","values":["low"]}')), [
      '4: codes[0].scale.values: expected a list of two or more values, but found a list.',
    ]);
    assert.deepEqual(messages(scaled('{"kind":"other"}')), [
      '4: codes[0].scale.kind: expected "ordinal" or "numeric", but found "other".',
    ]);
    assert.equal(messages(scaled('3')).length, 1);
  });
});
