import { oneLine } from '../../base/visible';
import { type PrintedQuote, type QuoteGroup, type QuoteList, quoteRuns } from '../quoteList';
import { WHAT_THIS_COUNTS, above, below } from './around';
import { escapeMarkdown, list } from './markdown';

/** Markdown has headings of six levels; the first two are above and at the title. */
const MAX_HEADING = 6;

/** Quotes as quotation blocks below headings. */
export function* quotesMarkdown(quotes: QuoteList): Generator<string> {
  yield `## ${line(quotes.title)}\n`;
  for (const sentence of above(quotes)) yield `\n${line(sentence)}\n`;
  yield* quoteSections(quotes);
  const last = below(quotes);
  if (last.length > 0) yield `\n### ${WHAT_THIS_COUNTS}\n\n`;
  yield* list(last);
}

/** The quotes alone, below their headings. */
export function* quoteSections({ groups }: Pick<QuoteList, 'groups'>): Generator<string> {
  for (const group of groups) yield* section(group);
}

function* section({ name, level, description, quotes }: QuoteGroup): Generator<string> {
  yield `\n${'#'.repeat(Math.min(level + 3, MAX_HEADING))} ${line(name)}\n`;
  if (description) yield `\n${line(description)}\n`;
  for (const quote of quotes) yield `\n${block(quote)}`;
}

function block(quote: PrintedQuote): string {
  const runs = quoteRuns(quote);
  // what is around the words is told apart by the words’ being bold
  const strong = runs.length > 1 ? '**' : '';
  const text = runs
    .map(({ text, isAround }) => (isAround ? escaped(text) : `${strong}${escaped(text)}${strong}`))
    .join('')
    .replaceAll('\n', '\\\n> ');
  return `> ${text}\n${quote.attribution === '' ? '' : `>\n> ${line(quote.attribution)}\n`}`;
}

function line(text: string): string {
  return escaped(oneLine(text));
}

/** Text of which no line is taken for a list, a heading or a rule. */
function escaped(text: string): string {
  return escapeMarkdown(text).replace(/^(\s*)([-+=])|^(\s*\d+)([.)])/gm, '$1$3\\$2$4');
}
