import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snapSpan } from '../../../../src/core/text/graphemes';
import { type Span, trimSpan } from '../../../../src/core/text/span';
import {
  type Direction,
  type Edge,
  type StepUnit,
  type SteppedText,
  moveSpan,
  nextStop,
  resizeSpan,
} from '../../../../src/core/turns/steps';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { WordIndex } from '../../../../src/core/text/words';
import { hardText, transcriptText } from '../text/arbitraries';
import { wholeSentenceEnds } from '../text/wholeSentences';

const EDGES: readonly Edge[] = ['start', 'end'];
const UNITS: readonly StepUnit[] = ['word', 'sentence', 'turn'];
const DIRECTIONS: readonly Direction[] = ['forward', 'backward'];

function stepped(text: string): SteppedText {
  const turns = findTurns(text, { labels: ['P1'] });
  return { text, turns, words: new WordIndex(text, { starts: turns.starts, ends: turns.headEnds }) };
}

/** The words at which a start or an end stops, from the beginning to the end or back. */
function pieces(text: string, unit: StepUnit): string[] {
  const within = stepped(text);
  const starts = stopsFrom(within, -1, 'start', unit, 'forward');
  const ends = stopsFrom(within, -1, 'end', unit, 'forward');
  assert.equal(starts.length, ends.length);
  return starts.map((start, i) => text.slice(start, ends[i]));
}

function stopsFrom(
  within: SteppedText,
  at: number,
  edge: Edge,
  unit: StepUnit,
  direction: Direction,
): number[] {
  const stops: number[] = [];
  let stop: number | undefined = at;
  while ((stop = nextStop(within, stop, edge, { unit, direction })) !== undefined) stops.push(stop);
  return stops;
}

/** The span after some resizing, as words in the text. */
function resized(
  text: string,
  words: string,
  edge: Edge,
  unit: StepUnit,
  ...directions: Direction[]
): string {
  const within = stepped(text);
  let span: Span = spanOf(text, words);
  for (const direction of directions) span = resizeSpan(within, span, edge, { unit, direction })!;
  return text.slice(span.start, span.end);
}

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

describe('words to step to', () => {
  it('are those that count, with the punctuation on them', () => {
    assert.deepEqual(pieces('It was – well, don’t ask – (so) hard.', 'word'), [
      'It',
      'was',
      'well,',
      'don’t',
      'ask',
      '(so)',
      'hard.',
    ]);
  });

  it('are no labels and no timestamps of turns', () => {
    const text = 'INT: How so?\n\n[00:01:02] P1: Just\nhard.\n\nINT (00:02:00):\nGo on.\n';
    assert.deepEqual(pieces(text, 'word'), ['How', 'so?', 'Just', 'hard.', 'Go', 'on.']);
  });

  it('are those of the dictionary in Chinese, Japanese and Thai', () => {
    assert.deepEqual(pieces('我们今天去了，北京大学。', 'word'), ['我们', '今天', '去了', '北京', '大学']);
    assert.deepEqual(pieces('コーチはとても', 'word'), ['コーチ', 'は', 'とても']);
    assert.deepEqual(pieces('ภาษาไทยง่าย', 'word'), ['ภาษา', 'ไทย', 'ง่าย']);
  });

  it('are those of the dictionary in a whole run', () => {
    const text = '食べることができるかもしれない我々は北京大学へ'.repeat(6);
    const segments = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)];
    assert.deepEqual(
      pieces(text, 'word'),
      segments.map(({ segment }) => segment),
    );
  });

  it('are the same on the way there and back in a run of any length', () => {
    const within = stepped('かもしれない我々は'.repeat(100));
    for (const edge of EDGES) {
      const there = stopsFrom(within, -1, edge, 'word', 'forward');
      assert.ok(there.length > 300 && there.length < 900);
      assert.deepEqual(stopsFrom(within, 1e6, edge, 'word', 'backward').reverse(), there);
    }
  });

  it('keep emoji and combining marks whole', () => {
    assert.deepEqual(pieces('cafe\u0301 👩‍👩‍👧ok n\u0308', 'word'), ['cafe\u0301', '👩‍👩‍👧ok', 'n\u0308']);
  });
});

describe('sentences to step to', () => {
  it('end with their marks and quotation marks', () => {
    const text = 'It was hard. “It was.” she said. “Yes!” Really?! Well';
    assert.deepEqual(pieces(text, 'sentence'), [
      'It was hard.',
      '“It was.” she said.',
      '“Yes!”',
      'Really?!',
      'Well',
    ]);
  });

  it('do not end at an abbreviation, an initial or a pause', () => {
    for (const text of [
      'I saw Dr. Tyeri and Mrs. N. D. Smith there.',
      'I... I don’t know... Perhaps not.',
      'Well… Perhaps.',
      'Das war z. B. Herr Prof. Meier, bzw. Frau Dr. Klein.',
      'It was 3.5 at most.',
    ])
      assert.deepEqual(pieces(text, 'sentence'), [text]);
    assert.deepEqual(pieces('So do I. He too.', 'sentence'), ['So do I.', 'He too.']);
    assert.deepEqual(pieces('I saw Dr.\n\nShe came.', 'sentence'), ['I saw Dr.', 'She came.']);
  });

  it('end with a line and with a paragraph, with or without a stop', () => {
    const text = 'P1: so we went there\nand then\n\nit was fun\n  yes\nP1: no';
    assert.deepEqual(pieces(text, 'sentence'), ['so we went there', 'and then', 'it was fun', 'yes', 'no']);
  });

  it('go on over the end of a line that is only wrapped', () => {
    const text = [
      'P1: It was hard at the beginning, you know, because',
      'nobody had told us what it was for. And then Dr.',
      'Smith came, and she had all the time in the world,',
      'so we asked.',
      '',
      'Then it was easier.',
    ].join('\n');
    assert.deepEqual(pieces(text, 'sentence'), [
      text.slice(4, text.indexOf(' And')),
      text.slice(text.indexOf('And'), text.indexOf('\n\n')),
      'Then it was easier.',
    ]);
  });

  it('end with each line of a text that has one on a line, however long some are', () => {
    const lines = [
      'so we went there',
      'and it was kind of strange to be in that room at first',
      'and then',
      'she came back again',
      'which was fine',
      'and so on',
    ];
    assert.deepEqual(pieces(`P1: ${lines.join('\n')}`, 'sentence'), lines);
  });

  it('never take in two turns', () => {
    assert.deepEqual(pieces('P1: And then we\n\nINT: Yes?\n\nP1: stopped.', 'sentence'), [
      'And then we',
      'Yes?',
      'stopped.',
    ]);
  });

  it('are those of other scripts', () => {
    assert.deepEqual(pieces('他说。你好！好吗？是', 'sentence'), ['他说。', '你好！', '好吗？', '是']);
    assert.deepEqual(pieces('नमस्ते। यह है।', 'sentence'), ['नमस्ते।', 'यह है।']);
  });

  it('are found in a sentence of any length', () => {
    const long = `And ${'and so on, '.repeat(2000)}done.`;
    const text = `Short one. ${long} End.`;
    const places = (all: readonly string[]) => all.map(piece => text.indexOf(piece));
    assert.deepEqual(places(pieces(text, 'sentence')), places(['Short one.', long, 'End.']));
    const back = stopsFrom(stepped(text), text.length + 1, 'start', 'sentence', 'backward');
    assert.deepEqual(back, places(['End.', long, 'Short one.']));
  });

  it('are those of the whole speech, though only a part of it is looked at', () => {
    const piece = fc.constantFrom(
      ...[
        'It was hard. ',
        'and so on, ',
        'Dr. Tyeri said: ',
        '“Yes.” ',
        'I... ',
        'at 3.5 p.m. then ',
        'Hm?! ',
        '好。',
      ],
      ...[
        '\n',
        '\n\n',
        'a line that goes on until it is as wide as the others are\n',
        '(laughs) ',
        '    ',
        '?) " ',
      ],
    );
    const speech = fc.array(piece, { minLength: 150, maxLength: 400 }).map(parts => parts.join('').trim());
    fc.assert(
      fc.property(speech, text => {
        const within = stepped(text);
        const sentences = sentencesOfWhole(text);
        for (const edge of EDGES) {
          const expected = sentences.map(sentence => sentence[edge]);
          assert.deepEqual(stopsFrom(within, -1, edge, 'sentence', 'forward'), expected);
          const back = stopsFrom(within, text.length + 1, edge, 'sentence', 'backward');
          assert.deepEqual(back.reverse(), expected);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** All at once, without white space around them. */
function sentencesOfWhole(text: string): Span[] {
  const ends = wholeSentenceEnds(text, { start: 0, end: text.length });
  return ends.flatMap((end, i) => trimSpan(text, ends[i - 1] ?? 0, end) ?? []);
}

describe('turns to step to', () => {
  it('are what is said, without the label, where anything is', () => {
    const text = 'A title\n\nP1: One. Two.\n\nINT:\n\nP1 (00:01:00): Three\nfour.\n\n';
    assert.deepEqual(pieces(text, 'turn'), ['A title', 'One. Two.', 'Three\nfour.']);
  });
});

describe('nextStop', () => {
  it('stops at the same places on the way there and back', () => {
    fc.assert(
      fc.property(fc.oneof(transcriptText, hardText), text => {
        const within = stepped(text);
        for (const edge of EDGES) {
          for (const unit of UNITS) {
            const there = stopsFrom(within, -1, edge, unit, 'forward');
            const back = stopsFrom(within, text.length + 1, edge, unit, 'backward');
            assert.deepEqual(back.reverse(), there, `${edge} ${unit}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes to the nearest of all stops, from anywhere', () => {
    fc.assert(
      fc.property(fc.oneof(transcriptText, hardText), text => {
        const within = stepped(text);
        for (const edge of EDGES) {
          for (const unit of UNITS) {
            const all = stopsFrom(within, -1, edge, unit, 'forward');
            for (let at = 0; at <= text.length; at++) {
              const next = all.find(stop => stop > at);
              const last = all.findLast(stop => stop < at);
              assert.equal(nextStop(within, at, edge, { unit, direction: 'forward' }), next, `${unit} ${at}`);
              assert.equal(
                nextStop(within, at, edge, { unit, direction: 'backward' }),
                last,
                `${unit} ${at}`,
              );
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('stops only at whole characters that are not white', () => {
    fc.assert(
      fc.property(fc.oneof(transcriptText, hardText), text => {
        const within = stepped(text);
        for (const unit of UNITS) {
          for (const start of stopsFrom(within, -1, 'start', unit, 'forward'))
            assert.equal(snapSpan(text, start, text.length)!.start, start);
          for (const end of stopsFrom(within, -1, 'end', unit, 'forward'))
            assert.equal(snapSpan(text, 0, end)!.end, end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has at each turn a stop for sentences', () => {
    fc.assert(
      fc.property(transcriptText, text => {
        const within = stepped(text);
        for (const edge of EDGES) {
          const sentences = new Set(stopsFrom(within, -1, edge, 'sentence', 'forward'));
          for (const turn of stopsFrom(within, -1, edge, 'turn', 'forward')) assert.ok(sentences.has(turn));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('resizeSpan', () => {
  const text = 'INT: How was it?\n\nP1: It was hard at first, then easier. I liked it.\n\nINT: Why?\n';

  it('moves the end to where words, sentences and turns end', () => {
    assert.equal(resized(text, 'at first', 'end', 'word', 'forward'), 'at first,');
    assert.equal(resized(text, 'at first', 'end', 'word', 'forward', 'forward'), 'at first, then');
    assert.equal(resized(text, 'at first', 'end', 'word', 'backward'), 'at');
    assert.equal(resized(text, 'at first', 'end', 'sentence', 'forward'), 'at first, then easier.');
    assert.equal(resized(text, 'at first', 'end', 'turn', 'forward'), 'at first, then easier. I liked it.');
    assert.ok(resized(text, 'at first', 'end', 'turn', 'forward', 'forward').endsWith('INT: Why?'));
  });

  it('moves the start to where words, sentences and turns start', () => {
    assert.equal(resized(text, 'at first', 'start', 'word', 'backward', 'backward'), 'was hard at first');
    assert.equal(resized(text, 'at first', 'start', 'word', 'forward'), 'first');
    assert.equal(resized(text, 'liked it', 'start', 'sentence', 'backward'), 'I liked it');
    assert.equal(resized(text, 'at first', 'start', 'turn', 'backward'), 'It was hard at first');
    assert.ok(resized(text, 'at first', 'start', 'turn', 'backward', 'backward').startsWith('How was'));
  });

  it('neither empties a segment nor leaves the text', () => {
    const within = stepped(text);
    const step = (words: string, edge: Edge, unit: StepUnit, direction: Direction) =>
      resizeSpan(within, spanOf(text, words), edge, { unit, direction });
    for (const unit of UNITS) {
      assert.equal(step('first', 'end', unit, 'backward'), undefined);
      assert.equal(step('easier', 'start', unit, 'forward'), undefined);
      assert.equal(step('Why?', 'end', unit, 'forward'), undefined);
      assert.equal(step('How', 'start', unit, 'backward'), undefined);
    }
  });

  it('moves one edge in the direction asked for, and keeps the other', () => {
    fc.assert(
      fc.property(
        fc.oneof(transcriptText, hardText),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...EDGES),
        fc.constantFrom(...UNITS),
        fc.constantFrom(...DIRECTIONS),
        (text, a, b, edge, unit, direction) => {
          const selected = snapSpan(text, a % (text.length + 1), b % (text.length + 1));
          const to = selected && resizeSpan(stepped(text), selected, edge, { unit, direction });
          if (!selected || !to) return;
          const other = edge === 'start' ? 'end' : 'start';
          assert.equal(to[other], selected[other]);
          assert.equal(to[edge] > selected[edge], direction === 'forward');
          assert.notEqual(to[edge], selected[edge]);
          assert.deepEqual(snapSpan(text, to.start, to.end), to);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('moveSpan', () => {
  const text = 'INT: How was it?\n\nP1: It was hard at first, then easier. I liked it.\n\nINT: Why? Go on.\n';
  const moved = (words: string, unit: StepUnit, direction: Direction) => {
    const span = moveSpan(stepped(text), spanOf(text, words), { unit, direction });
    return span && text.slice(span.start, span.end);
  };

  it('moves both edges by a word, over labels', () => {
    assert.equal(moved('hard at', 'word', 'forward'), 'at first,');
    assert.equal(moved('hard at', 'word', 'backward'), 'was hard');
    assert.equal(moved('liked it.', 'word', 'forward'), 'it.\n\nINT: Why?');
  });

  it('moves to the next sentence or turn, whole, also from a part of one', () => {
    assert.equal(moved('I liked it.', 'sentence', 'forward'), 'Why?');
    assert.equal(moved('hard at', 'sentence', 'forward'), 'I liked it.');
    assert.equal(moved('hard at', 'sentence', 'backward'), 'How was it?');
    assert.equal(moved('hard at', 'turn', 'forward'), 'Why? Go on.');
    assert.equal(moved('Go', 'turn', 'backward'), text.slice(22, text.indexOf('\n\nINT: Why')));
  });

  it('does not leave the text', () => {
    assert.equal(moved('on.', 'word', 'forward'), undefined);
    assert.equal(moved('How was it?', 'sentence', 'backward'), undefined);
    assert.equal(moved('Why? Go on.', 'turn', 'forward'), undefined);
  });

  it('comes back by the opposite step from whole words, sentences and turns', () => {
    fc.assert(
      fc.property(transcriptText, fc.constantFrom(...UNITS), fc.nat(), (some, unit, nth) => {
        const within = stepped(some);
        const starts = stopsFrom(within, -1, 'start', unit, 'forward');
        const ends = stopsFrom(within, -1, 'end', unit, 'forward');
        if (starts.length === 0) return;
        const i = nth % starts.length;
        const span = { start: starts[i]!, end: ends[i]! };
        const there = moveSpan(within, span, { unit, direction: 'forward' });
        if (!there) assert.equal(i, starts.length - 1);
        else assert.deepEqual(moveSpan(within, there, { unit, direction: 'backward' }), span);
      }),
      { numRuns: 500 },
    );
  });
});
