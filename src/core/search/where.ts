import type { CodedTranscript } from '../corpus/corpus';
import type { Scope } from '../corpus/scope';
import type { ScopedTranscript } from '../corpus/scopedTranscripts';
import { NOBODY } from '../participants/turnOwners';
import { overlapRange } from '../base/sorted';
import type { Span } from '../text/span';
import { type SpanArrays, isWithin, spanArrays, unionOf } from '../text/spanArrays';
import { labelKey } from '../turns/labelKey';

/** Whose turns are searched: everyone's, all but interviewers', or only interviewers'. */
export type SearchedTurns = 'all' | 'participants' | 'interviewers';

export const SEARCHED_TURNS: readonly SearchedTurns[] = ['all', 'participants', 'interviewers'];

/** Where a search looks. */
export interface Where {
  /** In its transcripts; where it filters participants, in their turns; where it filters codes, in segments with these. */
  readonly scope: Scope;
  /** Labels, as they are written; those of everyone when empty. */
  readonly speakers: readonly string[];
  readonly turns: SearchedTurns;
  /** Of the same transcripts the segments that hits share nothing with. */
  readonly outside?: Scope | undefined;
}

/** Says of labels whether they are interviewers'. */
export function interviewerTest(interviewers: readonly string[]): (label: string | undefined) => boolean {
  const keys = new Set(interviewers.map(labelKey));
  return label => label !== undefined && keys.has(label);
}

/** Says which turns of a transcript are searched. @param labels of interviewers */
export function turnTest(
  { scope, speakers, turns }: Where,
  interviewers: readonly string[],
): (one: ScopedTranscript, turn: number) => boolean {
  const { participants, where } = scope.filters;
  const isFiltered = participants !== undefined || where !== undefined;
  const isInterviewer = interviewerTest(interviewers);
  const wanted = new Set(speakers.map(labelKey));
  return ({ transcript, ofTurn }, turn) => {
    if (isFiltered && ofTurn[turn] === NOBODY) return false;
    const label = transcript.turns.label(turn);
    if (wanted.size > 0 && (label === undefined || !wanted.has(label))) return false;
    return turns === 'all' || isInterviewer(label) === (turns === 'interviewers');
  };
}

/** What nobody says within turns: timestamps and the like, and transcribers' notes. */
export function unsaidIn({ turns, notes }: CodedTranscript): SpanArrays {
  return notes.length === 0 ? turns.unspoken : unionOf(turns.unspoken, spanArrays(notes));
}

/** Says whether hits are where they may be among the segments of a transcript. */
export function segmentTest({ scope, outside }: Where, index: number): (hit: Span) => boolean {
  const inside = (scope.filters.codes ?? scope.filters.codeGroups) && covered(scope.transcripts[index]!);
  const excluded = outside && covered(outside.transcripts[index]!);
  return hit => (!inside || isWithin(inside, hit)) && (!excluded || !sharesWith(excluded, hit));
}

/** What the segments of a transcript cover, those that overlap or touch as one. */
export function covered({ segments }: ScopedTranscript): SpanArrays {
  const spans: { start: number; end: number }[] = [];
  for (const { placed } of segments) {
    const last = spans.at(-1);
    if (last && placed.start <= last.end) last.end = Math.max(last.end, placed.end);
    else spans.push({ start: placed.start, end: placed.end });
  }
  return spanArrays(spans);
}

/** Whether a stretch has any unit in common with some. */
export function sharesWith({ starts, ends }: SpanArrays, { start, end }: Span): boolean {
  const [from, to] = overlapRange(starts, ends, start, end);
  return from < to;
}
