import assert from 'node:assert/strict';
import { readTimestamp } from '../../../../src/core/turns/timestamps';

const TIMES = [
  '0:05',
  '00:01:02',
  '00:01:02.430',
  '0:05 -> 0:09',
  '00:01:02-->00:01:09',
  '3.5s',
  '10:32 a. m.',
  '٠٠:٠١',
  '𝟎:𝟎𝟓',
];
const KINDS = ['[]', '()', '{}', '<>', '##', '［］', '（）', '【】', '〔〕'];

describe('timestamps in brackets', () => {
  it('are closed by brackets of their kind, and by no other', () => {
    for (const time of TIMES)
      for (const kind of KINDS)
        for (const [before, after] of [
          ['', ''],
          [' ', '  '],
          ['at ', ''],
          ['\\', '\\'],
        ] as const)
          for (const other of KINDS) {
            const open = before === '\\' ? `\\${kind[0]!}` : kind[0]! + before;
            const written = `${open}${time}${after}${other[1]!}`;
            const found = readTimestamp(`x ${written} and`, 2);
            const expected =
              kind === other
                ? { value: time, start: 2, end: 2 + written.length, isMark: true, isBracketed: true }
                : undefined;
            assert.deepEqual(found, expected, written);
          }
  });

  it('are not read where nothing closes them', () => {
    for (const line of ['[0:05', '[0:05 > x]', '<0:05->', '(', '#', '[]', '[at]'])
      assert.equal(readTimestamp(line, 0), undefined);
    // the arrow of a stretch of time is no bracket
    assert.equal(readTimestamp('<0:05->0:09>', 0)?.value, '0:05->0:09');
    assert.equal(readTimestamp('[0:05->0:09]', 0)?.value, '0:05->0:09');
    assert.equal(readTimestamp('[0:05->0:09>', 0), undefined);
  });
});
