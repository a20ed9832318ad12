import { codeGroups } from '../codebook/codeGroups';
import type { Corpus, PlacedSegment } from '../corpus/corpus';
import type { ScaleValue } from '../codebook/code';
import type { Segment } from '../coding/segment';
import { type ResolveCode, resolverOf, valueOf } from '../coding/values';
import { meetsAll } from '../studyFile/condition';
import { type Scope, findScope } from '../corpus/scope';
import { isPassage } from '../corpus/queryPassages';
import { codebookWithGroups } from '../corpus/withCodeGroups';
import { withQueries } from '../corpus/withQueries';
import type { ScopedSegment } from '../corpus/scopedTranscripts';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { Underlying } from './underlying';

/** A place that a reader can be led to. UTF-16 units over the LF text, half-open. */
export interface UnderlyingPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Undefined for words that no segment covers, and for passages of queries. */
  readonly placed?: PlacedSegment | undefined;
}

/**
 * The segments of a scope that a figure counts, in the order of the transcripts and of the text; a place without
 * segments is returned itself. What occurs together is not looked at: {@link Underlying.with} is left to the analysis.
 */
export function underlyingPlaces(
  corpus: Corpus,
  filters: ScopeOptions,
  underlying: Underlying,
): readonly UnderlyingPlace[] {
  const groups = underlying.group === undefined ? filters.groups : [underlying.group];
  const queried = withQueries(corpus, { ...filters, groups });
  if (!queried.ok) return [];
  const found = findScope(queried.value.corpus, queried.value.options);
  if (!found.ok) return [];
  const scope = found.value;
  const isUnderlying = segmentFilter(withAllGroups(queried.value.corpus), scope, underlying);
  const places = scope.transcripts
    .filter(
      ({ transcript }) => underlying.transcript === undefined || transcript.path === underlying.transcript,
    )
    .flatMap(({ transcript, segments }) =>
      segments.filter(isUnderlying).map(({ placed }): UnderlyingPlace => {
        const { start, end } = placed;
        return { path: transcript.path, start, end, ...(isPassage(placed.segment) ? {} : { placed }) };
      }),
    );
  const { transcript, span } = underlying;
  const isBare = places.length === 0 && transcript !== undefined && span !== undefined;
  return isBare ? [{ path: transcript, ...span }] : places;
}

/** With the codes that rows of code groups can be of. */
function withAllGroups(corpus: Corpus): Corpus {
  const groups = codeGroups(corpus.codebook);
  return { ...corpus, codebook: codebookWithGroups(corpus.codebook, groups) };
}

function segmentFilter(
  { codebook }: Corpus,
  { participants }: Scope,
  { code, value, participant, where, span, segment }: Underlying,
): (segment: ScopedSegment) => boolean {
  const codes = code === undefined ? undefined : new Set(codebook.descendants(code));
  const resolve = resolverOf(codebook);
  const speaks = (i: number) =>
    (participant === undefined || participants[i]!.id === participant) &&
    (where === undefined || meetsAll(participants[i]!, where));
  const asksForSpeaker = participant !== undefined || where !== undefined;
  return ({ placed, participants: speakers }) =>
    (!codes || placed.segment.codes.some(id => codes.has(codebook.resolve(id)?.id ?? id))) &&
    (value === undefined || code === undefined || hasValue(placed.segment, code, value, resolve)) &&
    (!asksForSpeaker || speakers.some(speaks)) &&
    (!span || (placed.start < span.end && span.start < placed.end)) &&
    (!segment || (placed.coder === segment.coder && placed.segment.id === segment.id));
}

function hasValue(segment: Segment, code: string, value: ScaleValue | true, resolve: ResolveCode): boolean {
  if (!segment.codes.some(id => resolve(id) === code)) return false;
  return value === true || valueOf(segment, code, resolve) === value;
}
