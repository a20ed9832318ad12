import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Agreement } from './agreement';
import { namesOf, overlapPercent, together } from './captions';
import type { ComparedCoding, ComparedFacts } from './comparedCoding';
import type { MissingRule } from './units/missing';
import type { UnitKind } from './units/unitKind';

/** How agreement was computed, as a paragraph for a methods section, from the settings. No figure and no judgement. */
export function methodsParagraph(
  corpus: Corpus,
  { coders, facts }: ComparedCoding,
  { settings, overall }: Agreement,
): string {
  const { unit, overlap, resamples } = settings;
  const { missing, level, comparedTranscripts, speakers } = facts;
  const isOfSegments = unit === 'segment';
  return [
    COMPARED[level](
      coders.length,
      together(namesOf(corpus, coders)),
      counted.transcripts(comparedTranscripts),
    ),
    isOfSegments ? segmentUnit(overlap) : UNITS[unit],
    ...(speakers === 'participants' ? [l10n.t('Only participants’ turns were included.')] : []),
    MISSING[missing],
    isOfSegments ? SEGMENT_MEASURES : measuresSentence(coders.length === 2, counted.codes(overall.codes)),
    ...(isOfSegments || resamples === 0 ? [] : [intervalSentence(settings)]),
    l10n.t('Where nothing varied, no figure is given.'),
  ].join(' ');
}

const COMPARED: Readonly<
  Record<ComparedFacts['level'], (coders: number, names: string, transcripts: string) => string>
> = {
  all: (coders, names, transcripts) =>
    l10n.t(
      'How agreement was computed: the coding of {0} coders ({1}) was compared with Transcript Coder in {2}, for each code and, rolled up, for each theme.',
      coders,
      names,
      transcripts,
    ),
  codes: (coders, names, transcripts) =>
    l10n.t(
      'How agreement was computed: the coding of {0} coders ({1}) was compared with Transcript Coder in {2}, for each code.',
      coders,
      names,
      transcripts,
    ),
  themes: (coders, names, transcripts) =>
    l10n.t(
      'How agreement was computed: the coding of {0} coders ({1}) was compared with Transcript Coder in {2}, for each code at the top level of the codebook, rolled up.',
      coders,
      names,
      transcripts,
    ),
};

const UNITS: Readonly<Record<Exclude<UnitKind, 'segment'>, string>> = {
  turn: l10n.t('The unit was the turn, a “yes” where a segment with the code shared a character with it.'),
  paragraph: l10n.t(
    'The unit was the paragraph, a “yes” where a segment with the code shared a character with it.',
  ),
  sentence: l10n.t(
    'The unit was the sentence, a “yes” where a segment with the code shared a character with it.',
  ),
  character: l10n.t(
    'The unit was the character (UTF-16 code unit, without white space between turns), a “yes” where a segment with the code covered it.',
  ),
  transcript: l10n.t(
    'The unit was the transcript, a “yes” where a segment with the code shared a character with it.',
  ),
};

/** @param overlap intersection over union, in per cent */
function segmentUnit(overlap: number): string {
  if (overlap === 0) {
    return l10n.t(
      'The unit was the segment; two with the same code matched when they shared a character, each in at most one pair.',
    );
  }
  if (overlap === 100) {
    return l10n.t(
      'The unit was the segment; two with the same code matched when they were identical, each in at most one pair.',
    );
  }
  return l10n.t(
    'The unit was the segment; two with the same code matched when what both covered was at least {0} of what either covered, each in at most one pair.',
    overlapPercent(overlap),
  );
}

const SEGMENT_MEASURES = l10n.t(
  'Reported are the share of segments that match and positive agreement (2a / (2a + b + c)); chance-corrected coefficients need units that no one has coded and were not computed.',
);

function measuresSentence(isPair: boolean, codes: string): string {
  return isPair
    ? l10n.t(
        'Reported are percent agreement, positive agreement (2a / (2a + b + c)), Cohen’s (1960) κ and Krippendorff’s (2011) α for nominal data; over all codes ({0}), κ and α are pooled from mean observed and mean expected agreement (de Vries et al. 2008).',
        codes,
      )
    : l10n.t(
        'Reported are percent agreement, positive agreement (2a / (2a + b + c)), the mean of Cohen’s (1960) κ over the pairs of coders and Krippendorff’s (2011) α for nominal data; over all codes ({0}), κ and α are pooled from mean observed and mean expected agreement (de Vries et al. 2008).',
        codes,
      );
}

function intervalSentence({ resamples, seed, clusters }: Agreement['settings']): string {
  return clusters.kind === 'transcript'
    ? l10n.t(
        'Intervals are 95% intervals by a studentized bootstrap with {0} resamples of whole transcripts ({1}; seed {2}), not narrower than by Student’s t with linearized standard errors.',
        resamples,
        clusters.count,
        seed,
      )
    : l10n.t(
        'Intervals are 95% intervals by a studentized bootstrap with {0} resamples of whole turns ({1}; seed {2}), not narrower than by Student’s t with linearized standard errors.',
        resamples,
        clusters.count,
        seed,
      );
}

const MISSING: Readonly<Record<MissingRule, string>> = {
  uncoded: l10n.t(
    'Uncoded text counted as a “no” in transcripts that a coder had marked as complete, and as missing data elsewhere.',
  ),
  unfinished: l10n.t(
    'For each coder, only transcripts that they had marked as complete were included; uncoded text in these counted as a “no”.',
  ),
  nothing: l10n.t('Uncoded text counted as a “no” in every transcript that a coder had begun.'),
};
