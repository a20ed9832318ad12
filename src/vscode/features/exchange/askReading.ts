import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { enumerate, quoted } from '../../../core/base/phrases';
import { type Reading, readingName } from '../../../core/exchange/projectIn/positions';
import { readingChoices } from '../../../core/exchange/projectIn/readingChoices';
import type { SourceIn } from '../../../core/exchange/projectIn/sourcesIn';

/** Passages that show what a way of counting makes of them. */
const MAX_PASSAGES = 3;

/** Asks how a project counts positions, where that is not clear, with some passages as each way has them. */
export async function askReading(name: string, unclear: readonly SourceIn[]): Promise<Reading | undefined> {
  const rows = readingChoices(unclear, MAX_PASSAGES).map(({ reading, hits, of, passages }) => ({
    label: readingTitle(reading),
    description: l10n.t('{0} of {1} ends fit words', hits, of),
    detail: passages.map(words => quoted(words)).join(' · '),
    reading,
  }));
  const paths = unclear.map(({ path }) => path);
  const picked = await vscode.window.showQuickPick(rows, {
    title: l10n.t('How does {0} count positions?', name),
    placeHolder: l10n.t(
      'It is not clear for {0}. In which row are the passages whole words?',
      enumerate(paths, 3),
    ),
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return picked?.reading;
}

/** A way of counting in words, with the name that the command line has for it. */
function readingTitle(reading: Reading): string {
  const { unit, crlf, countsMark } = reading;
  const parts = [
    unit === 'utf-16' ? l10n.t('In UTF-16 units') : l10n.t('In characters of Unicode'),
    ...(crlf === 1 ? [l10n.t('line endings of Windows as one')] : []),
    ...(countsMark ? [l10n.t('a byte order mark as a character')] : []),
  ];
  return `${parts.join(', ')} (${readingName(reading)})`;
}
