import * as l10n from '@vscode/l10n';
import { isForEveryone } from './blindPhase';
import type { Given, Options } from './command';
import type { StudyReading } from './withStudy';

/** Options of every command that reads a whole study to count it. */
export const READING_OPTIONS: Options = {
  'no-cache': {
    group: 'command',
    help: l10n.t('count everything anew, without what is kept of earlier runs in the user’s cache folder'),
  },
};

export function readReading(given: Given): StudyReading {
  return { isCached: given('no-cache').length === 0, isForEveryone: isForEveryone(given) };
}
