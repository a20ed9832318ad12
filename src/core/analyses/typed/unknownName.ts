import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import { nearest } from '../../text/nearestName';

/** So many names are listed. */
const MAX_LISTED = 30;

/**
 * That something does not exist, what was probably meant, and what there is.
 * @param sentence as in “There is no group “…”.”
 * @param where a sentence on where to find the names; without it they are listed
 */
export function unknownInWords(
  sentence: string,
  wanted: string,
  names: readonly string[],
  where = available(names),
): string {
  const meant = nearest(wanted, names);
  return [sentence, ...(meant === undefined ? [] : [l10n.t('Did you mean “{0}”?', meant)]), where].join(' ');
}

/** That an option was given a value that is not one of its choices. */
export function unknownValueInWords(option: string, wanted: string, choices: readonly string[]): string {
  return unknownInWords(l10n.t('Unknown value “{0}” for {1}.', wanted, option), wanted, choices);
}

function available(names: readonly string[]): string {
  return names.length === 0
    ? l10n.t('There are none.')
    : l10n.t('Available: {0}.', enumerate(names, MAX_LISTED));
}
