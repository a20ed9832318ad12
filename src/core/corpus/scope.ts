import { CONSENSUS } from '../coding/sidecarName';
import { byUnits } from '../json/stringify';
import { PathMatcher } from '../participants/matchPaths';
import { NOBODY, type UnassignedLabel, findSpeakers } from '../participants/speakers';
import type { Group, Participant } from '../participants/studyFile';
import { type Result, fail, ok } from '../result';
import { type Condition, meetsAll } from './condition';
import type { CodedTranscript, Corpus, PlacedSegment } from './corpus';

export interface ScopeOptions {
  /** Id of a group: only its transcripts. */
  readonly group?: string | undefined;
  /** Id of a coder: exactly their segments. Else, in each transcript, the consensus where there is one, else everyone's. */
  readonly coder?: string | undefined;
  /** Only participants who meet all of these. */
  readonly where?: readonly Condition[] | undefined;
}

/** What an analysis counts, and everything that must be said with its figures. */
export interface Scope {
  readonly group: Group | undefined;
  readonly coder: string | undefined;
  readonly where: readonly Condition[];
  /** Those with a turn in the scope's transcripts, or who claim one, and who meet the conditions; coded or not. */
  readonly participants: readonly Participant[];
  /** False when the study declares no participants, so that each label counts as one. */
  readonly areDeclared: boolean;
  readonly transcripts: readonly ScopedTranscript[];
  /** Ids of the coders who have a segment that counts, sorted. */
  readonly coders: readonly string[];
  /** In so many transcripts the consensus counts instead of the coders' own segments. */
  readonly consensusTranscripts: number;
  readonly leftOut: LeftOut;
  /** Labels in the scope's transcripts that belong to no participant. */
  readonly unassigned: readonly UnassignedLabel[];
}

export interface ScopedTranscript {
  readonly transcript: CodedTranscript;
  /** The segments that count, by start, then end, coder and id. */
  readonly segments: readonly ScopedSegment[];
}

export interface ScopedSegment {
  readonly placed: PlacedSegment;
  /** Indexes of the scope's participants who have a turn that the segment overlaps; a turn begins with its label. */
  readonly participants: readonly number[];
}

/** Numbers of segments that would count, but have no trustworthy place in the text. */
export interface LeftOut {
  readonly orphan: number;
  readonly ambiguous: number;
}

/**
 * Finds what counts. With conditions, only segments that overlap a turn of a participant who meets them. Fails when the
 * study has no such group.
 */
export function findScope(
  corpus: Corpus,
  { group: groupId, coder, where = [] }: ScopeOptions,
): Result<Scope> {
  const group = corpus.study.groups.find(({ id }) => id === groupId);
  if (groupId !== undefined && !group) return fail(`The study has no group “${groupId}”.`);
  const inGroup = group && PathMatcher.of(group.transcripts);
  const transcripts = corpus.transcripts.filter(({ path }) => !inGroup || inGroup.matches(path));
  const speakers = findSpeakers(corpus.study, transcripts);
  const { participants, indexOf } = participantsInScope(speakers, where);

  const coders = new Set<string>();
  const leftOut = { orphan: 0, ambiguous: 0 };
  let consensusTranscripts = 0;
  const scoped = transcripts.map((transcript, t): ScopedTranscript => {
    const counting = codingThatCounts(transcript, coder);
    if (counting.isConsensus) consensusTranscripts++;
    const ofTurn = speakers.transcripts[t]!.ofTurn.map(i => (i === NOBODY ? NOBODY : indexOf[i]!));
    const segments: ScopedSegment[] = [];
    for (const placed of counting.segments) {
      if (placed.state === 'orphan' || placed.state === 'ambiguous') {
        leftOut[placed.state]++;
        continue;
      }
      const found = participantsOf(transcript, ofTurn, placed);
      if (where.length > 0 && found.length === 0) continue;
      segments.push({ placed, participants: found });
      coders.add(placed.coder);
    }
    return { transcript, segments: segments.sort(byPlace) };
  });

  return ok({
    group,
    coder,
    where,
    participants,
    areDeclared: speakers.areDeclared,
    transcripts: scoped,
    coders: [...coders].sort(byUnits),
    consensusTranscripts,
    leftOut,
    unassigned: speakers.unassigned,
  });
}

/** Those of the scope, and for each participant of the study the index there. */
function participantsInScope(
  speakers: ReturnType<typeof findSpeakers>,
  where: readonly Condition[],
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
    indexOf[i] = participants.push(participant) - 1;
  });
  return { participants, indexOf };
}

function codingThatCounts(
  { segments }: CodedTranscript,
  coder: string | undefined,
): { segments: readonly PlacedSegment[]; isConsensus: boolean } {
  const of = (id: string) => segments.filter(placed => placed.coder === id);
  if (coder !== undefined) return { segments: of(coder), isConsensus: false };
  const consensus = of(CONSENSUS);
  return consensus.length > 0 ? { segments: consensus, isConsensus: true } : { segments, isConsensus: false };
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
