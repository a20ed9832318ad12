import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { fail, ok } from '../../base/result';
import { all } from '../kit/countParameters';
import { agreement } from './agreement';
import { agreementReport } from './agreementReport';
import { comparability } from './comparability/comparability';
import { comparabilityReport } from './comparability/comparabilityReport';
import { compareCoding, listedTargets } from './comparedCoding';
import { confusion } from './confusion/confusion';
import { confusionReport } from './confusion/confusionReport';
import { spanFigures } from './spans/spanFigures';
import { spansReport } from './spans/spansReport';
import { unitizing } from './unitizing/unitizing';
import { unitizingReport } from './unitizing/unitizingReport';

/** More columns than anybody reads. */
const MAX_IN_MATRIX = 1000;

export const agreementAnalysis = defineAnalysis({
  id: 'agreement',
  title: 'Agreement of coders',
  summary: 'how far two or more coders agree on each theme and code, in the unit of your choice',
  description:
    'How far two or more coders agree on each theme and code: percent, positive agreement, Cohen’s κ, Krippendorff’s α with an interval, and more; in turns, paragraphs, sentences, characters, transcripts or segments. Always the coders’ own segments, also where there is a consensus.',
  parameters: {
    coders: {
      kind: 'coders',
      title: 'Coders',
      help: 'whose coding is compared, by id or name, with commas; else all who have coded something',
    },
    show: choice({
      title: 'Show',
      help: 'agreement: figures for each code; spans: precision, recall, F1 of segments; unitizing: the u-α family; confusion: codes by codes; comparability: as NVivo, MAXQDA, ATLAS.ti',
      values: {
        agreement: 'figures for each code',
        spans: 'segments found again',
        unitizing: 'unitizing (u-α family)',
        confusion: 'codes by codes',
        comparability: 'as other programs',
      },
      default: 'agreement',
    }),
    unit: choice({
      title: 'Unit',
      help: 'what coders agree about, with agreement and confusion; a unit is a yes where a segment shares a character with it',
      values: {
        turn: 'turn',
        paragraph: 'paragraph',
        sentence: 'sentence',
        character: 'character',
        transcript: 'transcript',
        segment: 'segment',
      },
      default: 'turn',
    }),
    measures: choice({
      title: 'Measures',
      help: 'usual: percent, positive agreement, κ, α with interval; all: π, Fleiss κ, AC1, Brennan–Prediger, prevalence, too',
      values: { usual: 'the usual ones', all: 'all' },
      default: 'usual',
    }),
    level: choice({
      title: 'Codes',
      help: 'all: themes with all under them, and codes; codes: each by itself; themes: only the top of the codebook',
      values: { all: 'themes and codes', codes: 'each by itself', themes: 'top of the codebook only' },
      default: 'all',
    }),
    missing: choice({
      title: 'Missing data',
      help: 'of coders in progress: uncoded: where they have no segment; unfinished: all; nothing: none, as if they were complete',
      values: {
        uncoded: 'uncoded text of coders in progress',
        unfinished: 'all of coders in progress',
        nothing: 'nothing',
      },
      default: 'uncoded',
    }),
    speakers: choice({
      title: 'Text of',
      help: 'all: all text counts; participants: only their turns',
      values: { all: 'everyone', participants: 'participants only' },
      default: 'all',
    }),
    overlap: {
      kind: 'number',
      title: 'Segments match from, %',
      help: 'with segments: what both cover, in per cent of what either covers; 0: any character, 100: equal',
      min: 0,
      max: 100,
      isWhole: false,
      default: 50,
    },
    resamples: {
      kind: 'number',
      title: 'Resamples',
      help: 'of the bootstrap for the interval; 0 for none',
      min: 0,
      max: 100_000,
      isWhole: true,
      default: 1000,
    },
    seed: {
      kind: 'number',
      title: 'Seed',
      help: 'of the bootstrap: the same seed draws the same',
      min: 0,
      max: 2 ** 31 - 1,
      isWhole: true,
      default: 1,
    },
    all,
  },
  *report(corpus, scope, { show, unit, measures, overlap, ...options }) {
    const compared = compareCoding(corpus, scope, options);
    if (!compared.ok) return compared;
    const coding = compared.value;
    const listed = listedTargets(coding, options.all);
    switch (show) {
      case 'agreement': {
        const found = yield* agreement(corpus, coding, { ...options, unit, overlap });
        return ok(agreementReport(corpus, coding, found, measures));
      }
      case 'spans':
        return ok(spansReport(corpus, coding, yield* spanFigures(corpus, coding, listed)));
      case 'unitizing':
        return ok(unitizingReport(corpus, coding, yield* unitizing(corpus, coding, listed)));
      case 'confusion': {
        if (unit === 'segment') return fail('Codes by codes need a unit of text: a turn, a sentence, …');
        const found = yield* confusion(coding, unit);
        const codes = found.used().length;
        if (codes > MAX_IN_MATRIX) return fail(`${codes} codes are too many: narrow it to some codes.`);
        return ok(confusionReport(corpus, coding, found, unit));
      }
      case 'comparability': {
        const found = yield* comparability(corpus, coding, listed, overlap / 100);
        return ok(comparabilityReport(corpus, coding, found, overlap));
      }
    }
  },
});
