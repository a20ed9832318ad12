import { CONSENSUS } from '../../coding/sidecarName';
import type { Corpus } from '../../corpus/corpus';
import { codersOf } from '../../corpus/coders';
import type { Scope } from '../../corpus/scope';
import { enumerate } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';
import { MAX_CODERS } from './units/tally';

/**
 * Whose coding is compared: the coders asked for; else those of the filter; else everyone who has coded something in the
 * scope, without the consensus. Fails with fewer than two.
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
    return fail(`Agreement of ${coders.length} coders at once is too much: name at most ${MAX_CODERS}.`);
  }
  if (coders.length > 1) return ok(coders);
  const known = codersOf(corpus).map(({ id }) => id);
  const found = wanted.length > 0 ? 'Only one is asked for' : 'Here are fewer who have coded something';
  return fail(
    `Agreement needs at least two coders. ${found}: ${coders.join(', ') || 'none'}. The study has: ${enumerate(known) || 'none'}.`,
  );
}

function codersAtWork(corpus: Corpus, { transcripts, filters }: Scope): string[] {
  const atWork = new Set<string>();
  for (const { transcript } of transcripts) {
    const counts = ({ status }: { readonly status: string }) =>
      filters.status === undefined || filters.status === status;
    const codings = transcript.codings.filter(counts);
    const working = new Set(transcript.segments.map(({ coder }) => coder));
    for (const { coder, status } of codings) {
      if (coder !== CONSENSUS && (status === 'complete' || working.has(coder))) atWork.add(coder);
    }
  }
  return codersOf(corpus)
    .map(({ id }) => id)
    .filter(id => atWork.has(id));
}
