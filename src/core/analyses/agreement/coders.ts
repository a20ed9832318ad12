import * as l10n from '@vscode/l10n';
import { CONSENSUS } from '../../coding/sidecarName';
import type { Corpus } from '../../corpus/corpus';
import { coderName, codersOf, programsOf } from '../../corpus/coders';
import type { Scope } from '../../corpus/scope';
import { enumerate } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';
import { MAX_CODERS } from './units/tally';

/**
 * Whose coding is compared: the coders asked for; else those of the filter; else everyone who has coded something in the
 * scope, without the consensus and programs. Fails with fewer than two.
 * @param asked ids; empty for none
 */
export function comparedCoders(
  corpus: Corpus,
  scope: Scope,
  asked: readonly string[],
): Result<readonly string[]> {
  const wanted = asked.length > 0 ? asked : (scope.filters.coders ?? []);
  const coders = wanted.length > 0 ? [...new Set(wanted)] : codersAtWork(corpus, scope);
  if (coders.length > MAX_CODERS) {
    return fail(
      l10n.t(
        'Agreement can be computed for at most {0} coders at once, but {1} are selected.',
        MAX_CODERS,
        coders.length,
      ),
    );
  }
  if (coders.length > 1) return ok(coders);
  const known = enumerate(codersOf(corpus).map(({ id }) => coderName(corpus, id)));
  const [only] = coders.map(id => coderName(corpus, id));
  return fail(
    [
      l10n.t('Agreement needs at least two coders.'),
      wanted.length > 0
        ? l10n.t('Only {0} is selected.', only!)
        : only === undefined
          ? l10n.t('No one has coded anything here yet.')
          : l10n.t('Only {0} has coded anything here.', only),
      known === ''
        ? l10n.t('The study has no coders yet.')
        : l10n.t('The coders of the study are: {0}.', known),
    ].join(' '),
  );
}

function codersAtWork(corpus: Corpus, { transcripts, filters }: Scope): string[] {
  const atWork = new Set<string>();
  const programs = programsOf(corpus.study);
  for (const { transcript } of transcripts) {
    const counts = ({ status }: { readonly status: string }) =>
      filters.status === undefined || filters.status === status;
    const codings = transcript.codings.filter(counts);
    for (const { coder, status } of codings)
      if (coder !== CONSENSUS && (status === 'complete' || transcript.withSegments.includes(coder)))
        atWork.add(coder);
  }
  return codersOf(corpus)
    .map(({ id }) => id)
    .filter(id => atWork.has(id) && !programs.has(id));
}
