import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorInLine, plainSegment, plainSegmentInBytes } from '../../../../src/core/coding/plainSegment';
import { visibleLines } from '../../../../src/core/base/visible';
import { bytesOfText, isAnyUnseen } from '../../../../src/core/text/byteText';
import { parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import type { Segment } from '../../../../src/core/coding/segment';

const VERSION = '5733641b8a9e';
const SHA = VERSION + '0'.repeat(52);

const HEAD = `{\n"schema": 1,\n"coder": "nd",\n"status": "in-progress",\n"texts": {"${VERSION}":{"sha256":"${SHA}","length":9}},\n"segments": [\n`;

/** What reading a file with one line says: nothing when it is valid and written again as it is. */
function isAsWritten(line: string): boolean {
  const text = `${HEAD}${line}\n]\n}\n`;
  const { value, writable, problems } = parseSidecar(text);
  const isFine = problems.every(({ code }) => code === 'repeated-code');
  return value !== undefined && writable && isFine && stringifySidecar(value) === text;
}

/** Mostly the first, so that a whole segment is often valid. */
const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: good }, { weight: 1, arbitrary: bad });

const text = mostly(
  fc.constantFrom('words', 'a\tb\n"c"\\', '👍 ', '\u007f', 'ä', ''),
  fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('\ud800', '\u2028', '\u0000')),
);
const id = mostly(
  fc.constantFrom('k3f', 'ä-1', '-', '__proto__'),
  fc.constantFrom('a b', 'a"b', '', '\u00a0', 'x\u2028', '\udc00'),
);
const start = mostly(fc.constantFrom(0, 1, 7), fc.constantFrom(20, 1.5, -1, 1e21, 2 ** 31));
const end = mostly(fc.constantFrom(8, 9, 10, 999_999_999), fc.constantFrom(7, 2 ** 31 - 1, 2 ** 31, 8.5));
const time = mostly(
  fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-22T10:00+01:00', '2026-11-22T10:00:00.5Z'),
  fc.constantFrom('2026-11-22', '2026-11-22T10:00:00Z\n'),
);
const coder = mostly(fc.constantFrom('nd', 'e-m'), fc.constantFrom('ND', '-x', 'n'.repeat(33)));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const hash = mostly(fc.constant(VERSION), fc.constantFrom('', '12'));
const windows = mostly(
  fc.tuple(hash, hash).map(both => both as readonly string[]),
  fc.array(hash, { maxLength: 3 }),
);
const values = fc.dictionary(
  mostly(fc.constantFrom('k3f', 'a-1'), id),
  mostly<string | number>(
    fc.oneof(text, fc.constantFrom(0, 3, -2, 1.5, 0.25)),
    fc.constantFrom(-0.5, 1e21, 1e-9),
  ),
  { maxKeys: 2, noNullPrototype: true },
);
const segment = fc.record({
  id,
  text: mostly(fc.constant(VERSION), fc.constant('573')),
  start,
  end,
  quote: optional(text),
  prefix: optional(text),
  suffix: optional(text),
  hashes: optional(fc.record({ words: hash, length: start, start: windows, end: windows })),
  codes: mostly(fc.array<string>(id, { minLength: 1, maxLength: 3 }), fc.constant<string[]>([])),
  values: optional(values),
  memo: optional(text),
  key: optional(fc.constant(true)),
  rule: optional(id),
  created: optional(time),
  from: optional(fc.array(fc.record({ coder, segment: id }), { maxLength: 2 })),
  by: optional(coder),
  at: optional(time),
  note: optional(text),
  other: mostly(fc.constant(undefined), fc.constant<number | undefined>(1)),
});

/** A line in this form or another one. */
const changes = mostly(fc.constant(''), fc.constantFrom(' ', ',', '"', '\\u0061', '\\/', '}', '0'));
const line = fc.tuple(segment, fc.nat(60), changes).map(([one, at, change]) => {
  const json = JSON.stringify(one);
  return change === '' ? json : json.slice(0, at) + change + json.slice(at);
});

describe('plainSegment', () => {
  it('takes nothing for plain but what is valid and written again as it is', () => {
    let plain = 0;
    fc.assert(
      fc.property(line, one => {
        const found = plainSegment(one);
        if (!found) return;
        plain++;
        assert.ok(isAsWritten(one), one);
        const { id: name, text: version } = JSON.parse(one) as Segment;
        assert.deepEqual(found, { id: name, text: version });
      }),
      { numRuns: 20_000 },
    );
    assert.ok(plain > 1_000, `${plain}`);
  });

  it('takes no more for plain in bytes than in text, and nothing that a terminal obeys', () => {
    let plain = 0;
    fc.assert(
      fc.property(line, one => {
        // half a pair of surrogates cannot be in bytes
        if (/\p{Surrogate}/u.test(one)) return;
        const bytes = bytesOfText(one);
        const found = plainSegmentInBytes(bytes);
        if (!found) return;
        plain++;
        const { id: name, text: version } = plainSegment(one)!;
        assert.deepEqual(found, { id: bytesOfText(name), text: version });
        assert.equal(visibleLines(one), one);
        assert.ok(!isAnyUnseen(bytes));
      }),
      { numRuns: 20_000 },
    );
    assert.ok(plain > 500, `${plain}`);
  });

  it('knows what we write every day', () => {
    const usual = {
      id: 'k3fq81mz0c7d',
      text: VERSION,
      start: 120,
      end: 188,
      quote: 'It was “hard”,"codes":,"text":\n\tso I said: "no" 👍 \\',
      prefix: 'ä',
      suffix: '',
      codes: ['useful-tool-x7k2', 'nützlich-ab12'],
      memo: 'First line\nsecond',
      created: '2026-11-22T10:00:00Z',
    };
    const { quote: _q, prefix: _p, suffix: _s, codes, memo: _m, created, ...anchor } = usual;
    const hashes = { words: VERSION, length: 12, start: [VERSION, ''], end: [VERSION, VERSION] };
    const decided = { from: [{ coder: 'nd', segment: 'x1' }], by: 'em', at: created, note: 'So.' };
    for (const one of [
      usual,
      { ...anchor, hashes, codes, created },
      { ...usual, ...decided },
      { ...anchor, codes },
    ]) {
      const line = JSON.stringify(one);
      assert.deepEqual(plainSegment(line), { id: usual.id, text: VERSION });
      assert.equal(anchorInLine(line), line.slice(line.indexOf('"text"'), line.indexOf(',"codes"')));
      assert.ok(plainSegmentInBytes(bytesOfText(line)), line);
      assert.ok(isAsWritten(JSON.stringify(one)));
    }
    assert.equal(plainSegment(JSON.stringify({ ...usual, conflicts: { memo: ['a', 'b'] } })), undefined);
  });
});
