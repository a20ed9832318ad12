import * as l10n from '@vscode/l10n';
import type { UnassignedLabel } from '../../../core/participants/speakers';

/** Why the turns under a label are no participant's. */
export function reasonText(reason: UnassignedLabel['reason'], label: string): string {
  switch (reason) {
    case 'unclaimed':
      return l10n.t('“{0}” is not assigned to a participant: its turns count for no one.', label);
    case 'several':
      return l10n.t(
        '“{0}” is assigned to several participants, and the transcript is not assigned to exactly one of them: its turns count for no one.',
        label,
      );
    case 'interviewer':
      return l10n.t(
        '“{0}” is assigned to both an interviewer and a participant: its turns count for no one.',
        label,
      );
  }
}
