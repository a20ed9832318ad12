import { findTurns } from '../../turns/findTurns';
import type { TurnRules } from '../../turns/turnRules';
import { type SourceContent, requireUsualLength } from './source';

type Lines = Extract<SourceContent, { readonly kind: 'lines' }>;

/**
 * Lines as a text: those of plain text as they are. Of a document, whose paragraphs are lines here, with blank lines between
 * paragraphs or without, in whichever way more turns with a label are found; if that is the same, with.
 */
export function layOutLines({ lines, isPlain }: Lines, rules: TurnRules): string {
  if (isPlain) return ended(lines.join('\n'));
  const isSpaced = lines.some((line, i) => line === '' && i > 0 && i < lines.length - 1);
  const full = lines.filter(line => line !== '');
  const ways = [
    ...(isSpaced ? [ended(squeezed(lines).join('\n'))] : []),
    ended(full.join('\n\n')),
    ended(full.join('\n')),
  ];
  requireUsualLength(ways[0]!.length);
  const labels = ways.map(text => labelledTurns(text, rules));
  return ways[labels.indexOf(Math.max(...labels))]!;
}

/** With one blank line where there are several, and none at the ends. */
function squeezed(lines: readonly string[]): string[] {
  const kept = lines.filter((line, i) => line !== '' || lines[i - 1] !== '');
  return kept.slice(kept[0] === '' ? 1 : 0, kept.at(-1) === '' ? -1 : undefined);
}

function labelledTurns(text: string, rules: TurnRules): number {
  return findTurns(text, rules).columns.labelNumbers.reduce((sum, number) => sum + (number >= 0 ? 1 : 0), 0);
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
