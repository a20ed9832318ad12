import * as l10n from '@vscode/l10n';
import { CONSENSUS } from '../../core/coding/sidecarName';
import type { OpeningStudy } from '../session/openStudy';

/** What people call a coder: the name that the study gives, else the id. */
export function coderName({ study }: OpeningStudy, id: string): string {
  const name = study.file?.coders.find(coder => coder.id === id)?.name;
  return name ?? (id === CONSENSUS ? l10n.t('consensus') : id);
}
