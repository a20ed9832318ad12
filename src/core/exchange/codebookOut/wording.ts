import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { CodebookDocument, CodebookEntry, DocumentGroup } from './codebookDocument';

/** What was coded by a code: “5 participants, 2 transcripts, 7 segments”. */
export function countsInWords({ counts }: Pick<CodebookEntry, 'counts'>): string {
  const { participants, transcripts, segments } = counts;
  if (segments === 0) return l10n.t('no segments');
  return [
    counted.participants(participants),
    counted.transcripts(transcripts),
    counted.segments(segments),
  ].join(', ');
}

/** What is special about a code, in a word each. */
export function remarksOf({ code, groups }: CodebookEntry): readonly string[] {
  return [
    ...(code.retired ? [l10n.t('retired')] : []),
    ...(groups.length > 0 ? [l10n.t('in the code group {0}', quoted(groups))] : []),
  ];
}

function quoted(names: readonly string[]): string {
  return names.map(name => `“${name}”`).join(', ');
}

/** What is read before the codes, a paragraph each. */
export function aboveOf({ scope, warnings, groups }: CodebookDocument): readonly string[] {
  return [
    scope,
    ...(warnings.length > 0 ? [l10n.t('Please note: {0}', warnings.join(' '))] : []),
    ...groups.map(inWords),
  ];
}

/** “Code group “Emotions”: Fear, Joy. What they feel.” */
function inWords({ name, description, codes }: DocumentGroup): string {
  const names = codes.length > 0 ? codes.map(code => code.name).join(', ') : l10n.t('no codes yet');
  return [l10n.t('Code group “{0}”: {1}.', name, names), description].filter(Boolean).join(' ');
}
