import { LastFew } from '../base/lastFew';
import { type Speakers, type UnassignedLabel, findSpeakers } from '../participants/speakers';
import { type LabelledTurns, NOBODY, type TurnOwners } from '../participants/turnOwners';
import { meetsAll } from '../studyFile/condition';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { Participant, StudyFile } from '../studyFile/studyFile';
import type { CodedTranscript } from './corpus';

/** The participants of a scope, and which of them speaks in which turn. */
export interface People {
  /** Those with a turn in its transcripts, or who claim one, and whom the filters keep. */
  readonly participants: readonly Participant[];
  /** False when the study declares no participants, so that each label counts as one. */
  readonly areDeclared: boolean;
  readonly unassigned: readonly UnassignedLabel[];
  /** For each transcript whose its turns are among these. */
  readonly owners: readonly TurnOwners[];
  /** Whether segments of nobody are left out. */
  readonly isFiltered: boolean;
}

/** So many lists of transcripts are remembered for a study: as many reports may well be open. */
const MAX_KNOWN = 8;

interface Known {
  readonly transcripts: readonly Divided[];
  readonly filter: string;
  readonly people: People;
}

/** A transcript's path and turns. */
interface Divided {
  readonly path: string;
  readonly turns: LabelledTurns;
}

const known = new LastFew<StudyFile, Known>(MAX_KNOWN);

/** The same object as long as the study and all turns are the same: coding changes nobody's speech. */
export function peopleOf(
  study: StudyFile,
  transcripts: readonly CodedTranscript[],
  { participants, where = [] }: ScopeOptions,
): People {
  const filter = JSON.stringify([participants, where]);
  const divided = transcripts.map(({ path, labelled }): Divided => ({ path, turns: labelled }));
  const isSame = (one: Known) => one.filter === filter && areSame(one.transcripts, divided);
  return known.get(study, isSame, () => {
    const now = findPeople(findSpeakers(study, divided), { participants, where });
    const before = known.of(study).find(one => one.filter === filter);
    const people = before ? keeping(now, divided, before) : now;
    return { transcripts: divided, filter, people };
  }).people;
}

/** The same, with the very objects from before for transcripts in which turn by turn the same people speak. */
function keeping(now: People, divided: readonly Divided[], known: Known): People {
  const { participants } = now;
  const { people: before, transcripts } = known;
  const isSame =
    participants.length === before.participants.length &&
    participants.every(({ id }, i) => id === before.participants[i]!.id);
  if (!isSame) return now;
  return {
    ...now,
    owners: now.owners.map((owners, i) => {
      const other = before.owners[i];
      // of another transcript it would only be by chance, and take long to see
      const isSamePath = other && transcripts[i]!.path === divided[i]!.path;
      return isSamePath && owners.equals(other) ? other : owners;
    }),
  };
}

function areSame(a: Known['transcripts'], b: Known['transcripts']): boolean {
  return (
    a.length === b.length && a.every(({ path, turns }, i) => path === b[i]!.path && turns === b[i]!.turns)
  );
}

function findPeople(speakers: Speakers, { participants: wanted, where = [] }: ScopeOptions): People {
  const isPresent = new Uint8Array(speakers.participants.length);
  for (const { turns, claimants } of speakers.transcripts) {
    for (const i of turns.present()) isPresent[i] = 1;
    for (const i of claimants) isPresent[i] = 1;
  }
  const indexOf = new Int32Array(speakers.participants.length).fill(NOBODY);
  const participants: Participant[] = [];
  speakers.participants.forEach((participant, i) => {
    if (!isPresent[i] || !meetsAll(participant, where)) return;
    if (wanted && !wanted.includes(participant.id)) return;
    indexOf[i] = participants.push(participant) - 1;
  });
  return {
    participants,
    areDeclared: speakers.areDeclared,
    unassigned: speakers.unassigned,
    owners: speakers.transcripts.map(({ turns }) => turns.renumbered(indexOf)),
    isFiltered: wanted !== undefined || where.length > 0,
  };
}
