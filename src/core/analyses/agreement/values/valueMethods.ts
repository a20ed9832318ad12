import * as l10n from '@vscode/l10n';
import { counted } from '../../../base/phrases';
import type { Corpus } from '../../../corpus/corpus';
import { namesOf, overlapPercent, together } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import type { UnitKind } from '../units/unitKind';
import type { ValueAgreement } from './valueAgreement';

/** How agreement on values was computed, as a paragraph for a methods section, from the settings. No figure and no judgement. */
export function valueMethods(
  corpus: Corpus,
  { coders, facts }: ComparedCoding,
  { settings }: ValueAgreement,
): string {
  const { unit, overlap, resamples } = settings;
  return [
    l10n.t(
      'How agreement on values was computed: the values that {0} coders ({1}) had given to their codings were compared with Transcript Coder in {2}, for each code with a scale.',
      coders.length,
      together(namesOf(corpus, coders)),
      counted.transcripts(facts.comparedTranscripts),
    ),
    unit === 'segment' ? segmentUnit(overlap) : `${UNITS[unit]} ${SEVERAL}`,
    ...(facts.speakers === 'participants' ? [l10n.t('Only participants’ turns were included.')] : []),
    ...(facts.missing === 'unfinished'
      ? [l10n.t('For each coder, only transcripts that they had marked as complete were included.')]
      : []),
    l10n.t('Only units in which at least two coders had given a value were counted.'),
    coders.length === 2 ? MEASURES_OF_PAIR : MEASURES_OF_PAIRS,
    ...(resamples === 0 ? [] : [intervalSentence(settings)]),
    l10n.t('Where nothing varied, no figure is given.'),
  ].join(' ');
}

const UNITS: Readonly<Record<Exclude<UnitKind, 'segment'>, string>> = {
  turn: l10n.t(
    'The unit was the turn; a coder’s value in it was that of their segments with the code that shared a character with it.',
  ),
  paragraph: l10n.t(
    'The unit was the paragraph; a coder’s value in it was that of their segments with the code that shared a character with it.',
  ),
  sentence: l10n.t(
    'The unit was the sentence; a coder’s value in it was that of their segments with the code that shared a character with it.',
  ),
  character: l10n.t(
    'The unit was the character (UTF-16 code unit, without white space between turns); a coder’s value there was that of their segments with the code that covered it.',
  ),
  transcript: l10n.t(
    'The unit was the transcript; a coder’s value in it was that of their segments with the code.',
  ),
};

const SEVERAL = l10n.t(
  'Several different values of one coder in a unit were replaced by their mean (numbers) or their lower median (values in order).',
);

/** @param overlap intersection over union, in per cent */
function segmentUnit(overlap: number): string {
  return `${pairedBy(overlap)} ${l10n.t('Of several ways to pair segments, the one with the largest sum of overlaps was taken.')}`;
}

function pairedBy(overlap: number): string {
  if (overlap === 0) {
    return l10n.t(
      'The unit was a pair of segments of two coders with the same code that shared a character, each segment in at most one pair.',
    );
  }
  if (overlap === 100) {
    return l10n.t(
      'The unit was a pair of identical segments of two coders with the same code, each segment in at most one pair.',
    );
  }
  return l10n.t(
    'The unit was a pair of segments of two coders with the same code, where what both covered was at least {0} of what either covered, each segment in at most one pair.',
    overlapPercent(overlap),
  );
}

const MEASURES_OF_PAIR = l10n.t(
  'Reported are the share of units with the same value, Cohen’s (1968) weighted κ with linear and with quadratic weights, and Krippendorff’s (2011) α, for ordinal data where values are in order and for interval data where they are numbers.',
);

const MEASURES_OF_PAIRS = l10n.t(
  'Reported are the share of pairs of coders with the same value, as a mean over units, Cohen’s (1968) weighted κ with linear and with quadratic weights, as means over the pairs of coders (Light 1971), and Krippendorff’s (2011) α, for ordinal data where values are in order and for interval data where they are numbers.',
);

function intervalSentence({ resamples, seed, clusters }: ValueAgreement['settings']): string {
  return clusters === 'transcript'
    ? l10n.t(
        'Intervals of α are 95% intervals by a studentized bootstrap with {0} resamples of whole transcripts (seed {1}), not narrower than by Student’s t with linearized standard errors.',
        resamples,
        seed,
      )
    : l10n.t(
        'Intervals of α are 95% intervals by a studentized bootstrap with {0} resamples of whole turns (seed {1}), not narrower than by Student’s t with linearized standard errors.',
        resamples,
        seed,
      );
}
