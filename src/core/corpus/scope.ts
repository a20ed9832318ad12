import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { PathMatcher } from '../studyFile/matchPaths';
import { NOBODY, type Speakers, type UnassignedLabel, findSpeakers } from '../participants/speakers';
import type { Group, Participant } from '../studyFile/studyFile';
import { type Result, fail, ok } from '../base/result';
import { type CodesInScope, codesInScope } from './codesInScope';
import { codingThatCounts } from './codingThatCounts';
import { meetsAll } from '../studyFile/condition';
import type { CodedTranscript, Corpus, PlacedSegment } from './corpus';
import { dayOf } from '../studyFile/day';
import { type ScopeOptions, narrowing } from '../studyFile/scopeOptions';

/** What an analysis counts, and everything that must be said with its figures. */
export interface Scope {
  /** The filters that narrow it. */
  readonly filters: ScopeOptions;
  /** The groups that were asked for. */
  readonly groups: readonly Group[];
  readonly codes: CodesInScope;
  /** Those with a turn in the scope's transcripts, or who claim one, and whom the filters keep; coded or not. */
  readonly participants: readonly Participant[];
  /** False when the study declares no participants, so that each label counts as one. */
  readonly areDeclared: boolean;
  readonly transcripts: readonly ScopedTranscript[];
  /** Ids of the coders who have a segment that counts, sorted. */
  readonly coders: readonly string[];
  /** Number of transcripts in which the consensus counts instead of the coders' own segments. */
  readonly consensusTranscripts: number;
  /** Paths of the transcripts whose consensus does not count, because it is not complete. */
  readonly startedConsensus: readonly string[];
  readonly leftOut: LeftOut;
  /** Labels in the scope's transcripts that belong to no participant. */
  readonly unassigned: readonly UnassignedLabel[];
}

export interface ScopedTranscript {
  readonly transcript: CodedTranscript;
  /** The segments that count, by start, then end, coder and id. */
  readonly segments: readonly ScopedSegment[];
  /** For each turn the index of its participant among the scope's, or `NOBODY`. */
  readonly ofTurn: Int32Array;
}

export interface ScopedSegment {
  readonly placed: PlacedSegment;
  /** Indexes of the scope's participants who have a turn that the segment overlaps; a turn begins with its label. */
  readonly participants: readonly number[];
}

/** Numbers of segments that would count, but for one reason. */
export interface LeftOut {
  /** Without a trustworthy place in the text. */
  readonly orphan: number;
  readonly ambiguous: number;
  /** Without a date, when dates are asked for. */
  readonly undated: number;
}

/**
 * Finds what counts. When participants are filtered, only segments that overlap a turn of one of them. Fails when the
 * study has no such group.
 */
export function findScope(corpus: Corpus, options: ScopeOptions = {}): Result<Scope> {
  const filters = narrowing(options);
  const groups = (filters.groups ?? []).map(id => corpus.study.groups.find(group => group.id === id) ?? id);
  const unknown = groups.find(group => typeof group === 'string');
  if (unknown !== undefined) return fail(l10n.t('The study has no group “{0}”.', unknown));
  const known = groups as readonly Group[];

  const isInScope = transcriptFilter(known, filters);
  const counted = corpus.transcripts
    .filter(({ path }) => isInScope(path))
    .map(transcript => ({ transcript, counting: codingThatCounts(transcript, corpus.codebook, filters) }))
    .filter(({ counting }) => filters.status === undefined || counting.hasCoding);
  const speakers = findSpeakers(
    corpus.study,
    counted.map(({ transcript }) => transcript),
  );
  const { participants, indexOf } = participantsInScope(speakers, filters);
  const codes = codesInScope(corpus.codebook, filters.codes ?? []);
  const keeps = segmentFilter(codes, filters);

  const coders = new Set<string>();
  const leftOut = { orphan: 0, ambiguous: 0, undated: 0 };
  const transcripts = counted.map(({ transcript, counting }, t): ScopedTranscript => {
    const ofTurn = speakers.transcripts[t]!.ofTurn.map(i => (i === NOBODY ? NOBODY : indexOf[i]!));
    const segments: ScopedSegment[] = [];
    for (const placed of counting.segments) {
      const verdict = keeps(placed);
      if (verdict !== true) {
        if (verdict) leftOut[verdict]++;
        continue;
      }
      const found = participantsOf(transcript, ofTurn, placed);
      if (found.length === 0 && filtersParticipants(filters)) continue;
      segments.push({ placed, participants: found });
      coders.add(placed.coder);
    }
    return { transcript, segments: segments.sort(byPlace), ofTurn };
  });

  return ok({
    filters,
    groups: known,
    codes,
    participants,
    areDeclared: speakers.areDeclared,
    transcripts,
    coders: [...coders].sort(byUnits),
    consensusTranscripts: counted.filter(({ counting }) => counting.isConsensus).length,
    startedConsensus: counted.flatMap(({ transcript, counting }) =>
      counting.isStarted ? [transcript.path] : [],
    ),
    leftOut,
    unassigned: speakers.unassigned,
  });
}

function transcriptFilter(
  groups: readonly Group[],
  { transcripts }: ScopeOptions,
): (path: string) => boolean {
  const inGroups = groups.map(group => PathMatcher.of(group.transcripts));
  // exclusions alone apply to all transcripts
  const isAllBut = transcripts?.every(pattern => pattern.startsWith('!')) ?? false;
  const named = transcripts && PathMatcher.of(isAllBut ? ['**', ...transcripts] : transcripts);
  return path =>
    (inGroups.length === 0 || inGroups.some(group => group.matches(path))) && (!named || named.matches(path));
}

/** Whether a segment counts; if not, the reason, where it has to be reported. */
function segmentFilter(
  codes: CodesInScope,
  { from, to }: ScopeOptions,
): (placed: PlacedSegment) => boolean | keyof LeftOut {
  return ({ segment, state }) => {
    if (!codes.includes(segment.codes)) return false;
    if (from !== undefined || to !== undefined) {
      const day = dayOf(segment.created);
      if (day === undefined) return 'undated';
      if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
    }
    return state === 'orphan' || state === 'ambiguous' ? state : true;
  };
}

function filtersParticipants({ participants, where }: ScopeOptions): boolean {
  return participants !== undefined || where !== undefined;
}

/** Those of the scope, and for each participant of the study the index there. */
function participantsInScope(
  speakers: Speakers,
  { participants: wanted, where = [] }: ScopeOptions,
): { participants: readonly Participant[]; indexOf: Int32Array } {
  const isPresent = new Uint8Array(speakers.participants.length);
  for (const { ofTurn, claimants } of speakers.transcripts) {
    for (const i of ofTurn) if (i !== NOBODY) isPresent[i] = 1;
    for (const i of claimants) isPresent[i] = 1;
  }
  const indexOf = new Int32Array(speakers.participants.length).fill(NOBODY);
  const participants: Participant[] = [];
  speakers.participants.forEach((participant, i) => {
    if (!isPresent[i] || !meetsAll(participant, where)) return;
    if (wanted && !wanted.includes(participant.id)) return;
    indexOf[i] = participants.push(participant) - 1;
  });
  return { participants, indexOf };
}

function participantsOf(
  { turns }: CodedTranscript,
  ofTurn: Int32Array,
  { start, end }: PlacedSegment,
): readonly number[] {
  const [from, to] = turns.overlapping(start, end);
  const found: number[] = [];
  for (let turn = from; turn < to; turn++) {
    const participant = ofTurn[turn]!;
    if (participant !== NOBODY && !found.includes(participant)) found.push(participant);
  }
  return found;
}

function byPlace({ placed: a }: ScopedSegment, { placed: b }: ScopedSegment): number {
  return (
    a.start - b.start || a.end - b.end || byUnits(a.coder, b.coder) || byUnits(a.segment.id, b.segment.id)
  );
}
