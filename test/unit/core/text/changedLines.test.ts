import assert from 'node:assert/strict';
import { unreadableLines } from '../../../../src/core/text/changedLines';

describe('the lines that show how a text would read', () => {
  it('are the first with something unreadable, at whatever line ends', () => {
    const after = 'a\r\né b\rc\nd ü\nä\n';
    const before = after.replaceAll(/[^\0-\x7f]/g, '\ufffd');
    assert.deepEqual(unreadableLines(before, after, 2, 80), ['é b', 'd ü']);
    assert.deepEqual(unreadableLines(before.replaceAll(/\r\n?/g, '\n'), after, 9, 80), ['é b', 'd ü', 'ä']);
    assert.deepEqual(unreadableLines('a\n', 'a\n', 2, 80), []);
  });

  it('are cut around it, at whole words', () => {
    const words = Array.from({ length: 100 }, (_, i) => `word${i}`);
    const line = (word: string) => words.toSpliced(50, 0, word).join(' ');
    const [cut] = unreadableLines(line('caf\ufffd'), line('café'), 1, 60);
    assert.ok(cut!.length <= 62, cut);
    assert.match(cut!, /^…(word\d+ )+café( word\d+)+…$/);
    assert.equal(unreadableLines('\ufffd'.repeat(500), 'é'.repeat(500), 1, 60)[0], `${'é'.repeat(60)}…`);
    const last = unreadableLines(`${'x '.repeat(100)}\ufffd`, `${'x '.repeat(100)}é`, 1, 60)[0]!;
    assert.match(last, /^…x (x )+é$/);
  });
});
