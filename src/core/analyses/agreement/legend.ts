import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { Agreement } from './agreement';
import type { ComparedCoding } from './comparedCoding';
import type { Measures } from './measures';
import { UNITS_NAMES } from './units/unitKind';

/** What the columns mean, a sentence each, with the sources of the formulas. */
export function legend(
  { coders }: ComparedCoding,
  { settings }: Agreement,
  measures: Measures,
): readonly string[] {
  const { unit, resamples } = settings;
  const isPair = coders.length === 2;
  if (unit === 'segment') return isPair ? SEGMENTS_OF_PAIR : SEGMENTS_OF_PAIRS;
  return [
    countsLegend(UNITS_NAMES[unit], isPair),
    isPair ? COEFFICIENTS_OF_PAIR : COEFFICIENTS_OF_PAIRS,
    ...(isPair ? [] : [LIGHT]),
    ...(resamples > 0 ? [intervalLegend(settings, measures)] : []),
    ...(measures === 'all' ? [`${isPair ? MORE_OF_PAIR : MORE_OF_PAIRS} ${FLEISS_BELOW}`] : []),
    l10n.t('No variation: all ratings are the same, so no figure would be meaningful.'),
  ];
}

const NO_EMPTY_SEGMENTS = l10n.t('κ and α need units that no one has coded; with segments there are none.');

const SEGMENTS_OF_PAIR = [
  l10n.t(
    'n: pairs of segments that match, and segments without a match. %: matching pairs as a share of n. Positive %: 2a / (2a + b + c), the share of all segments of both coders that match.',
  ),
  NO_EMPTY_SEGMENTS,
];

const SEGMENTS_OF_PAIRS = [
  l10n.t(
    'n: pairs of segments that match, and segments without a match, summed over all pairs of coders. %: matching pairs as a share of n. Positive %: 2a / (2a + b + c), the share of all segments of both coders of a pair that match.',
  ),
  NO_EMPTY_SEGMENTS,
];

function countsLegend(units: string, isPair: boolean): string {
  return isPair
    ? l10n.t(
        'n: {0} that both coders rate. %: both or neither, as a share of n. Positive %: 2a / (2a + b + c), where a is “both” and b and c are “only one of them”.',
        units,
      )
    : l10n.t(
        'n: {0} that at least two coders rate. Both, only first, only second, neither: summed over all pairs of coders. %: agreeing pairs of coders in a unit, as a mean over units. Positive %: 2a / (2a + b + c), where a is “both” and b and c are “only one of them”.',
        units,
      );
}

const COEFFICIENTS_OF_PAIR = l10n.t(
  'κ: Cohen (1960). α: Krippendorff (2011), nominal. In the last row both are pooled over codes, from mean observed and mean expected agreement (de Vries et al. 2008); its counts are sums.',
);

const COEFFICIENTS_OF_PAIRS = l10n.t(
  'κ: Cohen (1960), as a mean over the pairs of coders (Light 1971). α: Krippendorff (2011), nominal. In the last row both are pooled over codes, from mean observed and mean expected agreement (de Vries et al. 2008); its counts are sums.',
);

function intervalLegend(
  { unit, resamples, seed, clusters }: Agreement['settings'],
  measures: Measures,
): string {
  const interval = l10n.t(
    '{3}: 95% interval from {0} resamples of the {1} (studentized cluster bootstrap, seed {2}), not narrower than by Student’s t; none where more than one in twenty resamples has no variation, or where no coders disagree. Too narrow for codes with few occurrences.',
    resamples,
    clusters.kind === 'turn' ? counted.turns(clusters.count) : counted.transcripts(clusters.count),
    seed,
    measures === 'all' ? l10n.t('From, to') : l10n.t('α from, α to'),
  );
  if (clusters.kind !== 'turn' || unit === 'transcript') return interval;
  return `${interval} ${l10n.t('There are too few transcripts to draw from, so turns are drawn. Turns of one transcript are not independent of each other, so the intervals tend to be too narrow.')}`;
}

const MORE_OF_PAIRS = l10n.t(
  'Fleiss κ: Fleiss (1971). AC1: Gwet (2008). B–P: Brennan & Prediger (1981); with yes and no the same as PABAK (Byrt, Bishop & Carlin 1993). AC1 and B–P are high where a code is rare or almost everywhere; read them together with α and prevalence, the share of “yes” among all ratings.',
);

const LIGHT = l10n.t(
  'Pairs of coders without a κ, as one of them has nothing to rate with the other or both say the same everywhere, are left out of its mean; each of the others has the same weight.',
);

const FLEISS_BELOW = l10n.t(
  'With missing data, Fleiss κ can be far below −1: it takes agreement from units that two coders rate, and chance from all that anyone rates.',
);

const MORE_OF_PAIR = `${l10n.t('π: Scott (1955).')} ${MORE_OF_PAIRS}`;
