import * as l10n from '@vscode/l10n';
import { overlapPercent } from '../captions';
import type { MissingRule } from '../units/missing';
import { type UnitKind, UNIT_NAMES } from '../units/unitKind';
import type { ValueAgreement } from './valueAgreement';

/** A unit, and what a coder's value in it is. @param overlap intersection over union, in per cent */
export function unitLegend(unit: UnitKind, overlap: number): string {
  if (unit === 'segment' && overlap === 0) {
    return l10n.t(
      'Unit: two segments of two coders with the same code that match, each in at most one pair: they share a character. Of several ways to pair them, the one with the largest sum of overlaps.',
    );
  }
  if (unit === 'segment') {
    return l10n.t(
      'Unit: two segments of two coders with the same code that match, each in at most one pair: what both cover is at least {0} of what either covers. Of several ways to pair them, the one with the largest sum of overlaps.',
      overlapPercent(overlap),
    );
  }
  if (unit === 'character') {
    return l10n.t(
      'Unit: character (UTF-16 code unit; white space between turns is not counted). A coder’s value there is that of their segment that covers it; of several different ones, the mean of numbers, or the median of values in order (the lower of two in the middle).',
    );
  }
  return l10n.t(
    'Unit: {0}. A coder’s value there is that of their segments with the code that share a character with it; of several different ones, the mean of numbers, or the median of values in order (the lower of two in the middle).',
    UNIT_NAMES[unit],
  );
}

/** Which values count; that something is not coded says nothing about its value. */
export function missingSentence(rule: MissingRule): string {
  return rule === 'unfinished'
    ? l10n.t(
        'A unit without a value of a coder is missing for them, and so is all of a transcript that they have not completed.',
      )
    : l10n.t(
        'A unit without a value of a coder is missing for them, whether they have completed the transcript or not.',
      );
}

/** What the intervals are drawn from. */
export function intervalLegend({ resamples, seed, clusters }: ValueAgreement['settings']): string {
  if (clusters === 'transcript') {
    return l10n.t(
      'α from, α to: 95% interval from {0} resamples of the transcripts in which two coders have a value of the code (studentized cluster bootstrap, seed {1}), not narrower than by Student’s t; none where more than one in twenty resamples has no variation, or where no coders disagree.',
      resamples,
      seed,
    );
  }
  const interval = l10n.t(
    'α from, α to: 95% interval from {0} resamples of the turns in which two coders have a value of the code (studentized cluster bootstrap, seed {1}), not narrower than by Student’s t; none where more than one in twenty resamples has no variation, or where no coders disagree.',
    resamples,
    seed,
  );
  return `${interval} ${l10n.t('There are too few transcripts to draw from, so turns are drawn. Turns of one transcript are not independent of each other, so the intervals tend to be too narrow.')}`;
}
