import * as l10n from '@vscode/l10n';
import type { Options } from '../command';

/** Options for files of codings. */
export const CODINGS_OPTIONS: Options = {
  coder: {
    group: 'command',
    value: 'NAME',
    default: l10n.t('the column “coder”'),
    help: l10n.t('whose codings these are, by id or name'),
  },
  by: {
    group: 'command',
    value: '"PROGRAM, VERSION, SETTINGS"', // not for the catalogue
    help: l10n.t('the program that made the codings; needs --coder'),
  },
  map: {
    group: 'command',
    value: 'COLUMN=FIELD',
    isMultiple: true,
    help: l10n.t('which column is the file, quote, start, end, line, turn, code, coder or memo'),
  },
  'new-codes': { group: 'command', help: l10n.t('add codes that the codebook does not have') },
  strict: { group: 'command', help: l10n.t('import nothing if a coding is rejected') },
};
