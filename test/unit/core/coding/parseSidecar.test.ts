import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import { recordLines } from '../../../../src/core/records/recordLines';
import { textVersion } from '../../../../src/core/text/textVersion';
import { anySidecar } from './arbitraries';

const { id: TEXT, sha256, length } = textVersion('x'.repeat(500));
const VERSION = `"${TEXT}":{"sha256":"${sha256}","length":${length}}`;
const sidecar = (...segments: string[]) =>
  `{\n"schema": 1,\n"coder": "nd",\n"status": "in-progress",\n"texts": {${VERSION}},\n"segments": [\n${segments.join(',\n')}\n]\n}\n`;
const segment = (over: object = {}) =>
  JSON.stringify({ id: 'k3f', text: TEXT, start: 120, end: 188, codes: ['useful-tool-x7k2'], ...over });
const FULL = segment({ quote: '…', prefix: '…', suffix: '…', codes: undefined }).replace(
  /}$/,
  ',"codes":["useful-tool-x7k2"],"memo":"…","key":true,"created":"2026-11-22T10:00:00Z"}',
);

describe('a sidecar', () => {
  it('comes out of reading and writing as it was, bytes and all', () => {
    const { value, writable, problems } = parseSidecar(sidecar(FULL));
    assert.deepEqual([writable, problems], [true, []]);
    assert.equal(stringifySidecar(value!), sidecar(FULL));
  });

  it('is read as what was written, whatever it holds', () => {
    fc.assert(
      fc.property(anySidecar, file => {
        const written = stringifySidecar(file);
        const { value, writable, problems } = parseSidecar(written);
        assert.deepEqual([problems, writable], [[], true]);
        assert.deepEqual(value, file);
        assert.equal(stringifySidecar(value!), written);
        assert.doesNotMatch(written, /[\r\u2028\u2029]/);
        assert.equal(recordLines(written, 'segments').length, file.segments.length);
        const lines = written.split('\n');
        recordLines(written, 'segments').forEach((line, i) => {
          assert.deepEqual(JSON.parse(lines[line - 1]!.replace(/,$/, '')), file.segments[i]);
        });
      }),
    );
  });

  it('keeps only the text versions that segments name', () => {
    const other = textVersion('other');
    const { value } = parseSidecar(
      sidecar(segment()).replace(VERSION, `"${other.id}":{"sha256":"${other.sha256}","length":5},${VERSION}`),
    );
    assert.deepEqual(Object.keys(value!.texts).sort(), [other.id, TEXT].sort());
    assert.equal(stringifySidecar(value!), sidecar(segment()));
  });

  it('begins without segments', () => {
    const empty =
      '{\n"schema": 1,\n"coder": "nd",\n"status": "in-progress",\n"texts": {},\n"segments": []\n}\n';
    assert.equal(stringifySidecar(emptySidecar('nd')), empty);
    assert.deepEqual(parseSidecar(empty).value, emptySidecar('nd'));
    assert.deepEqual(parseSidecar('{"schema": 1, "coder": "nd", "segments": []}').value, emptySidecar('nd'));
  });

  const found = (text: string) => {
    const { value, writable, problems } = parseSidecar(text);
    return [
      value?.segments.length,
      writable,
      ...problems.map(({ severity, code, line }) => `${severity} ${code} ${line}`),
    ];
  };

  it('is not used when a segment ends before it begins, or has neither a code nor a memo', () => {
    assert.deepEqual(found(sidecar(segment(), segment({ id: 'x', start: 188 }))), [
      undefined,
      false,
      'error invalid 8',
    ]);
    assert.deepEqual(found(sidecar(segment({ start: 200 }))), [undefined, false, 'error invalid 7']);
    assert.deepEqual(found(sidecar(segment({ codes: [] }))), [undefined, false, 'error invalid 7']);
    assert.deepEqual(found(sidecar(segment({ codes: [], memo: ' \n' }))), [
      undefined,
      false,
      'error invalid 7',
    ]);
    assert.deepEqual(
      parseSidecar(sidecar(segment(), segment({ id: 'y', codes: [] }))).problems.map(one => one.message),
      ['segments[1].codes: expected at least one code, or a memo.'],
    );
    assert.deepEqual(
      parseSidecar(sidecar(segment({ start: 200 }))).problems[0]!.message,
      'segments[0].end: expected a number greater than the start, 200, but found 188.',
    );
  });

  it('takes a memo without a code for an annotation, and keeps its lines', () => {
    const memo = 'Why?\n\n- ask *again*\n- compare with 02';
    const text = sidecar(segment({ codes: [], memo }));
    assert.deepEqual(found(text), [1, true]);
    assert.equal(parseSidecar(text).value?.segments[0]?.memo, memo);
  });

  it('is shown, not written, when it lacks a text version', () => {
    assert.deepEqual(found(sidecar(segment(), segment({ id: 'x', text: '0123456789ab' }))), [
      2,
      false,
      'error unknown-text 8',
    ]);
    assert.deepEqual(found(sidecar(segment({ text: '__proto__' }))), [undefined, false, 'error invalid 7']);
  });

  it('is usable with a duplicate code and a version with a wrong name', () => {
    assert.deepEqual(found(sidecar(segment({ codes: ['a', 'b', 'a'] }))), [
      1,
      true,
      'warning repeated-code 7',
    ]);
    const wrong = sidecar(segment({ text: '0123456789ab' })).replace(`"${TEXT}"`, '"0123456789ab"');
    assert.deepEqual(found(wrong), [1, true, 'warning text-name 5']);
  });

  it('is not used with anything of another form', () => {
    const cases: [string, RegExp][] = [
      [sidecar(segment()).replace('"nd"', '"N D"'), /^coder: expected a coder id/],
      [
        sidecar(segment()).replace('in-progress', 'done'),
        /^status: expected "in-progress" or "complete", but found "done"/,
      ],
      [
        sidecar(segment({ text: 'v1' })),
        /^segments\[0\]\.text: expected 12 hexadecimal digits, but found "v1"/,
      ],
      [
        sidecar(segment({ start: -1 })),
        /^segments\[0\]\.start: expected a whole number, 0 or more, but found -1/,
      ],
      [sidecar(segment({ codes: [''] })), /^segments\[0\]\.codes\[0\]: expected text that is not empty/],
      [sidecar(segment({ codes: 'a' })), /^segments\[0\]\.codes: expected a list in \[ \], but found "a"/],
      [sidecar(segment({ created: 'yesterday' })), /^segments\[0\]\.created: expected a time such as/],
      [sidecar(segment({ memo: null })), /^segments\[0\]\.memo: expected text, but found null/],
      [
        sidecar(segment()).replace(sha256, 'abc'),
        /^texts\W+[0-9a-f]{12}\W+sha256: expected 64 hexadecimal digits/,
      ],
      [
        sidecar(segment()).replace(`{${VERSION}}`, '[]'),
        /^texts: expected an object in { }, but found an empty list/,
      ],
    ];
    for (const [text, message] of cases) {
      const { value, writable, problems } = parseSidecar(text);
      assert.deepEqual([value, writable, problems.length], [undefined, false, 1], text);
      assert.match(problems[0]!.message, message);
    }
  });
});
