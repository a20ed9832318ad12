import { oneLine } from '../../base/visible';
import { type PrintedQuote, type QuoteGroup, type QuoteList, quoteRuns } from '../quoteList';
import { WHAT_THIS_COUNTS, above, below } from './around';
import { PAGE_STYLE, escapeHtml, paragraphs } from './html';
import { htmlHead } from './htmlHead';

const STYLE = [
  PAGE_STYLE,
  ':root { --soft: color-mix(in srgb, CanvasText 72%, Canvas); }', // not for the catalogue
  'body { max-width: 46rem; }', // not for the catalogue
  'h2, h3, h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 0.25rem; break-after: avoid; }', // not for the catalogue
  'h2 { font-size: 1.15rem; }', // not for the catalogue
  'blockquote { margin: 0.9rem 0 0.9rem 1.75rem; break-inside: avoid; }', // not for the catalogue
  'blockquote p { white-space: pre-line; }', // not for the catalogue
  'blockquote footer, .around, .about { color: var(--soft); }', // not for the catalogue
].join('\n');

/** HTML has headings of six levels; the first is the title’s. */
const MAX_HEADING = 6;

/** Quotes as one HTML page, below headings. */
export function* quotesHtml(quotes: QuoteList): Generator<string> {
  const title = escapeHtml(oneLine(quotes.title));
  const first = [...htmlHead(title, STYLE), `<h1>${title}</h1>`, ...paragraphs(above(quotes))];
  for (const one of first) yield `${one}\n`;
  for (const group of quotes.groups) yield* section(group);
  const last = [
    ...(below(quotes).length > 0 ? [`<h2>${escapeHtml(WHAT_THIS_COUNTS)}</h2>`] : []),
    ...paragraphs(below(quotes)),
    '</body>',
    '</html>',
  ];
  for (const one of last) yield `${one}\n`;
}

function* section({ name, level, description, quotes }: QuoteGroup): Generator<string> {
  const heading = `h${Math.min(level + 2, MAX_HEADING)}`;
  const aria = level + 2 > MAX_HEADING ? ` aria-level="${level + 2}"` : ''; // not for the catalogue
  yield `<${heading}${aria} dir="auto">${escapeHtml(oneLine(name))}</${heading}>\n`; // not for the catalogue
  if (description) yield `<p class="about" dir="auto">${escapeHtml(oneLine(description))}</p>\n`; // not for the catalogue
  for (const quote of quotes) yield block(quote);
}

function block(quote: PrintedQuote): string {
  const around = (text: string) => `<span class="around">${text}</span>`; // not for the catalogue
  const words = quoteRuns(quote)
    .map(({ text, isAround }) => (isAround ? around(escapeHtml(text)) : escapeHtml(text)))
    .join('');
  const source = quote.attribution === '' ? '' : `<footer>${escapeHtml(quote.attribution)}</footer>`;
  return `<blockquote dir="auto"><p dir="auto">${words}</p>${source}</blockquote>\n`; // not for the catalogue
}
