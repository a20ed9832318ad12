import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskText } from '../../../../../src/core/exchange/archive/maskText';
import { paragraphBreaks } from '../../../../../src/core/text/paragraphs';
import { sentenceBreaks } from '../../../../../src/core/text/sentences';
import { transcriberNotes } from '../../../../../src/core/text/transcriberNotes';
import { WordIndex } from '../../../../../src/core/text/words';
import { Turns } from '../../../../../src/core/turns/turns';
import { unionOf, spanArrays } from '../../../../../src/core/text/spanArrays';

/** What decides in a text where words, notes, sentences and paragraphs are, in every odd order. */
const PIECES = [
  ...[
    'Yes',
    'no',
    'Dr.',
    'N. D.',
    'z. B.',
    'well-known',
    'don’t',
    '3.5',
    '17:30,',
    'U.S.A.',
    'e\u0301tude',
    '\u{1d4b3}y',
  ],
  ...[
    '.',
    '!',
    '?',
    '…',
    '...',
    '?!',
    '."',
    '.)',
    ',',
    ';',
    ' — ',
    '–',
    '-',
    '*',
    '#',
    '"',
    '“',
    '”',
    '’',
    '(',
    ')',
    '[',
  ],
  ...[
    '[laughs]',
    '[laughs].',
    '(pause)',
    '(2.5)',
    '((coughs))',
    '(so)',
    'I[hm]mean',
    '[no.] And',
    'End.[hm] So',
    '[a\nb]',
  ],
  ...['中', '文。', '。', '！', 'か\u3099', '𠮷', 'ok中', '中ok', 'ภาษาไทย', 'ไทย.', 'ខ្មែរ', '[ภาษา 中文]'],
  ...['😀', '👩‍👩‍👧', 'a😀b', '\ud800', '\u200b', '\u0301', '\u2028', '\u0085', '\u00a0', '\u3000', '\t'],
  ...[' ', ' ', ' ', ' ', ' ', '\n', '\n', '\n\n', '  ', ' \n \n'],
  ...['a line that is long enough to be wrapped by a page of', 'some words', 'more words to wrap here'],
];

const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 }).map(all => all.join(''));

const cases = fc.record({
  text: texts,
  cuts: fc.array(fc.nat(400), { maxLength: 8 }),
  boundaries: fc.array(fc.nat(400), { maxLength: 8 }),
  kind: fc.constantFrom('brackets' as const, 'sounds' as const, 'none' as const),
});

/** Turns of any sort: with heads, without, with something unspoken in them. */
function turnsOf(text: string, cuts: readonly number[]): Turns {
  const places = [...new Set([0, ...cuts.filter(at => at < text.length), text.length])].sort((a, b) => a - b);
  const turns = places.slice(1).flatMap((end, i) => {
    const start = places[i]!;
    const headEnd = Math.min(end, start + (end % 7));
    const label = end % 3 === 0 ? undefined : `L${end}`;
    return i % 4 === 3 ? [] : [{ start, headEnd, end, label, labelStart: start, labelEnd: headEnd }];
  });
  const spoken = turns.filter(({ headEnd, end }) => end - headEnd > 6);
  const unspoken = spoken
    .filter((_, i) => i % 2 === 0)
    .map(({ headEnd }) => ({ start: headEnd + 2, end: headEnd + 5 }));
  return Turns.of(turns, spanArrays(unspoken));
}

function readingOf(text: string, turns: Turns, kind: 'brackets' | 'sounds' | 'none') {
  const unsaid = unionOf({ starts: turns.starts, ends: turns.headEnds }, turns.unspoken);
  const speeches = Array.from({ length: turns.count }, (_, i) => ({
    start: turns.headEnd(i),
    end: turns.end(i),
  }));
  const notes = speeches.flatMap(speech => transcriberNotes(text, speech, kind));
  const words = new WordIndex(text, unionOf(unsaid, spanArrays(notes)));
  return { speeches, notes, words, noted: new WordIndex(text, unsaid) };
}

describe('a text without its words', () => {
  it('has the same words, notes, sentences, paragraphs and lines at all places that tables tell apart', () => {
    fc.assert(
      fc.property(cases, ({ text, cuts, boundaries, kind }) => {
        const turns = turnsOf(text, cuts);
        const { speeches, notes, words, noted } = readingOf(text, turns, kind);
        const masked = maskText({ text, turns, notes, words, noted, boundaries, label: () => 'S1' });
        const after = readingOf(masked, turns, 'brackets');
        assert.equal(masked.length, text.length);
        assert.deepEqual(after.notes, notes);
        assert.deepEqual(
          [after.words.count, after.noted.count],
          [words.count, noted.count],
          JSON.stringify([text, masked]),
        );
        const places = [0, ...boundaries, ...speeches.flatMap(({ start, end }) => [start, end])];
        for (const from of places)
          for (const to of places)
            if (from < to) assert.equal(after.words.countIn(from, to), words.countIn(from, to));
        for (const speech of speeches) {
          assert.deepEqual(
            sentenceBreaks(masked, speech),
            sentenceBreaks(text, speech),
            JSON.stringify([text, masked]),
          );
          assert.deepEqual(paragraphBreaks(masked, speech), paragraphBreaks(text, speech));
        }
        const lines = (one: string) => one.split('\n').map(line => line.length);
        assert.deepEqual(lines(masked), lines(text));
        assert.match(masked, /^[xS1:〇\u0301*!\[\]\s\u0085]*$/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a text without its words, of which the words are', () => {
  const maskOf = (text: string, boundaries: readonly number[] = []) => {
    const turns = Turns.of([
      { start: 0, headEnd: 6, end: text.length, label: 'Anna', labelStart: 0, labelEnd: 4 },
    ]);
    const { notes, words, noted } = readingOf(text, turns, 'brackets');
    return maskText({ text, turns, notes, words, noted, boundaries, label: () => 'S1' });
  };

  it('as many, and equally long between two places', () => {
    assert.equal(
      maskOf('Anna: I was unbelievably afraid of it all. Then [sighs] not.'),
      'S1:   x xxxx xxxxx xxxxx xxxx xxxxx xxxxx! xxxx [xxxxx] xxxx',
    );
  });
});
