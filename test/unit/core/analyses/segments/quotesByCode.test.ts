import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { segmentsAnalysis } from '../../../../../src/core/analyses/segments/segmentsAnalysis';
import { visibleLines } from '../../../../../src/core/base/visible';
import { formatOf } from '../../../../../src/core/report/formats/formats';
import type { QuoteList } from '../../../../../src/core/report/quoteList';
import type { Report } from '../../../../../src/core/report/report';
import { WHAT_THIS_COUNTS } from '../../../../../src/core/report/formats/around';
import { corpusOf } from '../kit/corpora';
import { onRandomStudies } from '../kit/onRandomStudies';
import { inBookOrder, upwards } from '../kit/twinScope';
import { assertReadAlike } from '../../report/docx/mammothDocx';
import { readDocx } from '../../report/docx/readDocx';
import { twin } from './twin';

const noPicture = () => Promise.reject(new Error('no picture'));

async function written(report: Report, ending: string): Promise<string> {
  const chunks = await formatOf(`a.${ending}`)!.write(report, noPicture);
  return [...(chunks as Iterable<string>)].join('');
}

async function docxOf(report: Report) {
  const bytes = (await formatOf('a.docx')!.write(report, noPicture)) as Uint8Array;
  const found = readDocx(bytes);
  await assertReadAlike(bytes, found);
  return found;
}

interface Printed {
  readonly heading: string;
  readonly words: string;
  readonly attribution: string;
}

function printed({ groups }: QuoteList): Printed[] {
  return [...groups].flatMap(({ name, quotes }) =>
    quotes.map(({ words, attribution }) => ({ heading: name, words, attribution })),
  );
}

/** What XML cannot have is replaced, as the document has it. */
function possible(text: string): string {
  return visibleLines(text).replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
}

/** Texts of the elements of a page with a name, as they are on disk. */
function textsOf(html: string, names: readonly string[]): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', error => assert.fail(error.message));
  parser.on('opentag', ({ name }) => {
    if (!names.includes(name)) return;
    open.push({ name, text: '' });
    found.push(open.at(-1)!);
  });
  parser.on('closetag', ({ name }) => void (names.includes(name) && open.pop()));
  parser.on('text', text => void (open.length > 0 && (open.at(-1)!.text += text)));
  const body = html.slice(html.indexOf('<h1>'), html.indexOf('</body>'));
  parser.write(`<x>${body.replace(/\p{Cs}/gu, '\ufffd')}</x>`).close();
  return found;
}

describe('quotes by code', () => {
  it('have every segment once under each of its codes, on random studies, and so in Word and HTML', async () => {
    const seen = { quotes: 0, several: 0, unknown: 0, turns: 0, docx: 0, key: 0, attributed: 0 };
    await onRandomStudies(async ({ study, corpus, filters, scope, random }) => {
      const options = { longest: random.pick([0, 0, 3]), context: 0, key: random.chance(0.3) };
      const found = runAnalysis(segmentsAnalysis, corpus, filters, options);
      assert.ok(found.ok);
      const quotes = printed(found.value.quotes!);
      assert.deepEqual(printed(found.value.quotes!), quotes, 'the same when they are made again');

      const order = inBookOrder(study.codes);
      const rows = twin(study, scope, { ...options, per: 'segment' }) as {
        codes: string[];
        names: string[];
        transcript: string;
        start: number;
        end: number;
        quote: string;
        line: number;
        participants: string[];
        speakers: string[];
      }[];
      const wanted = filters.codes?.length ? filters.codes : rows.flatMap(({ codes: own }) => own);
      const expected: (Printed & { place: string })[] = [];
      const ids = [
        ...order,
        ...new Set(rows.flatMap(({ codes }) => codes).filter(id => !order.includes(id))),
      ];
      for (const id of ids) {
        if (!(order.includes(id) ? scope.codes : wanted).includes(id)) continue;
        for (const row of rows) {
          const at = row.codes.indexOf(id);
          if (at < 0) continue;
          const place = `${id} ${row.transcript} ${row.start} ${row.end}`;
          if (expected.some(one => one.place === place)) continue;
          const who = (row.participants.length > 0 ? row.participants : row.speakers).join('; ');
          if (row.codes.length > 1) seen.several++;
          if (!order.includes(id)) seen.unknown++;
          expected.push({
            place,
            heading: row.names[at]!,
            words: row.quote,
            attribution: `— ${who === '' ? '' : `${who}, `}${row.transcript}, l. ${row.line}`,
          });
        }
      }
      assert.deepEqual(
        quotes,
        expected.map(({ place: _, ...one }) => one),
      );

      // headings: exactly the codes with quotes and those above them
      const names = [...found.value.quotes!.groups].map(({ name }) => name);
      const nameOf = (id: string) => study.codes.find(one => one.id === id)?.name ?? id;
      const needed = new Set(
        expected.flatMap(({ place }) => {
          const id = place.split(' ')[0]!;
          return order.includes(id)
            ? upwards(study.codes, id).filter(one => scope.codes.includes(one))
            : [id];
        }),
      );
      assert.deepEqual(names, ids.filter(id => needed.has(id)).map(nameOf));

      const { paragraphs, tables } = await docxOf(found.value);
      assert.equal(tables.length, 0);
      const texts = quotes.map(({ words, attribution }) => possible(`${words}\n${attribution}`));
      assert.deepEqual(
        paragraphs.filter(({ style }) => style === 'Quote').map(({ text }) => text),
        texts,
      );
      const headings = paragraphs.filter(({ style }) => style?.startsWith('Heading')).map(({ text }) => text);
      assert.deepEqual(headings, [...names.map(possible), WHAT_THIS_COUNTS]);
      const html = textsOf(await written(found.value, 'html'), ['p', 'footer', 'blockquote']);
      const blocks = html.flatMap(({ name }, i) =>
        name === 'blockquote' ? [`${html[i + 1]!.text}\n${html[i + 2]!.text}`] : [],
      );
      assert.deepEqual(
        blocks,
        quotes.map(({ words, attribution }) =>
          visibleLines(`${words}\n${attribution}`).replace(/\p{Cs}/gu, '\ufffd'),
        ),
      );

      seen.quotes += quotes.length;
      seen.docx += paragraphs.length;
      if (options.key) seen.key += quotes.length;
      seen.turns += quotes.filter(({ words }) => words.includes('\n')).length;
      seen.attributed += quotes.filter(({ attribution }) => /^— .+, .+, l\. \d+$/.test(attribution)).length;
    }, 100);
    for (const count of Object.values(seen)) assert.ok(count > 15, JSON.stringify(seen));
  });

  const codes = [
    { id: 'care', name: 'Care', description: 'How they\nare treated' },
    { id: 'calm', name: 'Calm', parent: 'care' },
    { id: 'time', name: 'Time', parent: 'care' },
  ];
  const text = 'Ann: I *like*\nthe calm.\n\nINT: Why?\n\nAnn: 1. It is quiet.\n';
  const study = {
    participants: [{ id: 'a', name: 'Ann A.', speakers: ['Ann'] }],
    interviewers: ['INT'],
    coders: [{ id: 'nd', name: 'N. D.' }],
  };
  const corpus = (attribution?: string) =>
    corpusOf({ ...study, ...(attribution === undefined ? {} : { attribution }) }, codes, {
      '1.txt': [
        text,
        { words: 'the calm.\n\nINT: Why?', codes: ['calm'] },
        { words: 'the calm.\n\nINT: Why?', codes: ['calm', 'care'], coder: 'ks' },
        { words: '1. It is quiet.', codes: ['calm'] },
        { words: 'Why?', codes: ['calm'] },
      ],
    });
  const run = (attribution?: string, given = {}) => {
    const found = runAnalysis(segmentsAnalysis, corpus(attribution), {}, given);
    assert.ok(found.ok);
    return found.value;
  };

  it('print the same words once under a code, whoever coded them, and name all of these', () => {
    const words = ['one', 'two', 'three'];
    const segment = fc.record({
      words: fc.constantFrom(...words),
      codes: fc.subarray(['care', 'calm', 'time'], { minLength: 1 }),
      coder: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), segments => {
        const corpus = corpusOf({ attribution: '{coder}' }, codes, {
          '1.txt': [words.join(' '), ...segments],
        });
        const found = runAnalysis(segmentsAnalysis, corpus);
        assert.ok(found.ok);
        const expected = codes.flatMap(({ id, name }) =>
          words.flatMap(word => {
            const all = segments.filter(one => one.words === word && one.codes.includes(id));
            const coders = ['a', 'b', 'c'].filter(coder => all.some(one => one.coder === coder));
            return all.length === 0 ? [] : [{ heading: name, words: word, attribution: coders.join('; ') }];
          }),
        );
        assert.deepEqual(
          printed(found.value.quotes!).map(one => ({
            ...one,
            attribution: one.attribution.split('; ').sort().join('; '),
          })),
          expected,
        );
      }),
    );
  });

  it('are quotation blocks in Markdown, of which no line is taken for anything else', async () => {
    const [, body = ''] = /(### Care[^]*)\n### What/.exec(await written(run(), 'md')) ?? [];
    assert.equal(
      body,
      `### Care

How they are treated

> the calm.\\
> INT: Why?
>
> — Ann A., 1.txt, l. 2

#### Calm

> the calm.\\
> INT: Why?
>
> — Ann A., 1.txt, l. 2

> Why?
>
> — INT, 1.txt, l. 4

> 1\\. It is quiet.
>
> — Ann A., 1.txt, l. 6
`,
    );
  });

  it('say where they are from as the study has it, naming all who coded the words', () => {
    const sources = (attribution: string) => printed(run(attribution).quotes!).map(one => one.attribution);
    assert.deepEqual(sources('({speaker}: {coder}; {code})'), [
      '(Ann; INT: ks; Care)',
      '(Ann; INT: ks; N. D.; Calm)',
      '(INT: N. D.; Calm)',
      '(Ann: N. D.; Calm)',
    ]);
    assert.deepEqual(sources('{participant}, {speaker}')[2], 'INT', 'a label is not said twice');
  });

  it('have the words around them in a softer colour, and bold words in Markdown', async () => {
    const md = await written(run(undefined, { context: 2 }), 'md');
    assert.ok(md.includes('> I \\*like\\* **the calm.\\\n> INT: Why?** Ann: 1. It\n'), md);
    const { paragraphs } = await docxOf(run(undefined, { context: 2 }));
    assert.equal(
      paragraphs.find(({ style }) => style === 'Quote')!.text.split('\n')[0],
      'I *like* the calm.',
    );
  });

  it('are not there where the table is asked for; other formats have the table anyway', async () => {
    const table = run(undefined, { as: 'table' });
    assert.equal(table.quotes, undefined);
    assert.equal((await docxOf(table)).tables.length, 1);
    assert.match(await written(table, 'md'), /^\| Codes /m);
    assert.equal(await written(table, 'csv'), await written(run(), 'csv'));
    assert.equal(await written(table, 'txt'), await written(run(), 'txt'));
    assert.equal(await written(table, 'json'), await written(run(), 'json'));
  });
});
