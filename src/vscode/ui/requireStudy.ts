import * as l10n from '@vscode/l10n';
import { Refusal } from './commands';
import type { OpenStudy } from '../session/openStudy';
import type { Studies } from '../session/studies';

/** The study that a command is about when it names none. @throws Refusal where there is none */
export function requireStudy({ current }: Studies): OpenStudy {
  if (!current) throw new Refusal(l10n.t('There is no study in this workspace yet.'));
  return current;
}
