import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawSheet } from '../../../../src/core/page/drawSheet';
import { layoutPage } from '../../../../src/core/page/layoutPage';
import { sideOf } from '../../../../src/core/page/pageModel';
import { shownText } from '../../../../src/core/page/shownText';
import { STYLE, randomContent } from './randomPage';

const TAG = /<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)(\/?)>/g;

const unescaped = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('drawSheet', () => {
  it('shows each unit of the text as one, with as many marks as it has segments', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const page = layoutPage(one, STYLE);
        const drawn = page.sheets.map((_, i) => drawSheet(page, one, STYLE, i, 'file')).join('');
        const rows = [...drawn.matchAll(/data-at="(\d+)">(.*?)<\/span><\/span>/g)];
        assert.equal(rows.length, page.rows.length);
        const inMargins = one.segments.filter(segment => sideOf(segment, one) !== undefined);
        rows.forEach(([, at, html], i) => {
          const { start, end } = page.rows[i]!;
          assert.equal(Number(at), start);
          const units: number[] = [];
          let words = '';
          for (const [, depth, marked, bare] of html!.matchAll(
            /<mark class="d(\d)">([^<]*)<\/mark>|([^<]+)/g,
          )) {
            const piece = unescaped(marked ?? bare!);
            words += piece;
            for (let unit = 0; unit < piece.length; unit++) units.push(Number(depth ?? 0));
          }
          assert.equal(words, shownText(one.text.slice(start, end)));
          assert.equal(words.length, end - start);
          units.forEach((depth, unit) => {
            const place = start + unit;
            const count = inMargins.filter(segment => segment.start <= place && place < segment.end).length;
            assert.equal(depth, Math.min(3, count));
          });
        });
      }),
    );
  });

  it('is well-formed, and has every segment as a button once, whatever names and texts have in them', () => {
    fc.assert(
      fc.property(randomContent, one => {
        const page = layoutPage(one, STYLE);
        const drawn = page.sheets.map((_, i) => drawSheet(page, one, STYLE, i, 'webview')).join('');
        const open: string[] = [];
        for (const [, isEnd, name, , isEmpty] of drawn.matchAll(TAG)) {
          if (isEnd) assert.equal(open.pop(), name);
          else if (!isEmpty) open.push(name!);
        }
        assert.deepEqual(open, []);
        assert.doesNotMatch(drawn.replace(TAG, ''), /[<>"]/);
        assert.doesNotMatch(drawn, / style=/);
        const buttons = [...drawn.matchAll(/data-segment="(\d+)" role="button"/g)].map(([, i]) => Number(i));
        const expected = one.segments.flatMap((segment, i) => (sideOf(segment, one) ? [i] : []));
        assert.deepEqual(
          buttons.sort((a, b) => a - b),
          expected,
        );
      }),
    );
  });

  it('shows control characters and what would turn the text around as one character each', () => {
    assert.equal(shownText('a\u0000b\u202ec\td\ne\u0085f'), 'a\u2400b\ufffdc d e f');
  });
});
