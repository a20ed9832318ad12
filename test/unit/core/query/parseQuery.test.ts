import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import { printQuery } from '../../../../src/core/query/printQuery';
import type { Query } from '../../../../src/core/query/query';

/** Without places, so that queries can be compared. */
function bare(query: Query): unknown {
  return JSON.parse(
    JSON.stringify(query, (key, value: unknown) => (key === 'at' || value === undefined ? undefined : value)),
  );
}

function parsed(text: string): Query {
  const query = parseQuery(text);
  assert.ok(query.ok, query.ok ? '' : `${text}: ${query.error.message}`);
  return query.value;
}

/** `what is marked: message`, with what is marked in `«»`. */
function wrong(text: string): string {
  const query = parseQuery(text);
  assert.ok(!query.ok, text);
  const { start, end, message } = query.error;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}: ${message}`;
}

const AT = { start: 0, end: 0 };
const NAMES = [
  'trust',
  'Loss of trust',
  'a (b)',
  '[x]',
  'AND',
  'x AND y',
  '',
  ' ',
  'a  b',
  '/x/',
  'code:x',
  '"q"',
  'a/b',
  '30 words',
  '信頼',
  'a!=b',
  'and',
  'a ]] b',
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string());
const named = name.map(one => ({ name: one, at: AT }));
const distance = fc.record({
  most: fc.nat(9_999_999),
  of: fc.constantFrom('words' as const, 'turns' as const),
});
const words = fc.string().map(one => one.replace(/["“”]/g, ''));
const regex = fc.constantFrom(
  'a',
  'a|b',
  '\\d+',
  '\\\\',
  '[/]',
  'a\\/b'.replace('\\/', '/'),
  '',
  '(?i)x',
  '\\.',
);

const { query } = fc.letrec<{ query: Query }>(tie => ({
  query: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'query' },
    fc.record({ kind: fc.constant('name' as const), name, at: fc.constant(AT) }),
    fc.record({
      kind: fc.constant('name' as const),
      name,
      of: fc.constantFrom('code', 'codegroup', 'query'),
      at: fc.constant(AT),
    }),
    fc.record({
      kind: fc.constant('condition' as const),
      name,
      of: fc.constantFrom('participant', 'speaker', 'transcript', 'group'),
      at: fc.constant(AT),
    }),
    fc.record({
      kind: fc.constant('compare' as const),
      name,
      of: fc.constantFrom(undefined, 'code', 'attribute'),
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: named,
      at: fc.constant(AT),
    }),
    fc.record({ kind: fc.constant('words' as const), pattern: words, at: fc.constant(AT) }),
    fc.record({ kind: fc.constant('regex' as const), pattern: regex, at: fc.constant(AT) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('query'), at: fc.constant(AT) }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
      at: fc.constant(AT),
    }),
    fc.record({
      kind: fc.constant('relation' as const),
      relation: fc.oneof(
        fc.constantFrom('before' as const, 'overlaps' as const, 'inside' as const),
        distance,
      ),
      left: tie('query'),
      right: tie('query'),
      at: fc.constant(AT),
    }),
    fc.record({
      kind: fc.constant('in' as const),
      of: tie('query'),
      unit: fc.constantFrom('turn', 'sentence', 'paragraph', 'transcript'),
      at: fc.constant(AT),
    }),
    fc.record({ kind: fc.constant('near' as const), of: tie('query'), distance, at: fc.constant(AT) }),
    fc.record({ kind: fc.constant('by' as const), of: tie('query'), coder: named, at: fc.constant(AT) }),
  ) as fc.Arbitrary<Query>,
}));

describe('reading a query', () => {
  it('gives what was printed', () => {
    fc.assert(
      fc.property(query, one => {
        const text = printQuery(one);
        assert.deepEqual(bare(parsed(text)), bare(one), text);
        assert.equal(printQuery(parsed(text)), text);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends, with a query or with a place in the text, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'AND',
        'OR',
        'NOT',
        'IN',
        'WITHIN',
        'OF',
        'BY',
        'BEFORE',
        'INSIDE',
        '(',
        ')',
        '[',
        ']',
        '"',
        '/',
        '\\',
        'turn',
        '3 words',
        'trust',
        '>=',
        '!',
        '!=',
        'code:',
        'speaker:',
        ' ',
        '\n',
      ),
      fc.string(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('', ' '), (pieces, gap) => {
        const text = pieces.join(gap);
        const found = parseQuery(text);
        if (found.ok) assert.deepEqual(bare(parsed(printQuery(found.value))), bare(found.value), text);
        else
          assert.ok(
            found.error.start >= 0 && found.error.end <= text.length && found.error.message !== '',
            text,
          );
      }),
      { numRuns: 3000 },
    );
    for (const one of ['(', 'NOT ', '[', 'a AND ', '"', '/', 'a IN turn ', ')', 'code:', '((a) AND '])
      for (const text of [one.repeat(5000), one.repeat(999)]) parseQuery(text);
  });

  it('binds BY closest, then relations, NOT, AND, OR, and IN and WITHIN last', () => {
    const same = (a: string, b: string) => assert.deepEqual(bare(parsed(a)), bare(parsed(b)));
    same('a OR b AND NOT c BEFORE d BY e IN turn', '(a OR (b AND (NOT (c BEFORE (d BY e))))) IN turn');
    same('a WITHIN 30 words OF b AND c WITHIN 2 turns', '((a WITHIN 30 words OF b) AND c) WITHIN 2 turns');
    same('a NOT b', 'a AND NOT b');
    same('a ≠ b', 'a != b');
    same('“never again”', '"never again"');
    same('Loss of  trust', '[Loss of trust]');
    same('/a\\/b/i', '/a\\/b/');
    assert.equal(printQuery(parsed('x:y AND (code: a  OR(b))')), 'x:y AND (code:a OR b)');
  });

  it('says at its place what is wrong', () => {
    const lines = [
      '',
      'trust AND',
      'trust AND (fear',
      'trust AND fear)',
      'trust "never"',
      'trust IN turn AND fear',
      '(trust IN turn AND fear)',
      'a BEFORE b INSIDE c',
      'a IN line',
      'a AND b WITHIN words',
      'a BY',
      'participant:',
      'attribute:age',
      'age > ',
      '"never',
      '/never',
      '[never',
      'a]',
      'OR b',
    ];
    assert.deepEqual(lines.map(wrong), [
      '«»: Type a query, such as: trust AND fear IN turn',
      'trust AND«»: Something is missing at the end: a code, words in quotation marks, or “(”.',
      'trust AND «(»fear: The closing “)” is missing.',
      'trust AND fear«)»: There is no “(” before this “)”.',
      'trust «"never"»: AND, OR or another keyword is missing before this.',
      'trust IN turn «AND» fear: A query ends with IN or WITHIN. Put parentheses around what is before this.',
      '(trust IN turn «AND» fear): A query ends with IN or WITHIN. Put parentheses around what is before this.',
      'a BEFORE b «INSIDE» c: Use parentheses to say which of the two relations is meant first.',
      'a IN «line»: After IN, one of these is expected: turn, sentence, paragraph, transcript.',
      'a AND b WITHIN «words»: After WITHIN, a distance is expected, such as: 30 words, or 2 turns',
      'a BY«»: After BY, the name of a coder is expected.',
      'participant:«»: After “participant:”, a name is expected.',
      'attribute:age«»: After an attribute, a comparison is expected, such as: = nurse',
      'age > «»: After “>”, a value is expected.',
      '«"never»: The closing quotation mark is missing.',
      '«/never»: The closing “/” of the regular expression is missing.',
      '«[never»: The closing “]” is missing.',
      'a«]»: There is no “[” before this “]”.',
      '«OR» b: A code, words in quotation marks or “(” is expected before “OR”.',
    ]);
  });
});
