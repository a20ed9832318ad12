import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';

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
export function remarksOf({ code }: CodebookEntry): readonly string[] {
  return code.retired ? [l10n.t('retired')] : [];
}

/** What is read before the codes, a paragraph each. */
export function aboveOf({ scope, warnings }: CodebookDocument): readonly string[] {
  return [scope, ...(warnings.length > 0 ? [l10n.t('Please note: {0}', warnings.join(' '))] : [])];
}
