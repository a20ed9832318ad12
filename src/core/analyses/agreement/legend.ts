import type { Agreement } from './agreement';
import type { ComparedCoding } from './comparedCoding';
import type { Measures } from './measures';

/** What the columns mean, a sentence each, with the sources of the formulas. */
export function legend(
  { coders }: ComparedCoding,
  { settings }: Agreement,
  measures: Measures,
): readonly string[] {
  const { unit, resamples, seed, clusters } = settings;
  const isPair = coders.length === 2;
  if (unit === 'segment') {
    return [
      `n: pairs of segments that match and segments without a match${isPair ? '' : ', over all pairs of coders'}. %: pairs of n. Positive %: 2a / (2a + b + c), of both one coder’s and the other’s segments.`,
      'κ and α need units that nobody coded; segments have none.',
    ];
  }
  return [
    `n: ${unit}s that ${isPair ? 'both coders' : 'at least two coders'} rate. ${isPair ? '' : 'Both, only first, only second, neither: summed over all pairs of coders. '}%: ${isPair ? 'both or neither, of n' : 'agreeing pairs of coders in a unit, as a mean over units'}. Positive %: 2a / (2a + b + c), with a both, b and c only one.`,
    `κ: ${isPair ? 'Cohen (1960)' : 'Cohen (1960), as a mean over the pairs of coders (Light 1971)'}. α: Krippendorff (2011), nominal. In the last row both are pooled over codes: mean observed and mean expected agreement first (de Vries et al. 2008); its counts are added up.`,
    ...(resamples > 0
      ? [
          `α from, to: 95 % interval, from ${resamples} resamples of the ${clusters.count} ${clusters.kind}s (cluster bootstrap, seed ${seed}); none where more than one in twenty of these has no variation.${clusters.kind === 'turn' && unit !== 'transcript' ? ' There are too few transcripts to draw from; turns of one transcript are no independent sample, so that intervals are rather too narrow.' : ''}`,
        ]
      : []),
    ...(measures === 'all'
      ? [
          `${isPair ? 'π: Scott (1955). ' : ''}Fleiss κ: Fleiss (1971). AC1: Gwet (2008). B–P: Brennan & Prediger (1981). AC1 and B–P come out high where a code is rare or nearly everywhere: read them beside α and prevalence, the share of yes among all ratings.`,
        ]
      : []),
    'No variation: all ratings are the same, and no figure says anything.',
  ];
}
