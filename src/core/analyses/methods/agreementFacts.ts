import * as l10n from '@vscode/l10n';
import { figureList, fixed } from '../../base/figures';
import { counted, enumerate } from '../../base/phrases';
import type { Steps } from '../../base/steps';
import { programsOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { agreement } from '../agreement/agreement';
import { namesOf, reasonInWords } from '../agreement/captions';
import { compareCoding } from '../agreement/comparedCoding';
import type { Fact } from './fact';
import { peopleWhoCoded } from './coderFacts';

/** As the report asks where nothing else is said. */
const USUAL = { level: 'all', missing: 'uncoded', speakers: 'all' } as const;
const FIGURES = { unit: 'turn', overlap: 50, resamples: 1000, seed: 1, all: false } as const;

/** How far people agreed before any consensus: their own segments are compared, turn by turn. */
export function* agreementFacts(corpus: Corpus, scope: Scope): Steps<readonly Fact[]> {
  const programs = programsOf(corpus.study);
  const people = peopleWhoCoded(corpus, scope).filter(id => !programs.has(id));
  // what others have coded is hidden from who codes blind
  if (corpus.onlyCoders || people.length < 2) return [];
  const compared = compareCoding(corpus, scope, { ...USUAL, coders: people });
  if (!compared.ok || compared.value.facts.comparedTranscripts === 0) return [];
  const { settings, overall } = yield* agreement(corpus, compared.value, FIGURES);
  const { percent, kappa, alpha, ci, reason, codes } = overall;
  const source = l10n.t(
    'agreement report: unit turn, the coders’ own segments before any consensus, {0}, {1}',
    counted.transcripts(compared.value.facts.comparedTranscripts),
    enumerate(namesOf(corpus, compared.value.coders)),
  );
  const figures = [
    ...(percent === null ? [] : [l10n.t('{0}% agreement', fixed(percent * 100, 1))]),
    ...(kappa === null ? [] : [`κ ${fixed(kappa, 3)}`]),
    ...(alpha === null ? [] : [`α ${fixed(alpha, 3)}`]),
    ...(ci === null
      ? []
      : [
          l10n.t(
            '95% interval of α {0} to {1} ({2} resamples, seed {3})',
            fixed(ci[0], 3),
            fixed(ci[1], 3),
            settings.resamples,
            settings.seed,
          ),
        ]),
  ];
  const text =
    figures.length > 0
      ? l10n.t('over all codes ({0}): {1}', counted.codes(codes), figureList(figures))
      : l10n.t('no figure of agreement: {0}', reasonInWords(reason ?? ''));
  return [{ text, source }];
}
