import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { fail, ok } from '../../base/result';
import { between } from '../../base/steps';
import { all } from '../kit/countParameters';
import { agreement } from './agreement';
import { agreementReport } from './agreementReport';
import { besidePrograms } from './besidePrograms';
import { byTranscriptReport } from './comparability/byTranscriptReport';
import { CharactersByTranscript } from './comparability/characters';
import { comparability } from './comparability/comparability';
import { comparabilityReport } from './comparability/comparabilityReport';
import { type CompareOptions, compareCoding, listedTargets } from './comparedCoding';
import { confusion } from './confusion/confusion';
import { confusionReport } from './confusion/confusionReport';
import { pairsReport } from './pairsReport';
import { spanFigures } from './spans/spanFigures';
import { spansReport } from './spans/spansReport';
import { unitizing } from './unitizing/unitizing';
import { unitizingReport } from './unitizing/unitizingReport';
import { NO_SCALE } from '../values/values';
import { valueAgreement } from './values/valueAgreement';
import { valueAgreementReport } from './values/valueAgreementReport';

/** More columns than anyone reads. */
const MAX_IN_MATRIX = 1000;

export const agreementAnalysis = defineAnalysis({
  id: 'agreement',
  title: l10n.t('Agreement between coders'),
  summary: l10n.t('how far two or more coders agree on each theme and code, in a unit of your choice'),
  description: l10n.t(
    'How far two or more coders agree on each theme and code: percent agreement, positive agreement, Cohen’s κ, Krippendorff’s α with a confidence interval, and more, in turns, paragraphs, sentences, characters, transcripts or segments. Also how far they agree on the values of codes with a scale. Always uses the coders’ own segments, even where there is a consensus.',
  ),
  parameters: {
    coders: {
      kind: 'coders',
      title: l10n.t('Coders'),
      help: l10n.t(
        'coders to compare, by id or name, separated by commas (default: all who have coded something)',
      ),
    },
    show: choice({
      title: l10n.t('Show'),
      help: l10n.t(
        'figures for each code (agreement); all of them for each pair of coders (pairs); agreement on the values of codes with a scale, weighted κ and α for ordinal or interval data (values); precision, recall and F1 of segments (spans); the u-α family (unitizing); codes by codes (confusion); figures as in NVivo, MAXQDA and ATLAS.ti (comparability); every transcript as in NVivo (nvivo)',
      ),
      values: {
        agreement: l10n.t('figures for each code'),
        values: l10n.t('values on scales'),
        spans: l10n.t('matching segments'),
        unitizing: l10n.t('unitizing (u-α family)'),
        confusion: l10n.t('codes by codes'),
        pairs: l10n.t('pairs of coders'),
        comparability: l10n.t('as in other programs'),
        nvivo: l10n.t('as in NVivo, by transcript'),
      },
      default: 'agreement',
    }),
    unit: choice({
      title: l10n.t('Unit'),
      help: l10n.t(
        'unit of agreement, values and confusion; a unit is a “yes” where it shares a character with a segment',
      ),
      values: {
        turn: l10n.t('turn'),
        paragraph: l10n.t('paragraph'),
        sentence: l10n.t('sentence'),
        character: l10n.t('character'),
        transcript: l10n.t('transcript'),
        segment: l10n.t('segment'),
      },
      default: 'turn',
    }),
    measures: choice({
      isSeldom: true,
      title: l10n.t('Measures'),
      help: l10n.t(
        'percent agreement, positive agreement, κ and α with its interval (usual), or also the intervals of the others, π, Fleiss’ κ, AC1, Brennan–Prediger (PABAK) and prevalence (all)',
      ),
      values: { usual: l10n.t('the usual ones'), all: l10n.t('all') },
      default: 'usual',
    }),
    level: choice({
      isSeldom: true,
      title: l10n.t('Codes'),
      help: l10n.t(
        'themes with all codes below them, and codes (all); each theme and code by itself (codes); or only the top level of the codebook (themes)',
      ),
      values: {
        all: l10n.t('themes and codes'),
        codes: l10n.t('each by itself'),
        themes: l10n.t('top level of the codebook only'),
      },
      default: 'all',
    }),
    missing: choice({
      isSeldom: true,
      title: l10n.t('Missing data'),
      help: l10n.t(
        'what is missing data in transcripts that a coder has not completed: text without a segment of theirs (uncoded), everything (unfinished), or nothing, as if they were complete (nothing)',
      ),
      values: {
        uncoded: l10n.t('uncoded text in incomplete transcripts'),
        unfinished: l10n.t('all text in incomplete transcripts'),
        nothing: l10n.t('nothing'),
      },
      default: 'uncoded',
    }),
    speakers: choice({
      isSeldom: true,
      title: l10n.t('Text of'),
      help: l10n.t('count all text (all), or only participants’ turns (participants)'),
      values: { all: l10n.t('everyone'), participants: l10n.t('participants only') },
      default: 'all',
    }),
    overlap: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Minimum overlap, %'),
      help: l10n.t(
        'least overlap of segments that match: what both cover, in per cent of what either covers; 0: any shared character, 100: identical',
      ),
      min: 0,
      max: 100,
      isWhole: false,
      default: 50,
    },
    maxqda: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Minimum overlap as in MAXQDA, %'),
      help: l10n.t('least overlap of segments that match, for the figures as in MAXQDA'),
      min: 0,
      max: 100,
      isWhole: false,
      default: 90,
    },
    resamples: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Bootstrap resamples'),
      help: l10n.t('number of bootstrap resamples for the interval; 0 for no interval'),
      min: 0,
      max: 100_000,
      isWhole: true,
      default: 1000,
    },
    seed: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Bootstrap seed'),
      help: l10n.t('the same seed draws the same resamples'),
      min: 0,
      max: 2 ** 31 - 1,
      isWhole: true,
      default: 1,
    },
    all,
  },
  *report(corpus, scope, { show, unit, measures, overlap, maxqda, ...options }) {
    const compared = compareCoding(corpus, scope, show === 'values' ? ofValues(options) : options);
    if (!compared.ok) return compared;
    const coding = compared.value;
    const listed = listedTargets(coding, options.all);
    switch (show) {
      case 'agreement': {
        const asked = { ...options, unit, overlap };
        const found = yield* between(0, 0.8, agreement(corpus, coding, asked));
        const beside = yield* between(0.8, 1, besidePrograms(corpus, scope, coding, asked));
        return ok(agreementReport(corpus, coding, found, measures, beside));
      }
      case 'values': {
        if (coding.scope.codes.codes.every(({ scale }) => !scale)) return fail(NO_SCALE);
        const found = yield* valueAgreement(corpus, coding, { ...options, unit, overlap });
        return ok(valueAgreementReport(corpus, coding, found));
      }
      case 'pairs':
        return yield* pairsReport(corpus, scope, coding, { ...options, unit, overlap });
      case 'spans':
        return ok(spansReport(corpus, coding, yield* spanFigures(corpus, coding, listed)));
      case 'unitizing':
        return ok(unitizingReport(corpus, coding, yield* unitizing(corpus, coding, listed)));
      case 'confusion': {
        if (unit === 'segment')
          return fail(l10n.t('“Codes by codes” needs a unit of text, such as turn or sentence.'));
        const found = yield* confusion(coding, unit);
        const codes = found.used().length;
        if (codes > MAX_IN_MATRIX) {
          return fail(
            l10n.t('{0} codes are too many for a table of codes by codes. Filter by some codes.', codes),
          );
        }
        return ok(confusionReport(corpus, coding, found, unit));
      }
      case 'comparability': {
        const found = yield* comparability(corpus, coding, listed, maxqda / 100);
        return ok(comparabilityReport(corpus, coding, found, maxqda));
      }
      case 'nvivo':
        return ok(byTranscriptReport(corpus, coding, listed, yield* CharactersByTranscript.of(coding)));
    }
  },
});

/** Each code has a scale of its own, and uncoded text says nothing of values: it is missing in complete transcripts, too. */
function ofValues<O extends CompareOptions>(options: O): O {
  const missing = options.missing === 'unfinished' ? 'unfinished' : 'uncoded';
  return { ...options, level: 'codes', missing };
}
