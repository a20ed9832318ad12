import assert from 'node:assert/strict';
import { findSpans } from '../../../../../src/core/exchange/codingsIn/findSpans';
import type { CodingRow } from '../../../../../src/core/exchange/codingsIn/codingRow';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Every place of a quote, found by taking the text apart letter by letter. */
function twin(text: string, quote: string): { start: number; end: number }[] {
  const wanted = [...quote].filter(one => !/\s/u.test(one)).join('');
  const letters = [...graphemes.segment(text)].filter(({ segment }) => !/^\s+$/u.test(segment));
  return letters.flatMap((_, from) => {
    let words = '';
    for (let to = from; to < letters.length && words.length < wanted.length; to++) {
      words += letters[to]!.segment;
      const { index, segment } = letters[to]!;
      if (words === wanted) return [{ start: letters[from]!.index, end: index + segment.length }];
    }
    return [];
  });
}

describe('the words of codings that come in', () => {
  it('are found where a search letter by letter finds them, and nowhere else', async () => {
    let isUnique = 0;
    let isSeveral = 0;
    await onRandomStudies(({ corpus, random }) => {
      for (const transcript of corpus.transcripts.slice(0, 2)) {
        const { text } = transcript;
        if (text.trim() === '') continue;
        const rows: CodingRow[] = Array.from({ length: 8 }, (_, i) => {
          const start = random.below(text.length);
          const words = text.slice(start, start + 1 + random.below(random.chance(0.5) ? 40 : 6));
          const quote = random.chance(0.1)
            ? `${words}x`
            : words.replace(/\s/gu, random.pick([' ', '\n\t', '']));
          return { source: 'a.csv', at: i, quotes: [quote], codes: ['a'], isList: false };
        });
        findSpans(transcript, rows).forEach((found, i) => {
          const [quote] = rows[i]!.quotes;
          if (quote!.trim() === '') return assert.ok(!found.ok);
          const places = twin(text, quote!);
          if (places.length === 1) {
            isUnique++;
            assert.deepEqual(found, { ok: true, value: places[0] });
            return;
          }
          assert.ok(!found.ok);
          if (places.length > 1) {
            isSeveral++;
            assert.match(found.error, new RegExp(`${places.length} times`));
            const { start } = random.pick(places);
            const one = findSpans(transcript, [{ ...rows[i]!, start: String(start) }])[0]!;
            assert.deepEqual(one, { ok: true, value: places.find(place => place.start === start) });
          } else assert.match(found.error, /does not have the words/);
        });
      }
    });
    assert.ok(isUnique > 100 && isSeveral > 100, `${isUnique} ${isSeveral}`);
  });

  it('are checked where positions are given', async () => {
    await onRandomStudies(({ corpus, random }) => {
      for (const transcript of corpus.transcripts.slice(0, 1)) {
        const { text } = transcript;
        if (text.length < 3) continue;
        const start = random.below(text.length - 1);
        const end = start + 1 + random.below(text.length - start - 1);
        const row = { source: 'a.csv', at: 1, codes: ['a'], isList: false, start: `${start}` };
        const find = (quotes: string[], to: number | string = end) =>
          findSpans(transcript, [{ ...row, quotes, end: String(to) }])[0]!;
        const right = find([text.slice(start, end)]);
        assert.deepEqual(find([]), right);
        if (right.ok) {
          const { start: from, end: to } = right.value;
          assert.equal(text.slice(from, to).trim(), text.slice(from, to));
        } else assert.match(right.error, /only white space/);
        assert.ok(!find([`${text.slice(start, end)}x`]).ok);
        assert.ok(!find([], text.length + 1).ok);
        assert.ok(!find([], start).ok);
        assert.ok(!find([], '-1').ok);
        assert.ok(!find([], '1e1').ok);
      }
    });
  });
});
