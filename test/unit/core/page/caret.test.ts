import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CaretMove, type CaretPage, moveCaret } from '../../../../src/core/page/caret';
import { layoutPage } from '../../../../src/core/page/layoutPage';
import type { PageContent } from '../../../../src/core/page/pageModel';
import { rowAt } from '../../../../src/core/page/pageRows';
import { STYLE, randomContent, turnsIn } from './randomPage';

const set = (content: PageContent): CaretPage => ({
  page: layoutPage(content, STYLE),
  content,
  textWidths: STYLE.textWidths,
  rowsInSight: 5,
});

const TEXT = `INT: How was it?

Ann: ${'Good, all in all, and then better. '.repeat(6).trim()}

INT: And now?
`;
const page = set({ text: TEXT, turns: turnsIn(TEXT), codes: [], coders: [], segments: [] });

const go = (at: number, unit: CaretMove['unit'], direction: CaretMove['direction'] = 'forward') =>
  moveCaret(page, at, { unit, direction });

/** All places where the cursor can be, in their order. */
function places({ page: { rows }, content: { text } }: CaretPage): number[] {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return rows.flatMap(({ start, end }, i) => {
    const starts = [...graphemes.segment(text.slice(start, end))].map(({ index }) => start + index);
    return rows[i + 1]?.from === end && end > start ? starts : [...starts, end];
  });
}

describe('moveCaret', () => {
  it('goes by characters through all that is written, and back, never inside one', () => {
    fc.assert(
      fc.property(randomContent, content => {
        const within = set(content);
        const all = [...new Set(places(within))];
        const walk = (from: number, direction: CaretMove['direction']) => {
          const seen = [from];
          for (;;) {
            const next = moveCaret(within, seen.at(-1)!, { unit: 'character', direction });
            if (next === seen.at(-1)) return seen;
            assert.ok(seen.length <= all.length, 'it comes to an end');
            seen.push(next);
          }
        };
        if (all.length === 0) return;
        assert.deepEqual(walk(all[0]!, 'forward'), all);
        assert.deepEqual(walk(all.at(-1)!, 'backward'), [...all].reverse());
      }),
    );
  });

  it('goes to a place of the page with every key, in its direction', () => {
    const units = ['character', 'word', 'row', 'edge', 'turn', 'page', 'text'] as const;
    const move = fc.record({
      unit: fc.constantFrom(...units),
      direction: fc.constantFrom('forward' as const, 'backward' as const),
    });
    fc.assert(
      fc.property(randomContent, fc.array(move, { maxLength: 30 }), (content, moves) => {
        const within = set(content);
        const all = new Set(places(within));
        let [at] = all;
        if (at === undefined) return;
        for (const one of moves) {
          const next = moveCaret(within, at, one);
          if (one.unit !== 'word' && one.unit !== 'turn') assert.ok(all.has(next), `${one.unit} ${next}`);
          const row = within.page.rows[rowAt(within.page.rows, next)]!;
          assert.ok(next >= row.start && next <= row.end, 'in the words of a row');
          assert.ok(one.direction === 'forward' ? next >= at : next <= at, `${one.unit} ${one.direction}`);
          at = next;
        }
      }),
    );
  });

  it('goes by words to where they end or start, over speakers', () => {
    const it = TEXT.indexOf('it?');
    assert.equal(go(it, 'word'), it + 2);
    assert.equal(go(it + 2, 'word'), TEXT.indexOf('Good') + 4);
    assert.equal(go(TEXT.indexOf('Good'), 'word', 'backward'), it);
  });

  it('goes by turns to where speech ends or starts', () => {
    const good = TEXT.indexOf('Good');
    const end = TEXT.indexOf('\n\nINT: And');
    assert.equal(go(good, 'turn'), end);
    assert.equal(go(end, 'turn'), TEXT.indexOf('And now?') + 8);
    assert.equal(go(end, 'turn', 'backward'), good);
    assert.equal(go(good, 'turn', 'backward'), TEXT.indexOf('How'));
  });

  it('keeps to its column over a short row', () => {
    const { rows } = page.page;
    const at = rows[1]!.start + 20;
    const above = go(at, 'row', 'backward');
    assert.equal(above, rows[0]!.end);
    assert.equal(moveCaret(page, above, { unit: 'row', direction: 'forward' }, 1000), rows[1]!.end);
    assert.equal(go(rows[0]!.start + 3, 'row', 'backward'), rows[0]!.start);
    assert.equal(go(rows[0]!.start, 'text'), rows.at(-1)!.end);
  });
});
