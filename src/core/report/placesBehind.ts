import type { Corpus, PlacedSegment } from '../corpus/corpus';
import { meetsAll } from '../studyFile/condition';
import { type Scope, type ScopedSegment, findScope } from '../corpus/scope';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { Behind } from './behind';

/** A place that a reader can be led to. UTF-16 units over the LF text, half-open. */
export interface PlaceBehind {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Undefined for words that no segment covers. */
  readonly placed?: PlacedSegment | undefined;
}

/**
 * The segments of a scope that stand behind a figure, in the order of the transcripts and of the text; a place without
 * segments is given itself. What occurs together is not looked at: {@link Behind.with} is the analysis' own matter.
 */
export function placesBehind(corpus: Corpus, filters: ScopeOptions, behind: Behind): readonly PlaceBehind[] {
  const groups = behind.group === undefined ? filters.groups : [behind.group];
  const found = findScope(corpus, { ...filters, groups });
  if (!found.ok) return [];
  const scope = found.value;
  const isBehind = segmentFilter(corpus, scope, behind);
  const places = scope.transcripts
    .filter(({ transcript }) => behind.transcript === undefined || transcript.path === behind.transcript)
    .flatMap(({ transcript, segments }) =>
      segments.filter(isBehind).map(({ placed }): PlaceBehind => {
        return { path: transcript.path, start: placed.start, end: placed.end, placed };
      }),
    );
  const { transcript, span } = behind;
  const isBare = places.length === 0 && transcript !== undefined && span !== undefined;
  return isBare ? [{ path: transcript, ...span }] : places;
}

function segmentFilter(
  { codebook }: Corpus,
  { participants }: Scope,
  { code, participant, where, span, segment }: Behind,
): (segment: ScopedSegment) => boolean {
  const codes = code === undefined ? undefined : new Set(codebook.descendants(code));
  const speaks = (i: number) =>
    (participant === undefined || participants[i]!.id === participant) &&
    (where === undefined || meetsAll(participants[i]!, where));
  const asksForSpeaker = participant !== undefined || where !== undefined;
  return ({ placed, participants: speakers }) =>
    (!codes || placed.segment.codes.some(id => codes.has(codebook.resolve(id)?.id ?? id))) &&
    (!asksForSpeaker || speakers.some(speaks)) &&
    (!span || (placed.start < span.end && span.start < placed.end)) &&
    (!segment || (placed.coder === segment.coder && placed.segment.id === segment.id));
}
