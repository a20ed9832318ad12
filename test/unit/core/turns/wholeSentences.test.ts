import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceBreaks } from '../../../../src/core/text/sentences';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { wholeSentences } from '../../../../src/core/turns/wholeSentences';
import { NO_RULES } from '../../../../src/core/turns/turnRules';

const TEXT =
  'INT: How was it? And at work?\n\nP1: It was hard at first. Then it got easier, much easier. I liked it.\n\nP2: Me too.';
const TURNS = findTurns(TEXT, NO_RULES);
const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const around = (words: string, most = 200) => wholeSentences(TEXT, TURNS, spanOf(words), most);

describe('the sentences around a segment', () => {
  it('are those that it begins and ends in, within its turn', () => {
    assert.deepEqual(around('easier, much'), { before: 'Then it got', after: 'easier.' });
    assert.deepEqual(around('hard at first. Then'), {
      before: 'It was',
      after: 'it got easier, much easier.',
    });
    assert.deepEqual(around('liked it.\n\nP2: Me'), { before: 'I', after: 'too.' });
  });

  it('are empty where it has them whole, and around a label', () => {
    assert.deepEqual(around('I liked it.'), { before: '', after: '' });
    assert.deepEqual(around('I liked it'), { before: '', after: '.' });
    assert.deepEqual(around('P1'), { before: '', after: '' });
  });

  it('are cut between words where they are long', () => {
    assert.deepEqual(around('much', 8), { before: '…easier,', after: 'easier.' });
    assert.deepEqual(around('Then', 9), { before: '', after: 'it got…' });
  });

  it('end where sentences do, found one after the other', () => {
    const at = fc.nat(TEXT.length - 1);
    fc.assert(
      fc.property(at, at, (a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) + 1 };
        const { before, after } = wholeSentences(TEXT, TURNS, span, 1000);
        const breaks = new Map(
          Array.from({ length: TURNS.count }, (_, i) => {
            const speech = { start: TURNS.headEnds[i]!, end: TURNS.ends[i]! };
            return [i, [speech.start, ...sentenceBreaks(TEXT, speech)]] as const;
          }),
        );
        const all = (offset: number) => {
          const turn = TURNS.at(offset);
          return turn >= 0 && offset >= TURNS.headEnds[turn]! ? breaks.get(turn) : undefined;
        };
        const start =
          all(span.start)
            ?.filter(place => place <= span.start)
            .at(-1) ?? span.start;
        const end = all(span.end - 1)?.find(place => place >= span.end) ?? span.end;
        assert.equal(before, TEXT.slice(start, span.start).trim());
        assert.equal(after, TEXT.slice(span.end, end).trim());
      }),
    );
  });
});
