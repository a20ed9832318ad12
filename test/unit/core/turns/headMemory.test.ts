import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HeadMemory } from '../../../../src/core/turns/headMemory';
import { findTurns } from '../../../../src/core/turns/findTurns';
import type { Turns } from '../../../../src/core/turns/turns';
import { ComparedText } from '../text/comparedText';

const line = fc.oneof(
  fc.constantFrom(
    '',
    'INT: How was it?',
    'P1: Well.',
    'P1:',
    '[00:01:02] Job Coach 2: Yes',
    'Job Coach 2',
    'A\tb',
  ),
  fc.constantFrom(
    'x'.repeat(240),
    `P1: ${'y'.repeat(236)}`,
    `P1: ${'y'.repeat(236)}z`,
    'Date: 3 March',
    'However: no',
  ),
);

/** What turns say when they are asked about places, without making their columns. */
function asAsked(turns: Turns, text: string): string {
  const each = Array.from({ length: turns.count }, (_, i) => i);
  const places = Array.from({ length: 50 }, (_, i) => Math.floor((i * text.length) / 50));
  return [
    ...each.map(i => [turns.start(i), turns.headEnd(i), turns.end(i), turns.labelStart(i)].join()),
    ...places.map(at => `${turns.at(at)} ${turns.hasUnspoken(at, at + 2)}`),
  ].join('\n');
}

describe('a memory of heads', () => {
  it('finds in a text that is edited the turns that are found in it afresh', () => {
    const edit = fc.record({ at: fc.nat(20), removed: fc.nat(2), put: fc.array(line, { maxLength: 2 }) });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.array(edit, { maxLength: 8 }),
        fc.subarray(['P1', 'Job Coach 2', 'A']),
        (lines, edits, claimed) => {
          const memory = new HeadMemory({ labels: claimed });
          const text = [...lines];
          for (const { at, removed, put } of [{ at: 0, removed: 0, put: [] }, ...edits]) {
            text.splice(at, removed, ...put);
            const now = text.join('\n');
            const found = findTurns(new ComparedText(now), memory);
            assert.deepEqual(found.columns, findTurns(now, { labels: claimed }).columns);
          }
        },
      ),
    );
  });

  it('does so whatever is typed in a line, and looks at little for it', () => {
    const plain = fc.constantFrom(
      'and so we went there, and that was it for the day, so to say, or for the week, until my brother came back again',
      'It rained. Nobody came, which was no wonder, and in the end we sat there on our own and looked at the wet chairs',
    );
    const long = fc
      .integer({ min: 1, max: 30 })
      .map(count => 'and then we went on a little '.repeat(count).trim());
    const odd = fc.constantFrom(
      ...[
        'and so we went there, and that was it for the day',
        'It rained. Nobody came: so what',
        'yes',
        'Bo',
      ],
      ...[
        'Then 10:30 it was [laughs] (0:05)',
        'one two three '.repeat(12).trim(),
        '— well',
        '12 of them',
        '我们去了。',
      ],
      ...[
        '[00:01:02] So',
        'Page 3',
        '| a | b |',
        'Me: no',
        'we met at 00:01:02',
        '%com: nods',
        'P1',
        '  indented ',
        'NOTE x',
      ],
    );
    const speech = fc.oneof(
      { weight: 4, arbitrary: plain },
      { weight: 16, arbitrary: long },
      { weight: 1, arbitrary: odd },
    );
    const head = fc.constantFrom('INT: ', 'P1: ', '[00:00:05] INT: ', '', '', '', '', '> ', '3 ');
    const lines = fc.array(fc.tuple(head, speech, fc.constantFrom('', '', '\n')), {
      minLength: 20,
      maxLength: 45,
    });
    const typed = fc.constantFrom(
      ...['x', ' ', 'xyz', ':', ': ', '[', '5', '\n', '|', '', '', '.', '-', '(', 'é', '\t'],
    );
    const edit = fc.record({
      at: fc.noBias(fc.nat(9999)),
      removed: fc.nat(3),
      put: typed,
    });
    let same = 0;
    let edits = 0;
    fc.assert(
      fc.property(
        lines,
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom(0, 0, 1, 5),
        (written, made, isKnown, wider) => {
          const rules = { labels: isKnown ? ['INT', 'P1'] : [] };
          const memory = new HeadMemory(rules);
          let text = written.map(([label, words, gap]) => `${label}${words}\n${gap}`).join('');
          findTurns(new ComparedText(text), memory);
          for (const { at, removed, put } of made) {
            const from = Math.floor((at / 10_000) * text.length);
            text = text.slice(0, from) + put + text.slice(from + removed);
            const found = findTurns(new ComparedText(text, wider), memory);
            const afresh = findTurns(text, rules);
            assert.deepEqual(found.columns, afresh.columns, JSON.stringify(text));
            assert.equal(asAsked(found, text), asAsked(afresh, text));
            edits++;
            if (memory.last!.isMoved) same++;
          }
        },
      ),
      { numRuns: 800 },
    );
    assert.ok(same > edits / 20, `${same} of ${edits}`);
  });
});
