import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DOCUMENTS } from '../../study/transcripts/language';
import type { ComparisonSubject } from './comparisonSubject';
import type { Difference } from './openComparison';

const COMMANDS = [
  'transcriptCoder.takeVersionA',
  'transcriptCoder.takeVersionB',
  'transcriptCoder.takeBoth',
  'transcriptCoder.takeNeither',
  'transcriptCoder.reopenDifference',
  'transcriptCoder.compareSideBySide',
];

/** Over a difference: both versions, and what can be decided. */
export function registerHover(subject: () => ComparisonSubject | undefined): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DOCUMENTS, {
    provideHover(document, position) {
      const current = subject();
      const found = current?.touching(document, position) ?? [];
      if (!current || found.length === 0) return undefined;
      return new vscode.Hover(found.map(one => describe(current, one)));
    },
  });
}

function describe(subject: ComparisonSubject, one: Difference): vscode.MarkdownString {
  const text = subject.describe(one);
  text.isTrusted = { enabledCommands: COMMANDS };
  const link = (label: string, command: string) =>
    `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([{ item: one.id }]))})`;
  const decisions = !subject.comparison.canDecide
    ? []
    : [
        link(l10n.t('Take A'), 'transcriptCoder.takeVersionA'),
        link(l10n.t('Take B'), 'transcriptCoder.takeVersionB'),
        link(l10n.t('Both'), 'transcriptCoder.takeBoth'),
        link(l10n.t('Neither'), 'transcriptCoder.takeNeither'),
        ...(one.state === 'decided' ? [link(l10n.t('Reopen'), 'transcriptCoder.reopenDifference')] : []),
      ];
  const all = [...decisions, link(l10n.t('Side by side'), 'transcriptCoder.compareSideBySide')];
  return text.appendMarkdown(all.join(' · '));
}
