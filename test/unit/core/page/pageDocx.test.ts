import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visibleLines } from '../../../../src/core/base/visible';
import { pageDocx } from '../../../../src/core/page/pageDocx';
import type { PageContent } from '../../../../src/core/page/pageModel';
import { type ReadDocx, readDocx } from '../report/docx/readDocx';
import { randomContent } from './randomPage';

async function read(content: PageContent): Promise<ReadDocx> {
  const said = () => ({ caption: ['All coders.'], notes: ['1 segment has no place.'] });
  return readDocx(
    await pageDocx({ content, withoutPlace: 0, said }, { transcript: 'a.txt', study: 'A study' }),
  );
}

/** As XML can have it. */
function possible(text: string): string {
  return visibleLines(text)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\ufffe\uffff]|\udbff[\udffd-\udfff]/g, '\ufffd')
    .replace(/\r/g, '\n');
}

/** What of a text is in lines that are not blank, line by line and character by character. */
function words(text: string, start: number, end: number): string[] {
  const found: string[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    let piece = '';
    let unit = at;
    // characters of two units are in whole
    for (const character of line) {
      if (unit < end && unit + character.length > start) piece += character;
      unit += character.length;
    }
    if (line.trim() !== '' && piece !== '') found.push(piece);
    at += line.length + 1;
  }
  return found;
}

/** With many segments that overlap, over several lines. */
const denseContent: fc.Arbitrary<PageContent> = fc
  .tuple(
    randomContent,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 90 }), fc.nat(2)), { maxLength: 12 }),
  )
  .map(([content, more]) => {
    const { text, segments } = content;
    const added = more
      .map(([at, length, coder], i) => {
        const start = at % Math.max(1, text.length);
        return { id: `t${i}`, start, end: Math.min(text.length, start + length), coder, codes: [i % 5] };
      })
      .filter(({ start, end }) => text.slice(start, end).trim() !== '');
    const all = [...segments, ...added].sort((a, b) => a.start - b.start || b.end - a.end);
    return { ...content, segments: all };
  });

describe('a coded transcript as a Word document', () => {
  it('has every line after its number, and a comment for each code on exactly the words of its segment', async () => {
    const seen = { comments: 0, several: 0, overlaps: 0 };
    await fc.assert(
      fc.asyncProperty(denseContent, async content => {
        const { text, segments, codes, coders } = content;
        const docx = await read(content);
        const lines = text
          .split('\n')
          .flatMap((line, i) => (line.trim() === '' ? [] : [`${i + 1}\t${possible(line)}`]));
        const all = docx.paragraphs.map(paragraph => paragraph.text);
        assert.deepEqual(all.slice(4, 4 + lines.length), lines);
        const expected = segments.flatMap(({ start, end, coder, codes: own, memo, isKey }) => {
          const on = words(text, start, end).map(possible).join('\n');
          const remarks = [...(isKey ? ['key quote'] : []), ...(memo ? [memo] : [])];
          const names = own.map(i => [codes[i]!.name, codes[i]!.path]);
          return (names.length > 0 ? names : [[]]).map((name, i) => ({
            author: coders[coder]!.name,
            text: [...name, ...(i === 0 ? remarks : [])].join('\n'),
            on,
          }));
        });
        assert.deepEqual(
          docx.comments.map(({ author, text: said, on }) => ({
            ...{ author, text: said },
            on: on.replace(/\n\d+\t/g, '\n'),
          })),
          expected,
        );
        seen.comments += expected.length;
        seen.several += expected.filter(({ on }) => on.includes('\n')).length;
        seen.overlaps += segments.filter(one =>
          segments.some(other => one.start < other.start && other.start < one.end && one.end < other.end),
        ).length;
      }),
      { numRuns: 40 },
    );
    assert.ok(seen.comments > 200 && seen.several > 20 && seen.overlaps > 40, JSON.stringify(seen));
  });

  it('names codes with their values, and says what the transcript is of', async () => {
    const docx = await read({
      text: 'INT: How?\n\nAnn: Well, שלום.\n',
      turns: [
        { start: 0, headEnd: 5, end: 10, label: 'INT' },
        { start: 11, headEnd: 16, end: 28, label: 'Ann' },
      ],
      codes: [{ id: 'a', name: 'Mood', path: 'Mood', color: '#000000' }],
      coders: [{ id: 'nd', name: 'N. "D" & <x>' }],
      segments: [{ id: 's', start: 11, end: 20, coder: 0, codes: [0], values: { 0: 'high' } }],
    });
    assert.deepEqual(docx.comments, [
      { author: 'N. "D" & <x>', date: undefined, text: 'Mood: high', on: 'Ann: Well' },
    ]);
    assert.deepEqual(
      docx.paragraphs.map(({ text }) => text),
      [
        'a.txt',
        'A study',
        'All coders.',
        '1 segment',
        '1\tINT: How?',
        '3\tAnn: Well, שלום.',
        'Codes',
        'Mood: 1',
        '1 segment has no place.',
      ],
    );
  });
});
