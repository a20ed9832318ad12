import assert from 'node:assert/strict';
import { decodeTranscript } from '../../../../src/core/text/decode';
import { type LegacyEncoding, MIXED, decodeAs } from '../../../../src/core/text/legacyEncodings';
import { type ChangedLines, changedLines } from '../../../../src/core/text/changedLines';

const unreadableLines = (...given: Parameters<typeof changedLines>) =>
  changedLines(...given).unreadable.first;

describe('the lines that show how a text would read', () => {
  it('are the first with something unreadable, at whatever line ends', () => {
    const after = 'a\r\né b\rc\nd ü\nä\n';
    const before = after.replaceAll(/[^\0-\x7f]/g, '\ufffd');
    assert.deepEqual(unreadableLines(before, after, 2, 80), ['é b', 'd ü']);
    assert.deepEqual(unreadableLines(before.replaceAll(/\r\n?/g, '\n'), after, 9, 80), ['é b', 'd ü', 'ä']);
    assert.deepEqual(unreadableLines('a\n', 'a\n', 2, 80), []);
  });

  it('are also those that can be read already, and would not be any more', () => {
    const mixed = Buffer.concat([
      Buffer.from('\ufeffP1: Été.\r\nP2: Oui.\r\n'),
      Buffer.from('P1: Où ?\r\n', 'latin1'),
      Buffer.from('P2: Là.\r\nP1: É'),
      Buffer.from('é\r\n', 'latin1'),
    ]);
    const before = decodeTranscript(mixed).text;
    const lines = (encoding: LegacyEncoding, count = 9): ChangedLines => {
      const { unreadable, readable } = changedLines(before, decodeAs(mixed, encoding)!, count, 80);
      return { unreadable: { ...unreadable }, readable: { ...readable } };
    };
    const { unreadable, readable } = lines('windows-1252');
    assert.deepEqual([unreadable.first, unreadable.total], [['P1: Où ?', 'P1: Ã‰é'], 2]);
    assert.deepEqual([readable.first, readable.total], [['ï»¿P1: Ã‰tÃ©.', 'P2: LÃ\u00a0.'], 2]);
    const right = lines(MIXED);
    assert.deepEqual([right.unreadable.first, right.readable.total], [['P1: Où ?', 'P1: Éé'], 0]);
    const few = lines('windows-1252', 1);
    assert.deepEqual([few.readable.first.length, few.readable.total], [1, 2]);
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
