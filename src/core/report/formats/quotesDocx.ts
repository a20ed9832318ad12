import { QUOTE, docxFile, heading, soft, titleOf } from '../docx/docxFile';
import { type Block, type Docx, DocxXml, SOFT } from '../docx/docxText';
import { paragraphXml, runsXml } from '../docx/docxXml';
import { type PrintedQuote, type QuoteGroup, type QuoteList, quoteRuns } from '../quoteList';
import { above } from './around';
import { lastWords } from './docx';

/** Quotes as a Word document: headings of themes and codes, each quote a paragraph in Word’s style for it. */
export async function quotesDocx(quotes: QuoteList): Promise<Uint8Array> {
  const docx = await import('docx');
  const blocks: Block[] = [titleOf(docx, quotes.title), ...above(quotes).map(text => soft(docx, text))];
  for (const group of quotes.groups) blocks.push(...section(docx, group));
  blocks.push(...lastWords(docx, quotes));
  return docxFile(docx, { title: quotes.title, sections: [{ blocks }] });
}

function section(docx: Docx, { name, level, description, quotes }: QuoteGroup): Block[] {
  return [
    heading(docx, name, level),
    ...(description ? [soft(docx, description, { keepNext: true })] : []),
    ...(quotes.length > 0 ? [new DocxXml(quotes.map(paragraph).join(''))] : []),
  ];
}

/** The attribution is below the words in the same paragraph, so that both are copied as one. */
function paragraph(quote: PrintedQuote): string {
  const words = quoteRuns(quote).map(({ text, isAround }) => runsXml(text, isAround ? { color: SOFT } : {}));
  const source = quote.attribution === '' ? '' : runsXml(`\n${quote.attribution}`, { color: SOFT });
  return paragraphXml({ style: QUOTE }, quote.words, words.join('') + source);
}
