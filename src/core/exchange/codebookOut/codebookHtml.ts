import * as l10n from '@vscode/l10n';
import { oneLine, visibleLines } from '../../base/visible';
import { FIELD_NAMES, SCALE_NAME, definedFields } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import { WHAT_THIS_COUNTS } from '../../report/formats/around';
import { escapeHtml } from '../../report/formats/html';
import { htmlHead } from '../../report/formats/htmlHead';
import { markdownToHtml } from '../../text/markdown';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';
import { aboveOf, countsInWords, remarksOf } from './wording';

const STYLE = [
  ':root { color-scheme: light dark; --soft: color-mix(in srgb, CanvasText 72%, Canvas); --line: color-mix(in srgb, CanvasText 22%, Canvas); }', // not for the catalogue
  'body { font: 15px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }', // not for the catalogue
  'h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1.05rem; } h4, h5, h6 { font-size: 1rem; }', // not for the catalogue
  'h2, h3, h4, h5, h6 { margin: 0; font-weight: 600; overflow-wrap: anywhere; break-after: avoid; }', // not for the catalogue
  'p { margin: 0.25rem 0; } ul, ol { margin: 0.25rem 0; padding-inline-start: 1.4em; }', // not for the catalogue
  'section { margin: 1.2rem 0 0; padding-inline-start: calc(var(--level) * 1.2rem); }', // not for the catalogue
  'section.top { padding-top: 1rem; border-top: 1px solid var(--line); }', // not for the catalogue
  '.disc { display: inline-block; width: 0.7em; height: 0.7em; margin-inline-end: 0.5em; border-radius: 50%; print-color-adjust: exact; }', // not for the catalogue
  '.counts, footer { color: var(--soft); font-size: 0.9em; }', // not for the catalogue
  'dl { margin: 0.4rem 0 0; display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.2rem 1rem; }', // not for the catalogue
  'dt { color: var(--soft); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; } dd > :first-child { margin-top: 0; }', // not for the catalogue
  'blockquote { margin: 0.4rem 0; padding-inline-start: 0.8rem; border-inline-start: 2px solid var(--line); }', // not for the catalogue
  'blockquote cite { color: var(--soft); font-style: normal; font-size: 0.9em; white-space: normal; }', // not for the catalogue
  '.words { white-space: pre-line; }', // not for the catalogue
  'footer { margin-top: 2rem; border-top: 1px solid var(--line); }', // not for the catalogue
  '@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.4rem; } }', // not for the catalogue
  '@media print { body { margin: 0; max-width: none; font-size: 10pt; } blockquote, dl { break-inside: avoid; } }', // not for the catalogue
].join('\n');

/** Deeper codes are indented no further, and have the heading of the deepest level that HTML has. */
const MAX_LEVEL = 8;
const MAX_HEADING = 6;

/** A codebook as one HTML page: nothing remote, no script, fit to print, light or dark as the reader’s system is. */
export function* codebookHtml(document: CodebookDocument): Generator<string> {
  const title = escapeHtml(oneLine(l10n.t('Codebook: {0}', document.study)));
  for (const line of htmlHead(title, STYLE)) yield `${line}\n`;
  yield `<h1>${title}</h1>\n`;
  for (const sentence of aboveOf(document)) yield `<p class="counts">${escapeHtml(oneLine(sentence))}</p>\n`; // not for the catalogue
  for (const entry of document.entries) yield* section(entry);
  yield `<footer>\n<p><strong>${escapeHtml(WHAT_THIS_COUNTS)}</strong></p>\n`;
  for (const one of [...document.definitions, ...document.notes])
    yield `<p>${escapeHtml(oneLine(one))}</p>\n`;
  yield '</footer>\n</body>\n</html>\n';
}

function* section(entry: CodebookEntry): Generator<string> {
  const { code, level, color, quotes } = entry;
  const heading = `h${Math.min(level + 2, MAX_HEADING)}`;
  const aria = level + 2 > MAX_HEADING ? ` aria-level="${level + 2}"` : ''; // not for the catalogue
  const facts = escapeHtml([countsInWords(entry), ...remarksOf(entry)].join(' · '));
  yield `<section${level === 0 ? ' class="top"' : ''} style="--level: ${Math.min(level, MAX_LEVEL)}">\n`; // not for the catalogue
  yield `<${heading}${aria}><span class="disc" style="background: ${escapeHtml(color)}"></span>${escapeHtml(oneLine(code.name))}</${heading}>\n`; // not for the catalogue
  yield `<p class="counts">${facts}</p>\n`; // not for the catalogue
  const fields = definedFields(code);
  if (fields.length > 0 || code.scale) {
    yield '<dl>\n';
    for (const [field, text] of fields)
      yield `<dt>${escapeHtml(FIELD_NAMES[field])}</dt><dd>${markdownToHtml(visibleLines(text)).trim()}</dd>\n`;
    if (code.scale)
      yield `<dt>${escapeHtml(SCALE_NAME)}</dt><dd>${escapeHtml(oneLine(scaleText(code.scale)))}</dd>\n`;
    yield '</dl>\n';
  }
  for (const quote of quotes) {
    const words =
      quote.words === null ? '' : `<span class="words">“${escapeHtml(visibleLines(quote.words))}”</span> `; // not for the catalogue
    yield `<blockquote>${words}<cite>${escapeHtml(quote.attribution)}</cite></blockquote>\n`;
  }
  yield '</section>\n';
}
