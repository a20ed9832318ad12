import assert from 'node:assert/strict';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { readTimestamp } from '../../../../src/core/turns/timestamps';

/** Label, timestamp and speech of every turn. */
function read(text: string): readonly (readonly [string | undefined, string | undefined, string])[] {
  const turns = findTurns(text, { labels: [] });
  return Array.from({ length: turns.count }, (_, i) => [
    turns.label(i),
    turns.timestamp(i),
    text.slice(turns.headEnds[i], turns.ends[i]),
  ]);
}

describe('turns: messages of chats', () => {
  it('may be of somebody without a name', () => {
    const text =
      '[12/05/2024, 10:15:03] Anna 🌸: Hi, see https://example.org/a:b\n' +
      '[12/05/2024, 10:15:40] +44 7700 900123: 😂\n' +
      '[12/05/2024, 10:16:02] Anna 🌸: At 8:30?\nyes: or no\n' +
      '[12/05/2024, 10:17:10] \u202a+1 (555) 123\u20114567\u202c: Yes\n' +
      '[12/05/2024, 10:17:30] +44 7700 900123: I can: too\n' +
      '[12/05/2024, 10:17:40] 🦊: me\n';
    assert.deepEqual(read(text), [
      ['Anna 🌸', '12/05/2024, 10:15:03', 'Hi, see https://example.org/a:b'],
      ['+44 7700 900123', '12/05/2024, 10:15:40', '😂'],
      ['Anna 🌸', '12/05/2024, 10:16:02', 'At 8:30?\nyes: or no'],
      ['+1 (555) 123\u20114567', '12/05/2024, 10:17:10', 'Yes'],
      ['+44 7700 900123', '12/05/2024, 10:17:30', 'I can: too'],
      ['🦊', '12/05/2024, 10:17:40', 'me'],
    ]);
  });

  it('may be of somebody whose name is a word', () => {
    const text =
      '12/05/2024, 10:15 - You: Hi\n12/05/2024, 10:16 - Mum and Dad: Hello\n' +
      '12/05/2024, 10:17 - ~Tom~: Here\n12/05/2024, 10:18 - Mum and Dad: Bye\n';
    assert.deepEqual(
      read(text).map(([label]) => label),
      ['You', 'Mum and Dad', '~Tom~', 'Mum and Dad'],
    );
  });

  it('but words after a time alone are no name', () => {
    const text =
      '[00:00:01] INT: How?\n[00:00:04] So I said: no.\n[00:00:07] So I said: no.\n[00:00:09] P1: Yes.\n';
    assert.deepEqual(findTurns(text).labels(), ['INT', 'P1']);
  });

  const layouts: [text: string, label: string, time: string][] = [
    ['[12/05/24, 10:15:03\u202fAM] Anna: Hi', 'Anna', '12/05/24, 10:15:03\u202fAM'],
    ['12/5/24, 10:15 a.\u00a0m. - Anna: Hi', 'Anna', '12/5/24, 10:15 a.\u00a0m.'],
    ['2024-05-12T10:15:10Z Anna: Hi', 'Anna', '2024-05-12T10:15:10Z'],
    ['[2024/5/12 下午3:20:03] Anna: Hi', 'Anna', '2024/5/12 下午3:20:03'],
    ['2024년 5월 12일 오후 3:20, 김영희 : Hi', '김영희', '2024년 5월 12일 오후 3:20'],
    ['[김영희] [오후 3:20] Hi', '김영희', '오후 3:20'],
    ['Anna — 12/05/2024 10:15\nHi', 'Anna', '12/05/2024 10:15'],
  ];
  for (const [message, label, time] of layouts)
    it(`are told from “${message.split('\n')[0]!}”`, () => {
      const text = `${message}\n${message.replaceAll(label, 'Ben')}\n`.repeat(3);
      assert.deepEqual(read(text).slice(0, 2), [
        [label, time, 'Hi'],
        ['Ben', time, 'Hi'],
      ]);
      assert.equal(read(text).length, 6);
    });

  it('say a layout that fits when it is written into a study', () => {
    const line = '2024년 5월 12일 오후 3:20, 김영희 : Hi';
    const [layout] = findTurns(`${line}\n${line}\n`).layouts();
    assert.equal(layout!.pattern, '{time}, {speaker}:');
    assert.deepEqual(findTurns(line, { labels: [], patterns: [layout!.pattern] }).labels(), ['김영희']);
  });

  it('times of day in speech are none without a day before or a bracket around', () => {
    assert.equal(readTimestamp('上午10:15', 0), undefined);
    assert.equal(readTimestamp('10:15 a man', 0)?.value, '10:15');
  });
});
