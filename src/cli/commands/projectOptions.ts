import * as l10n from '@vscode/l10n';
import { READINGS, readingName } from '../../core/exchange/projectIn/positions';
import type { Options } from '../command';

/** Options for projects of other programs. */
export const PROJECT_OPTIONS: Options = {
  positions: {
    group: 'command',
    choices: READINGS.map(readingName),
    default: l10n.t('found out for each source'),
    help: l10n.t('how the program that wrote a REFI-QDA project counts positions'),
  },
  project: {
    group: 'command',
    value: 'NAME',
    help: l10n.t('which project of a database with several'),
  },
};
