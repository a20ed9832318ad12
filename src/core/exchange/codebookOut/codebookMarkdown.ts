import * as l10n from '@vscode/l10n';
import { oneLine, visibleLines } from '../../base/visible';
import { FIELD_NAMES, SCALE_NAME, definedFields } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import { WHAT_THIS_COUNTS } from '../../report/formats/around';
import { escapeMarkdown } from '../../report/formats/markdown';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';
import { aboveOf, countsInWords, remarksOf } from './wording';

/** Markdown has headings of six levels; the first is the title’s. */
const MAX_HEADING = 6;

/**
 * A codebook as Markdown: a heading for each code, with what it means in quotation blocks, so that no line of it can be taken
 * for a code. A comment in the heading says which code it is, for when the file is imported again.
 */
export function* codebookMarkdown(document: CodebookDocument): Generator<string> {
  yield `# ${escapeMarkdown(oneLine(l10n.t('Codebook: {0}', document.study)))}\n`;
  for (const sentence of aboveOf(document)) yield `\n${escapeMarkdown(oneLine(sentence))}\n`;
  for (const entry of document.entries) yield* section(entry);
  const sentences = [...document.definitions, ...document.notes].map(one => escapeMarkdown(oneLine(one)));
  yield `\n---\n\n**${WHAT_THIS_COUNTS}**\n\n${sentences.map(one => `- ${one}\n`).join('')}`;
}

function* section(entry: CodebookEntry): Generator<string> {
  const { code, level, quotes } = entry;
  const depth = Math.min(level + 2, MAX_HEADING);
  const mark = [
    code.id,
    depth < level + 2 ? `level ${level + 1}` : '', // not for the catalogue
    code.retired ? 'retired' : '', // not for the catalogue
  ]
    .filter(Boolean)
    .join(' ');
  yield `\n${'#'.repeat(depth)} ${escapeMarkdown(oneLine(code.name))} <!-- ${commentSafe(mark)} -->\n`;
  yield `\n${escapeMarkdown([countsInWords(entry), ...remarksOf(entry)].join(' · '))}\n`;
  for (const [field, text] of definedFields(code))
    yield `\n**${FIELD_NAMES[field]}** <!-- ${field} -->\n\n${quoted(visibleLines(text))}`;
  if (code.scale)
    yield `\n**${SCALE_NAME}** <!-- scale -->\n\n${quoted(visibleLines(scaleText(code.scale)))}`; // not for the catalogue
  if (quotes.length === 0) return;
  yield `\n**${l10n.t('Key quotes')}** <!-- quotes -->\n\n`;
  for (const quote of quotes) {
    const words = quote.words === null ? '' : `“${escapeMarkdown(oneLine(quote.words))}” `;
    yield `- ${words}${escapeMarkdown(quote.attribution)}\n`;
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '>\n' : `> ${line}\n`))
    .join('');
}

/** A comment ends at two hyphens and an angle bracket: no id of ours has them. */
function commentSafe(text: string): string {
  return text.replace(/--+|[<>\r\n]/g, '-');
}
