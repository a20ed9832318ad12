import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import * as v from 'valibot';
import { codebookSchema } from '../../../../src/core/codebook/codebookSchema';
import { parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import { sidecarSchema } from '../../../../src/core/coding/sidecarSchema';
import { type RecordFormat, parseRecords } from '../../../../src/core/records/parseRecords';
import { isPlain } from '../../../../src/core/records/plainText';
import { studySchema } from '../../../../src/core/studyFile/studySchema';
import { anySidecar } from '../coding/arbitraries';
import { jsonValue, weirdText } from './arbitraries';

type Schema = v.GenericSchema<unknown, unknown>;

/** Whether a text has what is looked for, by way of a tree of it, and of the schema as it is. */
function hasFault(text: string, json: unknown, schema: Schema): boolean {
  const faultIn = (node: Node, depth: number): boolean => {
    const children = node.children ?? [];
    if (node.type === 'property') return children.slice(1).some(child => faultIn(child, depth));
    if (node.type === 'object') {
      const keys = children.map(property => property.children![0]!.value as string);
      if (keys.some((key, i) => key === '__proto__' || keys.indexOf(key) < i)) return true;
    }
    const isDeep = (node.type === 'object' || node.type === 'array') && depth === 100;
    return isDeep || children.some(child => faultIn(child, depth + 1));
  };
  return faultIn(parseTree(text)!, 0) || !v.is(schema, json);
}

/** How a value is written, piece by piece; each number decides something, and 0 is as we write. */
type Choose = (most: number) => number;

/** Where white space may be; line feeds are all told. */
const GAPS = [[''], ['', '\n'], ['', '', '', ' ', '\n', '\t\n']];

const SHORT = ['""', '0', 'null', '{}', '"\\n"', '"\\u0041"', '1e3', '[\n]', '{"": 0}'];

/** JSON in some layout, with some escapes and exponents, and with pairs that JSON.parse does not keep. */
function written(value: unknown, choose: Choose, gaps = GAPS[choose(GAPS.length)]!): string {
  const gap = () => gaps[choose(gaps.length)]!;
  if (typeof value === 'string') {
    const letters = [...JSON.stringify(value).slice(1, -1)];
    const isEscaped = letters.includes('\\');
    const shown = letters.map(letter =>
      !isEscaped && choose(30) === 29 && letter.length === 1
        ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
        : letter,
    );
    return `"${shown.join('')}"`;
  }
  if (typeof value === 'number') {
    const zeros = /^[1-9]\d*?(0+)$/.exec(String(value))?.[1]!.length ?? 0;
    return zeros > 0 && choose(3) === 2 ? `${value / 10 ** zeros}e${zeros}` : JSON.stringify(value);
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${value.map(one => `${gap()}${written(one, choose, gaps)}${gap()}`).join(',')}${value.length ? '' : gap()}]`;
  const pairs = Object.entries(value).map(
    ([key, one]) => `${gap()}${written(key, choose, gaps)}${gap()}:${gap()}${written(one, choose, gaps)}`,
  );
  if (pairs.length > 0 && choose(80) === 79) {
    const keys = Object.keys(value);
    const again = `${written(keys[choose(keys.length)], choose)}:${SHORT[choose(SHORT.length)]}`;
    pairs.splice(choose(pairs.length), 0, again);
  }
  return `{${pairs.join(',')}}`;
}

/** The same value with something put, taken out or repeated somewhere. */
function changedSomewhere(value: unknown, part: unknown, choose: Choose): unknown {
  if (typeof value !== 'object' || value === null || choose(5) === 4) return part;
  if (Array.isArray(value)) {
    const at = choose(value.length + 1);
    const changed = at < value.length ? [changedSomewhere(value[at], part, choose)] : [part];
    return value.toSpliced(at, choose(4) === 3 ? 0 : 1, ...changed);
  }
  const entries = Object.entries(value);
  const at = choose(entries.length + 1);
  const [key, one] = entries[at] ?? ['__proto__', part];
  const changes = [[[key, changedSomewhere(one, part, choose)]], [], [['more', part]]] as [
    string,
    unknown,
  ][][];
  return Object.fromEntries(entries.toSpliced(at, 1, ...changes[choose(10) < 8 ? 0 : 1 + choose(2)]!));
}

const oddPart = fc.oneof(
  jsonValue,
  weirdText,
  fc.constantFrom<unknown>(-1, 0.5, 1000, 20000, 3e9, 1e21, true, '', ' ', [], {}, { field: [1, null] }),
  fc
    .integer({ min: 1, max: 120 })
    .map(depth => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown),
);
const choices = fc.infiniteStream(fc.nat());

function chooser(stream: Iterator<number>): Choose {
  return most => (stream.next().value as number) % most;
}

const anyStudy = fc.record(
  {
    schema: fc.constant(1),
    name: weirdText,
    transcripts: fc.constant(['a.txt', 'b/*.txt']),
    quotes: fc.constantFrom('full', 'hashed'),
    turns: fc.constant({ patterns: ['{speaker}:'], notSpeakers: ['Monday'] }),
    participants: fc.constant([
      { id: 'p1', attributes: { age: 43, weight: 61.5, left: false, note: null, constructor: 'x' } },
    ]),
    reports: fc.constant([
      {
        id: 'r',
        name: 'R',
        analysis: 'frequency',
        scope: { from: '2026-01-01' },
        options: { by: ['x'], n: 2 },
      },
    ]),
    conflicts: fc.constant({ name: ['a', null] }),
  },
  { requiredKeys: ['schema', 'name', 'transcripts'], noNullPrototype: true },
);
const anyCodebook = fc
  .array(
    fc.oneof(
      fc.record(
        { id: weirdText, name: weirdText, color: fc.constantFrom('#4e79a7', 'red') },
        { noNullPrototype: true },
      ),
      fc.record({ id: weirdText, mergedInto: weirdText }, { noNullPrototype: true }),
    ),
    { maxLength: 4 },
  )
  .map(codes => ({ schema: 1, codes }));

const FILES: readonly [string, Schema, fc.Arbitrary<unknown>][] = [
  ['coding files', sidecarSchema, anySidecar],
  ['study files', studySchema, anyStudy],
  ['codebooks', codebookSchema, anyCodebook],
];

describe('the quick look at a file', () => {
  for (const [name, schema, file] of FILES) {
    it(`passes no ${name} in which the close look finds something`, () => {
      let passed = 0;
      fc.assert(
        fc.property(
          file,
          oddPart,
          fc.constantFrom(0, 0, 0, 1, 2),
          choices,
          (value, part, changes, stream) => {
            const choose = chooser(stream);
            let changed = value;
            for (let i = 0; i < changes; i++) changed = changedSomewhere(changed, part, choose);
            const text = written(changed, choose);
            const json: unknown = JSON.parse(text);
            if (!isPlain(text, json, schema)) return;
            passed++;
            assert.ok(!hasFault(text, json, schema), text);
          },
        ),
        { numRuns: 2000 },
      );
      assert.ok(passed > 30, `${passed} passed`);
    });
  }

  it('finds every pair that is too many, however short it is and however much else could be shorter', () => {
    const text = (pair: string, at: number) =>
      stringifySidecar(LARGE).replaceAll('{"id"', (found, offset: number) =>
        offset >= at ? `{${pair}"id"` : found,
      );
    for (const pair of ['"id":0,', '"id": "",', '\n"id"\n:[\n],', '"\\u0069d":"\\n",', '"id":1e3,']) {
      for (const at of [0, 2000])
        assert.equal(parseSidecar(text(pair, at)).problems[0]?.code, 'duplicate-key', pair);
    }
    const minified = JSON.stringify(LARGE);
    assert.equal(
      parseSidecar(minified.replace('"schema":', '"schema":1,"schema":')).problems[0]?.code,
      'duplicate-key',
    );
    // numbers that are written shorter hide it from a count of letters
    const short = stringifySidecar(LARGE).replaceAll(/:(\d+)000,/g, ':$1e3,');
    assert.ok(short.length < stringifySidecar(LARGE).length - 5);
    assert.deepEqual(parseSidecar(short).problems, []);
    const repeated = short.replace('{"id"', '{"id":0,"id"');
    assert.equal(parseSidecar(repeated).problems[0]?.code, 'duplicate-key');
  });

  it('finds the shortest pair, nesting and reserved keys in any place', () => {
    const passes = (text: string, schema: Schema) => isPlain(text, JSON.parse(text), schema);
    const coding = (more: string) => `{"schema":1,"coder":"nd","segments":[]${more}}`;
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.ok(passes(coding(',"":0'), sidecarSchema));
    assert.ok(passes(coding(`,"a":${nested(40)}`), sidecarSchema));
    for (const more of [',"":0,"":0', `,"a":${nested(100)}`, ',"__proto__":0', ',"a":[{"__proto__":0}]'])
      assert.ok(!passes(coding(more), sidecarSchema), more);
    const study = (attributes: string) =>
      `{"schema":1,"name":"","transcripts":[],"participants":[{"id":"a","attributes":{${attributes}}}]}`;
    assert.ok(passes(study('"age":43'), studySchema));
    for (const attributes of ['"__proto__":43', '"":0,"":0', '"age":{}'])
      assert.ok(!passes(study(attributes), studySchema), attributes);
  });

  it('passes what we write, in which nothing is out of the ordinary', () => {
    fc.assert(
      fc.property(anySidecar, sidecar => {
        const ordinary = !hasNumbersOfNoKind(sidecar);
        const text = stringifySidecar(sidecar);
        if (ordinary) assert.ok(isPlain(text, JSON.parse(text), sidecarSchema), text);
      }),
    );
  });

  it('changes nothing in what is read', () => {
    const quick: RecordFormat<object> = {
      schema: sidecarSchema,
      defaults: { status: 'in-progress', texts: {} } as object,
      lists: ['segments', 'decisions'] as never[],
      check: () => [],
    };
    // a schema of a kind that the quick look does not know
    const close = {
      ...quick,
      schema: v.pipe(
        sidecarSchema,
        v.check(() => true),
      ),
    };
    fc.assert(
      fc.property(anySidecar, oddPart, fc.nat(2), choices, (sidecar, part, changes, stream) => {
        const choose = chooser(stream);
        let changed: unknown = sidecar;
        for (let i = 0; i < changes; i++) changed = changedSomewhere(changed, part, choose);
        const text = written(changed, choose);
        assert.deepEqual(parseRecords(text, quick), parseRecords(text, close));
      }),
      { numRuns: 400 },
    );
  });
});

const LARGE = {
  schema: 1,
  coder: 'nd',
  status: 'complete' as const,
  texts: { '5733641b8a9e': { sha256: '5733641b8a9e'.padEnd(64, '0'), length: 90_000 } },
  segments: Array.from({ length: 40 }, (_, i) => ({
    id: `s${String(i).padStart(3, '0')}`,
    text: '5733641b8a9e',
    start: 1000 * (i + 1),
    end: 1000 * (i + 2),
    quote: 'a “word”\n',
    codes: ['c'],
  })),
};

/** Whether there are numbers in it of which only a few digits are certain, or long lists on one line. */
function hasNumbersOfNoKind(value: unknown): boolean {
  if (typeof value === 'number') return !(Number.isInteger(value) && value >= 0 && value < 2 ** 31);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasNumbersOfNoKind);
}
