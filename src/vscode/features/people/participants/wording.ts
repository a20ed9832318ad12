import * as l10n from '@vscode/l10n';
import type { UnassignedLabel } from '../../../../core/participants/speakers';

export function turnsText(count: number): string {
  return count === 1 ? l10n.t('1 turn') : l10n.t('{0} turns', count);
}

export function transcriptsText(count: number): string {
  return count === 1 ? l10n.t('1 transcript') : l10n.t('{0} transcripts', count);
}

/** Why the turns under a label are no participant's. */
export function reasonText(reason: UnassignedLabel['reason'], label: string): string {
  switch (reason) {
    case 'unclaimed':
      return l10n.t('“{0}” is no participant’s label: its turns count for nobody.', label);
    case 'several':
      return l10n.t(
        '“{0}” is a label of several participants, and not just one of them claims the transcript: its turns count for nobody.',
        label,
      );
    case 'interviewer':
      return l10n.t(
        '“{0}” is a label of an interviewer and of a participant: its turns count for nobody.',
        label,
      );
  }
}
