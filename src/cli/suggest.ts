import * as l10n from '@vscode/l10n';
import { enumerate } from '../core/base/phrases';
import { UsageError } from './command';

/** So many names are listed. */
const MAX_LISTED = 30;

/**
 * That something does not exist, what was probably meant, and what there is.
 * @param sentence as in “There is no group “…”.”
 * @param where a sentence on where to find the names; without it they are listed
 */
export function unknown(
  sentence: string,
  wanted: string,
  names: readonly string[],
  where = available(names),
): UsageError {
  const meant = nearest(wanted, names);
  return new UsageError(
    [sentence, ...(meant === undefined ? [] : [l10n.t('Did you mean “{0}”?', meant)]), where].join(' '),
  );
}

/** An option was given a value that is not one of its choices. */
export function unknownValue(option: string, wanted: string, choices: readonly string[]): UsageError {
  return unknown(l10n.t('Unknown value “{0}” for {1}.', wanted, option), wanted, choices);
}

function available(names: readonly string[]): string {
  return names.length === 0
    ? l10n.t('There are none.')
    : l10n.t('Available: {0}.', enumerate(names, MAX_LISTED));
}

interface Distance {
  readonly name: string;
  readonly slips: number;
}

/** The name that was probably meant: one that begins so, or the one with the fewest slips, up to one in three letters. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const typed = wanted.toLowerCase();
  const distances = names.map((name): Distance => {
    const full = name.toLowerCase();
    return { name, slips: typed.length > 1 && full.startsWith(typed) ? 0 : slips(typed, full) };
  });
  const best = distances.reduce<Distance | undefined>(
    (least, one) => (least && !isNearer(one, least) ? least : one),
    undefined,
  );
  return best && best.slips <= Math.max(1, Math.floor(typed.length / 3)) ? best.name : undefined;
}

/** With fewer slips, or as many and a shorter name. */
function isNearer(one: Distance, other: Distance): boolean {
  return one.slips < other.slips || (one.slips === other.slips && one.name.length < other.name.length);
}

/** Letters too many, missing, wrong, or two that changed places (optimal string alignment). */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
