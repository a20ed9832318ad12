import { type LabelledTurns, NOBODY, TurnOwners } from './turnOwners';
import { labelKey } from '../turns/labelKey';
import { PathLists } from '../studyFile/matchPaths';
import type { Participant, StudyFile } from '../studyFile/studyFile';

/** Who speaks in which turn of a study's transcripts. */
export interface Speakers {
  /** Those whom the study declares, in its order; when it declares none, one for each label, in order of appearance. */
  readonly participants: readonly Participant[];
  readonly areDeclared: boolean;
  /** One for each transcript, in their order. */
  readonly transcripts: readonly TranscriptSpeakers[];
  /** Unassigned labels: other than interviewers', with turns of no participant; by number of turns, then label. */
  readonly unassigned: readonly UnassignedLabel[];
}

export interface TranscriptSpeakers {
  readonly turns: TurnOwners;
  /** Indexes of the participants who claim the transcript, with or without a turn in it. */
  readonly claimants: readonly number[];
}

/** A label whose turns could not be given to a participant. */
export interface UnassignedLabel {
  readonly label: string;
  readonly turns: number;
  /**
   * - `unclaimed`: no participant has the label, and not exactly one claims the transcript
   * - `several`: several participants have the label, and not exactly one of them claims the transcript
   * - `interviewer`: a participant has the label, but so has an interviewer
   */
  readonly reason: 'unclaimed' | 'several' | 'interviewer';
}

type Reason = UnassignedLabel['reason'];

/** Whose turns a label marks: a participant's index, {@link NOBODY} for an interviewer's, or why they are no one's. */
export type Owner = number | Reason;

/** Says whose a label is in a transcript, by the rules of {@link findSpeakers}. */
export interface LabelOwners {
  /** Where the study declares none, those whose label was asked for before. */
  readonly participants: readonly Participant[];
  /** Indexes of the participants who claim a transcript. */
  claimants(path: string): readonly number[];
  /** @param label undefined for text without one */
  ownerOf(label: string | undefined, claimants: readonly number[]): Owner;
}

/** Who has which label in a study. */
export function labelOwners(study: Pick<StudyFile, 'interviewers' | 'participants'>): LabelOwners {
  return study.participants.length > 0 ? new DeclaredLabels(study) : new LabelsAsParticipants(study);
}

/**
 * Finds the participant of every turn. Labels are compared as {@link labelKey} has them.
 *
 * 1. An interviewer's label is no participant's.
 * 2. A label that one participant has is theirs, in every transcript. Of several who have it, the only one who also
 *    claims the transcript.
 * 3. Any other label, and text without one, is the participant's who claims the transcript, when only one does.
 *
 * Where no participants are declared, every label that is not an interviewer's counts as a participant of its own,
 * with the label as id; text without a label is no one's.
 */
export function findSpeakers(
  study: Pick<StudyFile, 'interviewers' | 'participants'>,
  transcripts: readonly { readonly path: string; readonly turns: LabelledTurns }[],
): Speakers {
  const areDeclared = study.participants.length > 0;
  const labels = labelOwners(study);
  const unassigned = new UnassignedLabels();
  const found = transcripts.map(({ path, turns }): TranscriptSpeakers => {
    const claimants = labels.claimants(path);
    const owners = assignTurns(turns, label => labels.ownerOf(label, claimants), unassigned);
    return { turns: owners, claimants };
  });
  return {
    participants: labels.participants,
    areDeclared,
    transcripts: found,
    unassigned: unassigned.list(),
  };
}

function assignTurns(
  turns: LabelledTurns,
  ownerOf: (label: string | undefined) => Owner,
  unassigned: UnassignedLabels,
): TurnOwners {
  const labels = turns.labels();
  const owners = labels.map(ownerOf);
  const counts = turns.countLabels();
  owners.forEach((owner, i) => {
    if (typeof owner === 'string') unassigned.add(labels[i]!, counts[i]!, owner);
  });
  return new TurnOwners(turns, Int32Array.from([...owners, ownerOf(undefined)], participantOf));
}

function participantOf(owner: Owner): number {
  return typeof owner === 'number' ? owner : NOBODY;
}

class DeclaredLabels implements LabelOwners {
  readonly participants: readonly Participant[];
  private readonly interviewers: ReadonlySet<string>;
  private readonly byLabel = new Map<string, number[]>();
  private readonly claims: PathLists;

  constructor({ interviewers, participants }: Pick<StudyFile, 'interviewers' | 'participants'>) {
    this.participants = participants;
    this.interviewers = new Set(interviewers.map(labelKey));
    participants.forEach(({ speakers = [] }, i) => {
      for (const label of new Set(speakers.map(labelKey))) {
        const known = this.byLabel.get(label);
        if (known) known.push(i);
        else this.byLabel.set(label, [i]);
      }
    });
    this.claims = new PathLists(participants.map(({ transcripts = [] }) => transcripts));
  }

  claimants(path: string): readonly number[] {
    return this.claims.matching(path);
  }

  ownerOf(label: string | undefined, claimants: readonly number[]): Owner {
    const having = label === undefined ? [] : (this.byLabel.get(label) ?? []);
    if (label !== undefined && this.interviewers.has(label))
      return having.length > 0 ? 'interviewer' : NOBODY;
    if (having.length === 1) return having[0]!;
    if (having.length > 1) return only(having.filter(i => claimants.includes(i))) ?? 'several';
    return only(claimants) ?? 'unclaimed';
  }
}

class LabelsAsParticipants implements LabelOwners {
  readonly participants: Participant[] = [];
  private readonly interviewers: ReadonlySet<string>;
  private readonly byLabel = new Map<string, number>();

  constructor({ interviewers }: Pick<StudyFile, 'interviewers'>) {
    this.interviewers = new Set(interviewers.map(labelKey));
  }

  claimants(): readonly number[] {
    return [];
  }

  ownerOf(label: string | undefined): Owner {
    if (label === undefined || this.interviewers.has(label)) return NOBODY;
    let index = this.byLabel.get(label);
    if (index === undefined) {
      index = this.participants.push({ id: label, speakers: [label] }) - 1;
      this.byLabel.set(label, index);
    }
    return index;
  }
}

class UnassignedLabels {
  private readonly byKey = new Map<string, { label: string; turns: number; reason: Reason }>();

  add(label: string, turns: number, reason: Reason): void {
    const key = `${reason} ${label}`;
    const known = this.byKey.get(key);
    if (known) known.turns += turns;
    else this.byKey.set(key, { label, turns, reason });
  }

  list(): UnassignedLabel[] {
    return [...this.byKey.values()].sort((a, b) => b.turns - a.turns || (a.label < b.label ? -1 : 1));
  }
}

function only(indexes: readonly number[]): number | undefined {
  return indexes.length === 1 ? indexes[0] : undefined;
}
