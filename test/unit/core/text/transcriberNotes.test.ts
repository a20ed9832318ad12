import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanArrays } from '../../../../src/core/text/spanArrays';
import {
  type TranscriberNotes,
  TRANSCRIBER_NOTES,
  notesIn as notesOfAll,
  transcriberNotes,
} from '../../../../src/core/text/transcriberNotes';

function notesIn(text: string, kind: TranscriberNotes = 'brackets'): string[] {
  return transcriberNotes(text, { start: 0, end: text.length }, kind).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe('transcribers’ notes', () => {
  it('are sounds and pauses, in any brackets, however they are put', () => {
    const sounds = [
      ...['[laughs]', '(laughs)', '[Laughter]', '(both laugh)', '(laughs loudly)', '(sighs, long pause)'],
      ...['(pause)', '[PAUSE]', '(2.5)', '(3 sec)', '[00:12:03]', '(inaudible 00:01:42)', '((coughs))'],
      ...[
        '(lacht)',
        '(lange Pause)',
        '(unv.)',
        '((räuspert sich))',
        '(rires)',
        '(RIT)',
        '(risas)',
        '(смеётся)',
      ],
      ...['（笑）', '【沉默】', '［ため息］', '(cross-talk)', '[phone rings in the background, overlapping]'],
    ];
    for (const note of sounds) {
      for (const kind of ['brackets', 'sounds'] as const) {
        assert.deepEqual(notesIn(`I do ${note} not know.`, kind), [note], `${kind} ${note}`);
      }
      assert.deepEqual(notesIn(`I do ${note} not know.`, 'none'), []);
    }
  });

  it('are everything in square brackets and double parentheses, unless only sounds are', () => {
    for (const note of ['[knocking on the window]', '[the trainer]', '((points at the map))', '[a [b] c]']) {
      assert.deepEqual(notesIn(`Well ${note}, yes.`), [note]);
      assert.deepEqual(notesIn(`Well ${note}, yes.`, 'sounds'), []);
    }
    assert.deepEqual(notesIn('a line [that\nis wrapped] here'), ['[that\nis wrapped]']);
  });

  it('are not what people say in parentheses, nor an open bracket', () => {
    for (const said of [
      '(so) hard',
      '(she laughs at me)',
      '(the word?)',
      '(in 2019)',
      '(2019)',
      'and [then she came',
      'a) first b) then',
      `[${'so on '.repeat(60)}]`,
      '[one\n\ntwo]',
      ']laughs[',
    ]) {
      assert.deepEqual(notesIn(said), [], said);
    }
    assert.deepEqual(notesIn('(and then [laughs] she came)'), ['[laughs]']);
    assert.deepEqual(notesIn('[then (laughs)', 'brackets'), ['(laughs)']);
  });

  it('are ascending, disjoint and whole brackets in the stretch', () => {
    const pieces = [
      '[laughs]',
      '(2 s)',
      '[',
      ']',
      '(',
      ')',
      '((',
      '))',
      '【',
      '】',
      'laughs',
      'so',
      ' ',
      '\n',
      '\n\n',
      '3',
      '.',
      'ü',
    ];
    let seen = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 8, maxLength: 30 }),
        fc.nat(6),
        fc.nat(6),
        fc.constantFrom(...TRANSCRIBER_NOTES),
        (parts, before, less, kind) => {
          const text = parts.join('');
          const [start, end] = [Math.min(before, text.length), Math.max(text.length - less, 0)];
          let last = start;
          for (const note of transcriberNotes(text, { start, end }, kind)) {
            assert.ok(last <= note.start && note.start < note.end && note.end <= end);
            assert.match(text.slice(note.start, note.end), /^(?:\[.*\]|\(.*\)|【.*】)$/s);
            last = note.end;
            seen++;
          }
        },
      ),
      { numRuns: 2000 },
    );
    assert.ok(seen > 100);
  });

  it('in several stretches are those of each', () => {
    const pieces = ['[laughs]', '(2 s)', '[x', ']', '((', '))', '（笑）', 'so ', 'and on ', '\n\n'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 20 }),
        fc.array(fc.nat(9), { maxLength: 12 }),
        fc.constantFrom(...TRANSCRIBER_NOTES),
        (parts, steps, kind) => {
          const text = parts.join('');
          const bounds = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step, 0));
          const stretches = bounds.slice(1).map((end, i) => ({ start: bounds[i]!, end }));
          assert.deepEqual(
            notesOfAll(text, spanArrays(stretches), kind),
            stretches.flatMap(stretch => transcriberNotes(text, stretch, kind)),
          );
        },
      ),
    );
  });

  it('are found in time that grows with the text', () => {
    assert.deepEqual(notesIn('['.repeat(200_000)), []);
    assert.equal(notesIn('[a] '.repeat(50_000)).length, 50_000);
  });
});
