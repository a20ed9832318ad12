import assert from 'node:assert/strict';
import { quotedSpans } from '../../../../../src/core/manuscript/quotations/quoteMarks';

const quoted = (text: string) =>
  quotedSpans(text).map(({ start, end, isOpen }) =>
    isOpen ? `${text.slice(start, end)}…` : text.slice(start, end),
  );

describe('quotation marks', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['He said “no way” and “yes”.', ['no way', 'yes']],
    ['He said "no way" and "yes".', ['no way', 'yes']],
    ['Er sagte „nie und ‚nimmer‘ mehr“ und »doch«.', ['nie und ‚nimmer‘ mehr', 'doch']],
    ['Han sa ”aldrig mer” i går.', ['aldrig mer']],
    ['Elle dit « jamais ‹ plus › » et «si».', [' jamais ‹ plus › ', 'si']],
    ['彼は「はい『そう』です」と言った。', ['はい『そう』です']],
    ['The coaches’ work isn’t ‘the boss’s’ or ‘mine’.', ['the boss’s', 'mine']],
    ['He said ‘the coaches’ work is theirs.’ Then he left.', ['the coaches’ work is theirs.']],
    ["It's 'a kind of' thing, the dogs' thing.", ['a kind of']],
    ['“She said ‘I know’ to me,” he said.', ['She said ‘I know’ to me,']],
    ['A 12" screen and a 5" one.', []],
    ['“It goes on and', ['It goes on and…']],
    ['(“in brackets”)—“after a dash”', ['in brackets', 'after a dash']],
    ['„Deutsch mit englischem Ende” ist häufig.', ['Deutsch mit englischem Ende']],
    ['“Outer “inner” outer” end', ['Outer “inner” outer']],
  ];
  for (const [text, expected] of cases)
    it(`are found in ${text}`, () => assert.deepEqual(quoted(text), expected));
});
