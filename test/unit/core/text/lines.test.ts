import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toLf } from '../../../../src/core/text/lineEnds';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { hardText, rawText } from './arbitraries';
import { linesOf } from './linesOf';

describe('line ends', () => {
  it('are all line feeds, and one byte order mark goes', () => {
    assert.equal(toLf('\ufeffa\r\nb\rc\nd\n\re\r\r\nf'), 'a\nb\nc\nd\n\ne\n\nf');
    assert.equal(toLf('\ufeff\ufeffa\ufeff'), '\ufeffa\ufeff');
    assert.equal(toLf(''), '');
  });

  it('break lines where VS Code does, and nowhere else', () => {
    for (const mark of ['\u2028', '\u2029', '\u0085', '\v', '\f'])
      assert.equal(toLf(`a${mark}b`), `a${mark}b`);
  });

  it('are found again whatever they were', () => {
    fc.assert(
      fc.property(rawText, fc.constantFrom('\n', '\r\n', '\r'), (raw, lineEnd) => {
        const text = toLf(raw);
        assert.ok(!text.includes('\r'));
        assert.equal(toLf(text.split('\n').join(lineEnd)), toLf(text));
      }),
    );
  });
});

describe('LineIndex', () => {
  it('agrees with counting line feeds', () => {
    fc.assert(
      fc.property(hardText, text => {
        const lines = LineIndex.of(text);
        const split = text.split('\n');
        assert.equal(lines.lineCount, split.length);
        for (let offset = 0; offset <= text.length; offset++) {
          const before = text.slice(0, offset).split('\n');
          const position = { line: before.length - 1, character: before.at(-1)!.length };
          assert.deepEqual(lines.positionAt(offset), position);
          assert.equal(lines.offsetAt(position.line, position.character), offset);
        }
        split.forEach((line, i) => {
          assert.equal(text.slice(lines.lineStart(i), lines.lineEnd(i)), line);
        });
      }),
    );
  });

  it('agrees with the positions of the same text with CRLF', () => {
    fc.assert(
      fc.property(rawText, raw => {
        const text = toLf(raw);
        const lines = LineIndex.of(text);
        // A line's characters are the same with any line end; its offset is one more for every CRLF above it.
        const crlf = text.replaceAll('\n', '\r\n');
        for (let offset = 0; offset <= text.length; offset++) {
          const { line } = lines.positionAt(offset);
          assert.equal(
            text[offset],
            offset === text.length ? undefined : crlf[offset + line]?.replace('\r', '\n'),
          );
        }
      }),
    );
  });

  it('after edits is that of the edited text', () => {
    const edit = fc.record({
      at: fc.nat(60),
      removed: fc.nat(6),
      text: fc.constantFrom('', 'x', '\n', 'a\nb\n', '\n\n'),
    });
    fc.assert(
      fc.property(hardText, fc.array(edit, { maxLength: 6 }), (text, wanted) => {
        let free = 0;
        const edits = [...wanted]
          .sort((a, b) => a.at - b.at)
          .flatMap(({ at, removed, text: inserted }) => {
            const start = Math.min(at, text.length);
            const end = Math.min(start + removed, text.length);
            if (start < free) return [];
            // two insertions at one place are told apart by their order, which has a test of its own
            free = end + 1;
            return [{ start, end, text: inserted }];
          });
        const after = [...edits]
          .reverse()
          .reduce((made, one) => made.slice(0, one.start) + one.text + made.slice(one.end), text);
        const shuffled = [...edits].sort((a, b) => (a.start % 3) - (b.start % 3));
        assert.deepEqual(linesOf(LineIndex.of(text).edited(shuffled)), linesOf(LineIndex.of(after)));
      }),
    );
    const both = ['a\n', 'b'].map(inserted => ({ start: 1, end: 1, text: inserted }));
    assert.deepEqual(linesOf(LineIndex.of('xy').edited(both)), linesOf(LineIndex.of('xba\ny')));
    assert.deepEqual(
      linesOf(LineIndex.of('xy').edited([...both].reverse())),
      linesOf(LineIndex.of('xa\nby')),
    );
  });

  it('after keys here and there is that of the text that they make, and each index before stays as it was', () => {
    const key = fc.record({ at: fc.nat(), removed: fc.nat(2), text: fc.constantFrom('', 'x', 'yz', '\n') });
    fc.assert(
      fc.property(hardText, fc.array(key, { maxLength: 12 }), (text, keys) => {
        let lines = LineIndex.of(text);
        for (const { at, removed, text: inserted } of keys) {
          const [start, before] = [at % (text.length + 1), lines];
          const end = Math.min(start + removed, text.length);
          const known = linesOf(before);
          lines = before.edited([{ start, end, text: inserted }]);
          text = text.slice(0, start) + inserted + text.slice(end);
          assert.deepEqual(linesOf(lines), linesOf(LineIndex.of(text)));
          assert.deepEqual(linesOf(before), known);
        }
      }),
    );
  });

  it('moves what is outside the text to the nearest place inside', () => {
    const lines = LineIndex.of('ab\ncd');
    assert.deepEqual(lines.positionAt(-5), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
    assert.equal(lines.offsetAt(0, 99), 2);
    assert.equal(lines.offsetAt(0, -1), 0);
    assert.equal(lines.offsetAt(-1, 5), 0);
    assert.equal(lines.offsetAt(2, 0), 5);
    assert.equal(lines.lineStart(2), 5);
    assert.equal(LineIndex.of('').lineCount, 1);
  });
});
