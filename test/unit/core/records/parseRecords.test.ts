import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { type RecordFormat, parseRecords } from '../../../../src/core/records/parseRecords';
import {
  list,
  map,
  position,
  record,
  schemaNumber,
  text as anyText,
  visibleText,
} from '../../../../src/core/records/schemaParts';
import { stringifyRecords } from '../../../../src/core/records/stringify';
import { jsonValue } from './arbitraries';

interface Thing {
  readonly id: string;
  readonly start: number;
}
interface Things {
  readonly schema: number;
  readonly things: readonly Thing[];
  readonly tags: readonly string[];
}

const FORMAT: RecordFormat<Things> = {
  schema: record(
    {
      schema: schemaNumber,
      things: list(
        record(
          { id: visibleText('Its id.'), start: position('Where.'), note: v.optional(anyText('A note.')) },
          'Thing',
          'A thing.',
        ),
        'Things.',
      ),
      tags: v.optional(list(visibleText('A tag.'), 'Tags.'), []),
      sizes: v.optional(map(visibleText('A name.'), position('A size.'), 'Sizes.')),
    },
    'Things',
    'A file of things.',
  ),
  defaults: { tags: [] },
  lists: ['things'],
  check: ({ things }, lineOf) =>
    things.flatMap(({ start }, i) =>
      start === 99 ? [{ severity: 'warning', code: 'odd', message: 'Odd.', line: lineOf('things', i) }] : [],
    ),
};

const parse = (text: string) => parseRecords(text, FORMAT);
const GOOD = '{\n"schema": 1,\n"things": [\n{"id":"a","start":0},\n{"id":"b","start":1}\n]\n}\n';

/** `[line, column, code]` of each problem. */
function places(text: string): unknown[] {
  return parse(text).problems.map(({ line, column, code }) => [line, column, code]);
}

function messages(text: string): string[] {
  return parse(text).problems.map(problem => problem.message);
}

describe('parseRecords', () => {
  it('reads a good file, fills in what may be absent and keeps what it does not know', () => {
    assert.deepEqual(parse(GOOD), {
      value: {
        schema: 1,
        things: [
          { id: 'a', start: 0 },
          { id: 'b', start: 1 },
        ],
        tags: [],
      },
      writable: true,
      problems: [],
    });
    const { value } = parse(
      '{"schema": 1, "more": {"x": [1]}, "things": [{"new": null, "id": "a", "start": 0}]}',
    );
    assert.deepEqual(value, {
      schema: 1,
      more: { x: [1] },
      things: [{ new: null, id: 'a', start: 0 }],
      tags: [],
    });
  });

  it('never throws, and never takes for writable what it cannot use', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      jsonValue.map(value => JSON.stringify(value)),
      fc
        .tuple(fc.nat(GOOD.length), fc.nat(GOOD.length), fc.string({ maxLength: 3 }))
        .map(([a, b, s]) => GOOD.slice(0, a) + s + GOOD.slice(b)),
    );
    fc.assert(
      fc.property(text, input => {
        const { value, writable, problems } = parse(input);
        if (value === undefined) assert.equal(writable, false);
        assert.equal(writable, !problems.some(problem => problem.severity === 'error'));
        const lines = input.split('\n');
        for (const { line, column } of problems) {
          assert.ok(line >= 1 && line <= lines.length, `line ${line} of ${lines.length}`);
          if (column !== undefined) assert.ok(column >= 1 && column <= lines[line - 1]!.length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  describe('broken JSON', () => {
    const cases: [string, string, [number, number], RegExp][] = [
      ['an empty file', '', [1, 1], /empty/],
      ['white space alone', ' \n\n', [1, 1], /empty/],
      ['a byte order mark', `\uFEFF${GOOD}`, [1, 1], /byte order mark/],
      ['a comma after the last record', GOOD.replace('1}\n]', '1},\n]'), [5, 21], /comma after the last/],
      ['a comma after the last field', '{"schema": 1,\n"things": [],}', [2, 13], /comma after the last/],
      ['a missing comma', GOOD.replace('0},', '0}'), [4, 20], /comma is missing after/],
      ['a missing colon', GOOD.replace('"schema":', '"schema"'), [2, 8], /colon is missing/],
      ['a line comment', GOOD.replace('1,', '1, // one'), [2, 14], /not allow comments/],
      ['a block comment', GOOD.replace('1,', '1, /* one\n*/'), [2, 14], /not allow comments/],
      [
        'a file that was cut off between records',
        GOOD.slice(0, GOOD.indexOf('\n{"id":"b"')),
        [4, 21],
        /cut off/,
      ],
      ['a file that was cut off in a text', GOOD.slice(0, GOOD.indexOf('b"')), [5, 7], /cut off/],
      [
        'a file that was cut off in a record',
        GOOD.slice(0, GOOD.indexOf('"start":1') + 8) + '\n',
        [5, 18],
        /cut off/,
      ],
      ['a text over two lines', GOOD.replace('"a"', '"a\nb"'), [4, 7], /closing quote/],
      ['a text in single quotes', GOOD.replace('"a"', "'a'"), [4, 7], /double quotes/],
      ['a number with a plus', GOOD.replace(':0', ':+0'), [4, 19], /./],
      ['a backslash too many', GOOD.replace('"a"', '"\\a"'), [4, 7], /backslash/],
      ['something behind the end', `${GOOD}}`, [8, 1], /after its end/],
      ['two values', '1\n2', [2, 1], /after its end/],
    ];
    for (const [name, text, [line, column], message] of cases) {
      it(`finds ${name}`, () => {
        assert.throws(() => JSON.parse(text));
        const { value, writable, problems } = parse(text);
        assert.deepEqual([value, writable, problems.length], [undefined, false, 1]);
        const { code, severity, ...problem } = problems[0]!;
        assert.deepEqual(
          [severity, code, problem.line, problem.column],
          ['error', 'broken-json', line, column],
          problem.message,
        );
        assert.match(problem.message, message);
      });
    }

    it('survives nesting that no parser follows', () => {
      assert.deepEqual(parse('['.repeat(200_000)).value, undefined);
    });
  });

  describe('conflict markers', () => {
    const conflict = GOOD.replace(
      '{"id":"b","start":1}\n',
      '<<<<<<< HEAD\n{"id":"b","start":1}\n||||||| 5733641\n=======\n{"id":"c","start":2}\n>>>>>>> other\n',
    );

    it('are told by their name and first line', () => {
      assert.deepEqual(places(conflict), [[5, 1, 'conflict-markers']]);
      assert.match(messages(conflict)[0]!, /Git could not merge this file.* one place/);
      assert.match(messages(conflict + conflict)[0]!, / 2 places/);
      assert.deepEqual(places(conflict.replaceAll('\n', '\r\n')), [[5, 1, 'conflict-markers']]);
    });

    it('are told when somebody has removed only some of them', () => {
      assert.deepEqual(places(conflict.replace('<<<<<<< HEAD\n', '')), [[6, 1, 'conflict-markers']]);
    });

    it('are not seen inside of a text', () => {
      assert.equal(parse(GOOD.replace('"a"', '"\\n<<<<<<< HEAD\\n"')).writable, true);
    });
  });

  describe('what the schema forbids', () => {
    it('is listed with path, line and column', () => {
      const text = GOOD.replace('"start":0', '"start":"12"').replace('"start":1', '"start":-1.5,"note":[]');
      assert.deepEqual(places(text), [
        [4, 19, 'invalid'],
        [5, 19, 'invalid'],
        [5, 31, 'invalid'],
      ]);
      assert.deepEqual(messages(text), [
        'things[0].start: expected a whole number, 0 or more, but found "12".',
        'things[1].start: expected a whole number, 0 or more, but found -1.5.',
        'things[1].note: expected text, but found an empty list.',
      ]);
      assert.deepEqual([parse(text).value, parse(text).writable], [undefined, false]);
    });

    const cases: [string, string, unknown[]][] = [
      ['{"things": []}', 'The field “schema” is missing.', [1, 1]],
      [
        '\n{"schema": "1", "things": []}',
        'schema: expected a whole number, 1 or more, but found "1".',
        [2, 12],
      ],
      ['{"schema": 0, "things": []}', 'schema: expected a whole number, 1 or more, but found 0.', [1, 12]],
      [
        '{"schema": 1.5, "things": []}',
        'schema: expected a whole number, 1 or more, but found 1.5.',
        [1, 12],
      ],
      ['{"schema": 1}', 'The field “things” is missing.', [1, 1]],
      ['{"schema": 1, "things": {}}', 'things: expected a list in [ ], but found an object.', [1, 25]],
      ['{"schema": 1, "things": null}', 'things: expected a list in [ ], but found null.', [1, 25]],
      ['{"schema": 1, "things": [\n{"start": 1}]}', 'things[0]: the field “id” is missing.', [2, 1]],
      ['{"schema": 1, "things": [\n[]]}', 'things[0]: expected an object in { }, but found a list.', [2, 1]],
      ['{"schema": 1, "things": [\n5]}', 'things[0]: expected an object in { }, but found 5.', [2, 1]],
      [
        '{"schema": 1, "things": [], "sizes": [1]}',
        'sizes: expected an object in { }, but found a list.',
        [1, 38],
      ],
      [
        '{"schema": 1, "things": [], "sizes": []}',
        'sizes: expected an object in { }, but found an empty list.',
        [1, 38],
      ],
      [
        '{"schema": 1, "things": [], "sizes": {"a b": true}}',
        'sizes["a b"]: expected a whole number, 0 or more, but found true.',
        [1, 46],
      ],
      [
        '{"schema": 1, "things": [], "sizes": {" ": 1}}',
        'sizes[" "]: expected text that is not empty, but found " ".',
        [1, 44],
      ],
      ['[]', 'Expected an object in { }, but found a list.', [1, 1]],
      ['null', 'Expected an object in { }, but found null.', [1, 1]],
      ['"x"', 'Expected an object in { }, but found "x".', [1, 1]],
      [
        '{"schema": 1, "things": [{"id": " ", "start": 0}]}',
        'things[0].id: expected text that is not empty, but found " ".',
        [1, 33],
      ],
      [
        '{"schema": 1, "things": [{"id": "x", "start": 4e9}]}',
        'things[0].start: expected a whole number, 2147483647 or less, but found 4000000000.',
        [1, 47],
      ],
    ];
    for (const [text, message, place] of cases) {
      it(message, () => {
        assert.deepEqual(messages(text), [message]);
        assert.deepEqual(places(text), [[...place, 'invalid']]);
        assert.equal(parse(text).value, undefined);
      });
    }

    it('repeats no more than the beginning of a long text', () => {
      const [message] = messages(`{"schema": 1, "things": ${JSON.stringify('😀'.repeat(1000))}}`);
      assert.ok(message!.length < 160, message);
      assert.doesNotMatch(message!, /[\ud800-\udbff](?![\udc00-\udfff])/);
    });

    it('is listed up to a number, then counted', () => {
      const records = Array.from({ length: 57 }, (_, i) => `{"id":"${i}","start":null}`);
      const { problems } = parse(`{"schema": 1, "things": [\n${records.join(',\n')}\n]}`);
      assert.equal(problems.length, 21);
      assert.deepEqual(
        problems.map(problem => problem.line),
        Array.from({ length: 21 }, (_, i) => i + 2),
      );
      assert.equal(
        problems.at(-1)!.message,
        'There are 37 more problems of this kind, starting on this line.',
      );
    });
  });

  describe('a newer schema', () => {
    it('gives the value where it fits, and is not to be written', () => {
      const { value, writable, problems } = parse(GOOD.replace('1,', '7,'));
      assert.equal(value?.things.length, 2);
      assert.equal(writable, false);
      assert.deepEqual(
        problems.map(({ code, line, severity }) => [code, line, severity]),
        [['newer-schema', 2, 'error']],
      );
      assert.match(
        problems[0]!.message,
        /written by a newer version of Transcript Coder \(schema 7; this version supports schema 1\)/,
      );
    });

    it('gives that message alone where the value does not fit', () => {
      const { value, problems } = parse(GOOD.replace('1,', '7,').replace('"a"', '["a"]'));
      assert.equal(value, undefined);
      assert.deepEqual(
        problems.map(problem => problem.code),
        ['newer-schema'],
      );
    });
  });

  describe('duplicates', () => {
    it('is an id: the first record is kept, both lines are named', () => {
      const text = GOOD.replace('"b"', '"a"');
      const { value, writable, problems } = parse(text);
      assert.deepEqual(value?.things, [{ id: 'a', start: 0 }]);
      assert.equal(writable, false);
      assert.deepEqual(places(text), [[5, undefined, 'duplicate-id']]);
      assert.match(problems[0]!.message, /Duplicate id “a” in “things”: the first one is on line 4/);
    });

    it('is a key, at the top or in a record: nothing is used, since one of them would be lost', () => {
      const top = GOOD.replace('"things"', '"things": [\n],\n"things"');
      assert.deepEqual(places(top), [[5, 1, 'duplicate-key']]);
      assert.match(messages(top)[0]!, /Duplicate key “things”: the first one is on line 3/);
      assert.deepEqual([parse(top).value, parse(top).writable], [undefined, false]);
      assert.deepEqual(places(GOOD.replace('"start":1', '"start":1,"\\u0073tart":2')), [
        [5, 21, 'duplicate-key'],
      ]);
      assert.deepEqual(places('{"toString": 1, "toString": 2}'), [[1, 17, 'duplicate-key']]);
    });
  });

  it('refuses a key that is no field of an object, and what is nested without end', () => {
    const reserved = GOOD.replace('"start":1', '"start":1,"a":[{"__proto__":0}]');
    assert.deepEqual(places(reserved), [[5, 27, 'reserved-key']]);
    assert.deepEqual([parse(reserved).value, parse(reserved).writable], [undefined, false]);
    assert.deepEqual(places(GOOD.replace('"start":1', '"start":1,"a":"__proto__"')), []);
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.deepEqual(places(GOOD.replace('"start":1', `"start":1,"a":${nested(97)}`)), []);
    for (const depth of [98, 100_000]) {
      // beside another fault, which is looked for in a tree
      const text = GOOD.replace('"start":1', `"start":"","a":${nested(depth)}`);
      assert.deepEqual(places(text), [[5, 123, 'too-deep']]);
      assert.match(messages(text)[0]!, /more than 100 lists and objects within each other/);
    }
  });

  it('asks what only this kind of file knows, with lines', () => {
    const { value, writable, problems } = parse(GOOD.replace(':1}', ':99}'));
    assert.deepEqual(problems, [{ severity: 'warning', code: 'odd', message: 'Odd.', line: 5 }]);
    assert.equal(value?.things.length, 2);
    assert.equal(writable, true);
  });
});

describe('stringifyRecords', () => {
  const layout = {
    fields: ['schema', 'tags', 'things'],
    lists: { things: ['id', 'start'] },
    maps: { sizes: ['x', 'y'] },
  };

  it('writes the form on disk', () => {
    const file = {
      things: [
        { start: 2, z: 1, id: 'b' },
        { id: 'a', a: [{ b: 1 }], start: 1, gone: undefined },
      ],
      extra: [{ b: 1 }, { a: 1 }],
      sizes: { b: { y: 1, x: 2 }, a: {} },
      gone: undefined,
      tags: ['x', 'y'],
      empty: [],
      schema: 1,
    };
    assert.equal(
      stringifyRecords(file, layout),
      `{
"schema": 1,
"tags": ["x", "y"],
"things": [
{"id":"a","start":1,"a":[{"b":1}]},
{"id":"b","start":2,"z":1}
],
"extra": [
{"b":1},
{"a":1}
],
"sizes": {"a":{},"b":{"x":2,"y":1}},
"empty": []
}
`,
    );
  });

  it('writes no line end inside of a record, whatever it holds', () => {
    const text = '\u2028\u2029\n\r"\\ \ud800';
    const written = stringifyRecords({ schema: 1, things: [{ id: text }] }, layout);
    assert.equal(written.split(/[\n\r\u2028\u2029]/).length, 7);
    assert.deepEqual(JSON.parse(written), { schema: 1, things: [{ id: text }] });
  });

  it('sorts by UTF-16 units, as the same on every machine', () => {
    const ids = ['b', 'Z', 'a', 'é', '10', '9', '😀', '\uffff'];
    const written = stringifyRecords({ things: ids.map(id => ({ id })) }, layout);
    const order = (JSON.parse(written) as { things: { id: string }[] }).things.map(({ id }) => id);
    assert.deepEqual(order, ['10', '9', 'Z', 'a', 'b', 'é', '😀', '\uffff']);
  });
});
