import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../../src/core/base/steps';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { checkManuscript } from '../../../../../src/core/manuscript/checkManuscript';
import { readManuscriptText } from '../../../../../src/core/manuscript/read/readManuscript';
import { correctionOf } from '../../../../../src/core/manuscript/writing/correction';
import { insertedQuote } from '../../../../../src/core/manuscript/writing/insertedQuote';
import { type Quotable, quotables } from '../../../../../src/core/manuscript/writing/quotable';
import { type TextFormat, writtenIn } from '../../../../../src/core/manuscript/writing/written';
import { NodeFileStore } from '../../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../../src/study/readStudy';

const FORMATS: readonly TextFormat[] = ['markdown', 'latex', 'html'];

describe('what is written into a paper', () => {
  let corpus: Corpus;
  let quotes: readonly Quotable[];

  before(async () => {
    ({ corpus } = await readStudy(new NodeFileStore('media/sample-study')));
    const found = finish(quotables(corpus));
    assert.ok(found.ok);
    quotes = found.value;
  });

  for (const format of FORMATS) {
    it(`is read as it was meant, in ${format}`, async () => {
      const signs = fc.constantFrom(...'ab \\`*_{}[]<>#|~&$@%^é.;');
      const words = fc.array(signs, { maxLength: 20 }).map(all => all.join('').replace(/ +/g, ' ').trim());
      await fc.assert(
        fc.asyncProperty(words, async inner => {
          const meant = `So ${inner} it is.`.replace(/ +/g, ' ');
          const { paragraphs } = await readManuscriptText(
            paragraph(format, writtenIn(format, meant)),
            format,
          );
          assert.deepEqual(
            paragraphs.map(({ text }) => text),
            [meant],
          );
        }),
      );
    });

    it(`has quotations of all segments in it that are right, in ${format}`, async () => {
      const paper = quotes
        .map(quote => insertedQuote(quote, format))
        .map(({ text, isBlock }) => (isBlock ? text : paragraph(format, `They said ${text}.`)))
        .join('\n\n');
      const { findings, quotations } = finish(
        checkManuscript(await readManuscriptText(paper, format), corpus),
      );
      assert.deepEqual(findings, []);
      assert.ok(quotations.length > quotes.length / 2);
      assert.ok(quotations.every(({ state }) => state === 'verbatim'));
    });

    it(`is right again when an altered word is corrected, in ${format}`, async () => {
      const long = quotes.filter(({ words }) => !words.includes('\n') && words.split(' ').length > 12);
      for (const [i, quote] of long.slice(0, 40).entries()) {
        const at = 3 + (i % 7);
        const words = quote.words.split(' ');
        const altered = words.with(at, words[at]!.replace(/[\p{L}’']+/u, 'trombone')).join(' ');
        const [before, after] = [altered, quote.words].map(text =>
          paragraph(format, `They said ${insertedQuote({ ...quote, words: text }, format).text}.`),
        ) as [string, string];
        const manuscript = await readManuscriptText(before, format);
        const { findings } = finish(checkManuscript(manuscript, corpus));
        assert.equal(findings.length, 1, altered);
        const { start, end, text } = correctionOf(findings[0]!, manuscript, before)!;
        assert.equal(before.slice(0, start) + text + before.slice(end), after);
      }
    });
  }

  it('names the speakers of several turns, each in a paragraph of a block', () => {
    const blocks = quotes.filter(({ words }) => words.includes('\n'));
    assert.ok(blocks.length > 0);
    for (const block of blocks) {
      const { text, isBlock } = insertedQuote(block, 'markdown');
      assert.ok(isBlock);
      assert.ok(text.split('\n').every(line => line.startsWith('>')));
      assert.ok(text.endsWith(`<!-- segment:${block.id} -->`));
    }
  });

  it('is not corrected where markup among the words would be torn', async () => {
    const text = '“what you do with these *folk is* fine, it has a name, carry on” (Job Coach 3)\n';
    const manuscript = await readManuscriptText(text, 'markdown');
    const { findings } = finish(checkManuscript(manuscript, corpus));
    assert.equal(findings.length, 1);
    const plain = correctionOf(findings[0]!, manuscript, text);
    assert.equal(plain?.text, 'people');
    const wider = { ...findings[0]!, end: findings[0]!.end + ' is fine'.length };
    assert.equal(correctionOf(wider, manuscript, text), undefined);
  });
});

describe('a quotation', () => {
  it('may have other apostrophes than the transcript', async () => {
    const { corpus } = await readStudy(new NodeFileStore('media/sample-study'));
    const said = "I don't get to the fourth thing on day one just because she's crying";
    for (const apostrophe of ["'", '’', 'ʼ']) {
      const paper = await readManuscriptText(
        `“${said.replaceAll("'", apostrophe)}” (Job Coach 3)`,
        'markdown',
      );
      const { findings, quotations } = finish(checkManuscript(paper, corpus));
      assert.deepEqual([findings, quotations.map(({ state }) => state)], [[], ['verbatim']]);
    }
  });
});

function paragraph(format: TextFormat, text: string): string {
  return format === 'html' ? `<p>${text}</p>` : `${text}\n`;
}
