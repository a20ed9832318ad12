import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snapSpan } from '../../../../src/core/text/graphemes';
import { nextTurn, unitAround } from '../../../../src/core/turns/around';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { transcriptText } from '../text/arbitraries';
import { wholeSentenceEnds } from '../text/wholeSentences';

const TEXT = `INT: How was it?

P1: It was hard. Then it got easier, and Dr. Tyeri helped.  I liked it

INT:

P2: Yes.
`;

/** What the cursor, shown as |, would take of a text. */
function taken(marked: string, unit: 'sentence' | 'turn'): string | undefined {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const span = unitAround({ text, turns: findTurns(text, { labels: ['P1'] }) }, at, unit);
  return span && text.slice(span.start, span.end);
}

const withCursor = (before: string) => TEXT.replace(before, `${before}|`);

describe('unitAround', () => {
  it('takes the sentence that the cursor is in, or after', () => {
    for (const before of ['P1: ', 'It w', 'It was hard.']) {
      assert.equal(taken(withCursor(before), 'sentence'), 'It was hard.', before);
    }
    for (const before of ['hard. ', 'Then', 'easier,', 'Tyeri helped.', 'helped. ']) {
      const sentence = 'Then it got easier, and Dr. Tyeri helped.';
      assert.equal(taken(withCursor(before), 'sentence'), sentence, before);
    }
    assert.equal(taken(withCursor('helped.  '), 'sentence'), 'I liked it');
    assert.equal(taken(withCursor('I liked it'), 'sentence'), 'I liked it');
  });

  it('takes the first sentence from the label, and the last from the blank line after it', () => {
    assert.equal(taken(`|${TEXT}`, 'sentence'), 'How was it?');
    assert.equal(taken(TEXT.replace('P1:', 'P|1:'), 'sentence'), 'It was hard.');
    assert.equal(taken(TEXT.replace('I liked it\n', 'I liked it\n|'), 'sentence'), 'I liked it');
    assert.equal(taken(`${TEXT}|`, 'sentence'), 'Yes.');
  });

  it('takes the speech of a turn without its label', () => {
    assert.equal(
      taken(withCursor('easier,'), 'turn'),
      TEXT.slice(TEXT.indexOf('It was'), TEXT.indexOf('\n\nINT:\n')),
    );
    assert.equal(taken(withCursor('P2'), 'turn'), 'Yes.');
  });

  it('takes nothing where nothing is said', () => {
    assert.equal(taken('|', 'sentence'), undefined);
    assert.equal(taken('\n |\n', 'turn'), undefined);
    assert.equal(taken(TEXT.replace('INT:\n', 'INT:|\n'), 'sentence'), undefined);
  });

  it('takes what a look at the whole turn does', () => {
    fc.assert(
      fc.property(transcriptText, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const at = Math.round(share * text.length);
        const turns = findTurns(text, { labels: ['P1'] });
        const list = Array.from({ length: turns.count }, (_, i) => ({
          start: turns.starts[i]!,
          speech: { start: turns.headEnds[i]!, end: turns.ends[i]! },
        }));
        const turn = list.filter(({ start }) => start <= at).at(-1) ?? list[0];
        const speech = turn?.speech;
        const ends = speech ? wholeSentenceEnds(text, speech) : [];
        const place = speech ? Math.min(Math.max(at, speech.start), speech.end) : 0;
        const last = Math.max(
          0,
          ends.findIndex(end => end > place) < 0 ? ends.length - 1 : ends.findIndex(end => end > place),
        );
        const sentence = speech && snapSpan(text, last > 0 ? ends[last - 1]! : speech.start, ends[last]!);
        assert.deepEqual(unitAround({ text, turns }, at, 'sentence'), sentence);
        assert.deepEqual(
          unitAround({ text, turns }, at, 'turn'),
          speech && snapSpan(text, speech.start, speech.end),
        );
      }),
    );
  });
});

describe('nextTurn', () => {
  const turns = findTurns(TEXT, { labels: ['P1'] });
  const from = (words: string, ...wanted: number[]) =>
    nextTurn(turns, TEXT.indexOf(words), turn => wanted.includes(turn));

  it('finds the next one that is wanted, and goes on from the beginning', () => {
    assert.equal(from('How', 0, 1, 3), 1);
    assert.equal(from('liked', 0, 1, 3), 3);
    assert.equal(from('Yes', 0, 1), 0);
  });

  it('comes back to the turn itself at last, and finds none where none is wanted', () => {
    assert.equal(from('How', 0), 0);
    assert.equal(from('How'), undefined);
    assert.equal(
      nextTurn(findTurns('', { labels: [] }), 0, () => true),
      undefined,
    );
  });
});
