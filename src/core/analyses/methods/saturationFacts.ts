import * as l10n from '@vscode/l10n';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { newCodes } from '../saturation/newCodes';
import type { Fact } from './fact';

/** As the report asks where nothing else is said. */
const USUAL = { order: 'path', level: 'codes', base: 4, run: 2, threshold: 0.05 } as const;

export function* saturationFacts(corpus: Corpus, scope: Scope): Steps<readonly Fact[]> {
  const { scope: found, rows } = yield* newCodes(corpus, scope, USUAL);
  if (rows.length === 0) return [];
  const { base, run, threshold } = USUAL;
  const source = l10n.t(
    'saturation report: order by path, base {0}, run {1}, threshold {2}%',
    base,
    run,
    threshold * 100,
  );
  const verdict =
    found.reached === null
      ? NOT_REACHED[found.reason!]
      : l10n.t('saturation reached at {0} transcripts', found.reached);
  const last = l10n.t('transcripts without a new code at the end: {0}', found.withoutNew);
  return [verdict, last].map(text => ({ text, source }));
}

const NOT_REACHED = {
  'too few transcripts': l10n.t('saturation cannot be assessed: too few transcripts'), // not for the catalogue
  'no codes in the base': l10n.t('saturation cannot be assessed: no codes in the base'), // not for the catalogue
  'above the threshold': l10n.t('saturation not reached'), // not for the catalogue
} as const;
