import * as l10n from '@vscode/l10n';
import { fixed } from '../../base/figures';
import { type Steps, between } from '../../base/steps';
import { CONSENSUS } from '../../coding/sidecarName';
import { coderName, programsOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type AgreementOptions, agreement } from './agreement';
import { namesOf, together } from './captions';
import { type CompareOptions, type ComparedCoding, compareCoding } from './comparedCoding';

/** How far some of the coders agree, over all codes. */
export interface Beside {
  /** Ids. */
  readonly coders: readonly string[];
  readonly alpha: number | null;
  readonly percent: number | null;
  /** Codes that one of these coders has used. */
  readonly codes: number;
}

/**
 * How far people agree with each other, then how far each of them agrees with each program: a figure over all of them would be
 * of neither. Nothing where there are no two people, or no program, among the coders; no intervals.
 */
export function* besidePrograms(
  corpus: Corpus,
  scope: Scope,
  { coders }: Pick<ComparedCoding, 'coders'>,
  options: AgreementOptions & CompareOptions,
): Steps<readonly Beside[]> {
  const all = programsOf(corpus.study);
  const people = coders.filter(id => !all.has(id) && id !== CONSENSUS);
  const programs = coders.filter(id => all.has(id));
  if (people.length < 2 || programs.length === 0 || options.unit === 'segment') return [];
  const groups = [people, ...programs.flatMap(program => people.map(person => [person, program]))];
  const found: Beside[] = [];
  for (const [i, group] of groups.entries()) {
    const compared = compareCoding(corpus, scope, { ...options, coders: group });
    if (!compared.ok) continue;
    const steps = agreement(corpus, compared.value, { ...options, resamples: 0 });
    const { overall } = yield* between(i / groups.length, (i + 1) / groups.length, steps);
    const { alpha, percent, codes } = overall;
    found.push({ coders: group, alpha, percent, codes });
  }
  return found;
}

/** The same in words, a sentence each. */
export function besideWords(corpus: Corpus, found: readonly Beside[]): readonly string[] {
  const programs = programsOf(corpus.study);
  const figure = (alpha: number | null) => (alpha === null ? l10n.t('no figure') : fixed(alpha, 2));
  return found.map(({ coders, alpha }) => {
    const [person, program] = coders;
    return coders.length === 2 && programs.has(program!)
      ? l10n.t(
          '{0} with the program {1}, over all codes: α = {2}.',
          coderName(corpus, person!),
          coderName(corpus, program!),
          figure(alpha),
        )
      : l10n.t(
          'People with each other ({0}), over all codes: α = {1}.',
          together(namesOf(corpus, coders)),
          figure(alpha),
        );
  });
}
