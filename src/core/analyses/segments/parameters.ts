import * as l10n from '@vscode/l10n';
import type { Flag, NumberParameter } from '../kit/parameters';

/** Whether only key quotes have a row. */
export const key: Flag = {
  kind: 'flag',
  title: l10n.t('Only key quotes'),
  help: l10n.t('only segments that are marked as key quotes'),
};

/** Number of words; longer quotes are shortened. */
export const longest: NumberParameter = {
  kind: 'number',
  isSeldom: true,
  title: l10n.t('Longest quote, in words'),
  help: l10n.t('shorten longer quotes in the middle: […]; 0 for whole quotes'),
  min: 0,
  isWhole: true,
  default: 0,
};
