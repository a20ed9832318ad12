import * as l10n from '@vscode/l10n';
import type { Blindness } from '../../../session/blind';

/** Why only one's own coding is shown. */
export function reasonOf({ by, coder }: Blindness): string {
  const name = coder?.name ?? coder?.id;
  const reason =
    by === 'study'
      ? l10n.t('The study is in a blind phase: everyone sees only their own coding.')
      : l10n.t('You have chosen to code blind: you see only your own coding.');
  return name === undefined
    ? `${reason} ${l10n.t('No coding is shown until you select who is coding.')}`
    : `${reason} ${l10n.t('You are coding as {0}.', name)}`;
}

/** What is hidden, and what is not. */
export function hiddenParts(): string {
  return [
    l10n.t(
      'Hidden is the coding of all other coders and the consensus: in the text, in every list, count and report, in searches, in problems, and in what git is asked about. Coders cannot be compared.',
    ),
    l10n.t(
      'Shown as always are the codebook, which all coders share, transcripts and participants. The files of other coders can still be opened by hand, outside of what this extension shows.',
    ),
  ].join('\n\n');
}

/** How it ends. */
export function endOf({ by }: Blindness): string {
  return by === 'study'
    ? l10n.t(
        'It ends for everyone when whoever leads the study runs “End Blind Phase…”, which changes study.json, and for you when that change has reached your copy.',
      )
    : l10n.t('It ends when you run “Stop Coding Blind…”.');
}
