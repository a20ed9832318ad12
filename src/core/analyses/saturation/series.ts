import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import type { ScopeOptions } from '../../studyFile/scopeOptions';
import { ok } from '../../base/result';
import { NOBODY } from '../../participants/turnOwners';

/**
 * - `path`: as transcripts are listed everywhere
 * - `date`: by the time at which the first segment was made; those without a date last, by path
 */
export type Order = 'path' | 'date';

/**
 * The transcripts that could bring new codes, in order: those that are coded, be it with codes or in turns of
 * participants that are filtered out. So a transcript counts that lacks the theme which is asked for, and one that
 * no one has coded yet does not. One is coded when a segment counts in it, or when its coding is complete. When
 * participants are filtered, one of them must speak in it.
 */
export function seriesOf(corpus: Corpus, scope: Scope, order: Order): readonly ScopedTranscript[] {
  const { filters, transcripts } = scope;
  const filtersParticipants = filters.participants !== undefined || filters.where !== undefined;
  const isNarrow = filters.codes !== undefined || filters.codeGroups !== undefined || filtersParticipants;
  const wide = isNarrow
    ? findScope(corpus, { ...filters, codes: [], codeGroups: [], participants: [], where: [] })
    : ok(scope);
  if (!wide.ok) return [];
  const coded = transcripts
    .map((one, i) => ({ one, whole: wide.value.transcripts[i]! }))
    .filter(({ one, whole }) => whole.facts.segments > 0 || isComplete(one, filters))
    .filter(({ one }) => !filtersParticipants || one.ofTurn.some(participant => participant !== NOBODY));
  if (order === 'path') return coded.map(({ one }) => one);
  return coded
    .map(({ one, whole }) => ({ one, first: whole.part('first time', () => firstTime(whole.segments)) })) // not for the catalogue
    .sort((a, b) => (a.first === b.first ? 0 : a.first - b.first))
    .map(({ one }) => one);
}

/** Whether a coder who counts has said that all is coded. When dates are asked for, it is unknown when that was. */
function isComplete({ transcript }: ScopedTranscript, { coders, status, from, to }: ScopeOptions): boolean {
  if (status === 'in-progress' || from !== undefined || to !== undefined) return false;
  return transcript.codings.some(
    coding => coding.status === 'complete' && (coders === undefined || coders.includes(coding.coder)),
  );
}

function firstTime(segments: ScopedTranscript['segments']): number {
  let first = Infinity;
  for (const { placed } of segments) {
    const time = Date.parse(placed.segment.created ?? '');
    if (time < first) first = time;
  }
  return first;
}
