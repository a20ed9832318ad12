import { type Result, ok } from '../base/result';
import { participantById } from './findParticipant';
import { PathMatcher } from '../studyFile/matchPaths';
import { matchExactly } from '../studyFile/pathPatterns';
import { withFields, withRecords } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';

/**
 * Assigns a transcript to a participant: turns in it whose label is unassigned are theirs. It is taken from everyone else,
 * since a claim holds only where it is the only one.
 * @param known paths of all transcripts
 */
export function claimTranscript(
  study: StudyFile,
  path: string,
  participantId: string,
  known: readonly string[],
): Result<StudyFile> {
  const participant = participantById(study, participantId);
  return participant.ok ? setClaimant(study, path, participantId, known) : participant;
}

/** Takes a transcript from anyone who claims it; globs that match it keep matching the others. */
export function releaseTranscript(
  study: StudyFile,
  path: string,
  known: readonly string[],
): Result<StudyFile> {
  return setClaimant(study, path, undefined, known);
}

function setClaimant(
  study: StudyFile,
  path: string,
  claimant: string | undefined,
  known: readonly string[],
): Result<StudyFile> {
  const changed: Participant[] = [];
  for (const participant of study.participants) {
    const { transcripts = [] } = participant;
    const wanted = wantedPaths(transcripts, path, participant.id === claimant, known);
    const patterns = matchExactly(transcripts, wanted, [...new Set([...known, path])]);
    if (!patterns.ok) return patterns;
    if (patterns.value === transcripts) continue;
    changed.push(
      withFields(participant, { transcripts: patterns.value.length > 0 ? patterns.value : undefined }),
    );
  }
  if (changed.length === 0) return ok(study);
  return ok({ ...study, participants: withRecords(study.participants, changed) });
}

function wantedPaths(
  patterns: readonly string[],
  path: string,
  isClaimed: boolean,
  known: readonly string[],
): Set<string> {
  const matcher = PathMatcher.of(patterns);
  const wanted = new Set(known.filter(one => matcher.matches(one)));
  if (isClaimed) wanted.add(path);
  else wanted.delete(path);
  return wanted;
}
