import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { CodingRule } from '../codebook/code';
import type { Corpus } from '../corpus/corpus';
import { findScope } from '../corpus/scope';
import type { SpanArrays } from '../text/spanArrays';
import type { FoundIn } from './searchScope';
import type { SearchUnit, Widened } from './units';
import { covered, sharesWith } from './where';

/**
 * What a rule finds that is not coded by it yet: something is coded once segments with each of the rule's codes, or codes
 * below, overlap a hit in it; an answer, once they overlap the answer. Transcripts in which the rule has found no segment yet come first.
 * @param coders whose segments count; those that count in reports when there are none
 */
export function uncodedBy(
  rule: CodingRule,
  corpus: Corpus,
  found: readonly FoundIn[],
  coders: readonly string[] = [],
): Result<readonly FoundIn[]> {
  const codes = codesOf(rule, corpus);
  if (codes.length === 0)
    return fail(l10n.t('The codebook has none of the codes of the rule “{0}”.', rule.name));
  const byCode: ReadonlyMap<string, SpanArrays>[] = [];
  for (const code of codes) {
    const scope = findScope(corpus, { coders, codes: [code] });
    if (!scope.ok) return scope;
    byCode.push(new Map(scope.value.transcripts.map(one => [one.transcript.path, covered(one)])));
  }
  const left = found.flatMap((within): FoundIn[] => {
    const spans = byCode.map(covering => covering.get(within.one.transcript.path));
    const uncoded = within.found.filter(what => !spans.every(one => one && isOn(one, what, rule.unit)));
    return uncoded.length > 0 ? [{ one: within.one, found: uncoded }] : [];
  });
  const isNew = ({ one }: FoundIn) =>
    !one.transcript.segments.some(
      ({ segment, coder }) => segment.rule === rule.id && (coders.length === 0 || coders.includes(coder)),
    );
  return ok([...left.filter(isNew), ...left.filter(within => !isNew(within))]);
}

/** Ids of the codes that what a rule finds gets: those of the codebook, each once; of merged ones what they became. */
export function codesOf({ codes }: CodingRule, { codebook }: Pick<Corpus, 'codebook'>): readonly string[] {
  return [...new Set(codes.flatMap(id => codebook.resolve(id)?.id ?? []))];
}

function isOn(covering: SpanArrays, what: Widened, unit: SearchUnit): boolean {
  return unit === 'answer' ? sharesWith(covering, what) : what.hits.some(hit => sharesWith(covering, hit));
}
