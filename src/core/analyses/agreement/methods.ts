import { counted } from '../../base/phrases';
import type { Agreement } from './agreement';
import type { ComparedCoding } from './comparedCoding';
import type { MissingRule } from './units/missing';
import { together, unitInWords } from './captions';

/** How agreement was computed, as a paragraph for a methods section, from the settings. No figure and no judgement. */
export function methodsParagraph(
  { coders, facts }: ComparedCoding,
  { settings, overall }: Agreement,
): string {
  const { unit, overlap, resamples, seed, clusters } = settings;
  const { missing, level, comparedTranscripts, speakers } = facts;
  const isOfSegments = unit === 'segment';
  return [
    `How agreement was computed: the coding of ${coders.length} coders (${together(coders)}) was compared with Transcript Coder in ${counted.transcripts(comparedTranscripts)}, for each code${level === 'codes' ? '' : level === 'all' ? ' and, rolled up, each theme' : ' at the top of the codebook, rolled up'}.`,
    `The unit was the ${unitInWords(unit, overlap)}${speakers === 'participants' ? '; only participants’ turns were units' : ''}.`,
    MISSING[missing],
    isOfSegments
      ? 'Reported are the share of segments that match and positive agreement (2a / (2a + b + c)); coefficients that correct for chance need units that nobody coded and were not computed.'
      : `Reported are percent agreement, positive agreement (2a / (2a + b + c)), ${coders.length > 2 ? 'the mean of the pairs’ ' : ''}Cohen’s (1960) κ and Krippendorff’s (2011) α for nominal data; over all ${counted.codes(overall.codes)}, κ and α are pooled from mean observed and mean expected agreement (de Vries et al. 2008).`,
    ...(isOfSegments || resamples === 0
      ? []
      : [
          `Intervals are percentile intervals (95 %) of α from ${resamples} bootstrap resamples of whole ${clusters.kind}s (${clusters.count}; seed ${seed}).`,
        ]),
    'Where nothing varied, no figure is given.',
  ].join(' ');
}

const MISSING: Readonly<Record<MissingRule, string>> = {
  uncoded:
    'Uncoded text counted as a “no” in transcripts that a coder had declared complete, and elsewhere as missing data.',
  unfinished:
    'Only transcripts that a coder had declared complete counted for them; uncoded text in these was a “no”.',
  nothing: 'Uncoded text counted as a “no” in every transcript that a coder had begun.',
};
