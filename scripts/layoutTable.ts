import { BUILT_IN, type PatternKind } from '../src/core/turns/patterns/builtIn';

const BEGIN = '<!-- layouts: made by `npm run layouts` -->';
const END = '<!-- /layouts -->';

const HEADINGS: Readonly<Record<PatternKind, string>> = {
  colon: 'With a colon, or a sign that is as clear',
  timed: 'Nothing but a label and a timestamp on the line',
  alone: 'Nothing but a label on the line, which recurs',
  claimed: 'If the study declares the label, or if most of the transcript is laid out so',
  layout: 'If most of the transcript is laid out so',
};

/** A page of the documentation with the table of layouts as `builtIn.ts` has them. */
export function withLayoutTable(page: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`The page has no “${BEGIN}” … “${END}”.`);
  return `${page.slice(0, from)}${BEGIN}\n\n${layoutTable()}\n${page.slice(to)}`;
}

function layoutTable(): string {
  const lines: string[] = [];
  for (const [kind, heading] of Object.entries(HEADINGS)) {
    lines.push(`**${heading}**`, '', '| pattern | example |', '|---|---|');
    for (const pattern of BUILT_IN)
      if (pattern.kind === kind) lines.push(`| ${code(pattern.source)} | ${code(pattern.example)} |`);
    lines.push('');
  }
  return lines.join('\n');
}

/** In a cell of a table, where a bar would end it and a line break cannot be. */
function code(text: string): string {
  const shown = text
    .replaceAll('\t', '→')
    .replaceAll('|', '\\|')
    .replace(/\n$/, '\\n')
    .replaceAll('\n', ' ⏎ ');
  return `\`${shown.replace(/ +$/, blanks => '␣'.repeat(blanks.length))}\``;
}
