import type { LabelCounts } from './labelCounts';
import { labelKey } from '../turns/labelKey';
import { type UnassignedLabel, labelOwners } from './speakers';
import type { StudyFile } from '../studyFile/studyFile';

/** How much a person, or a label, speaks. */
export interface SpeechCount {
  readonly turns: number;
  /** Paths of the transcripts with at least one such turn, and how many there; in the order of the transcripts. */
  readonly transcripts: ReadonlyMap<string, number>;
}

/** Who speaks how much in a study. */
export interface Speech {
  /** By id; those who say nothing have no entry. Empty where the study declares no participants. */
  readonly ofParticipant: ReadonlyMap<string, SpeechCount>;
  /** By label, as labels are compared; everyone's. */
  readonly ofLabel: ReadonlyMap<string, SpeechCount>;
  /** Labels whose turns are neither an interviewer's nor a participant's; the most turns first. */
  readonly unassigned: readonly UnassignedSpeech[];
  /** Labels that are not the interviewers', where the study declares no participants; else none. */
  readonly undeclared: readonly string[];
}

export interface UnassignedSpeech extends SpeechCount {
  readonly label: string;
  readonly reason: UnassignedLabel['reason'];
}

/** Counts who speaks, from the labels of each transcript: no text is looked at. */
export function countSpeech(
  study: Pick<StudyFile, 'interviewers' | 'participants'>,
  transcripts: readonly { readonly path: string; readonly labels: LabelCounts }[],
): Speech {
  const areDeclared = study.participants.length > 0;
  const owners = labelOwners(study);
  const ofParticipant = new Counts<string>();
  const ofLabel = new Counts<string>();
  const unassigned = new Map<UnassignedLabel['reason'], Counts<string>>();
  for (const { path, labels } of transcripts) {
    const claimants = owners.claimants(path);
    for (const [label, turns] of labels) {
      if (label !== undefined) ofLabel.add(label, path, turns);
      if (!areDeclared) continue;
      const owner = owners.ownerOf(label, claimants);
      if (typeof owner === 'string') {
        if (label === undefined) continue;
        if (!unassigned.has(owner)) unassigned.set(owner, new Counts());
        unassigned.get(owner)!.add(label, path, turns);
      } else if (owner >= 0) ofParticipant.add(study.participants[owner]!.id, path, turns);
    }
  }
  const interviewers = new Set(study.interviewers.map(labelKey));
  return {
    ofParticipant: ofParticipant.map,
    ofLabel: ofLabel.map,
    unassigned: [...unassigned]
      .flatMap(([reason, counts]) =>
        [...counts.map].map(([label, count]): UnassignedSpeech => ({ label, reason, ...count })),
      )
      .sort((a, b) => b.turns - a.turns || (a.label < b.label ? -1 : 1)),
    undeclared: areDeclared ? [] : [...ofLabel.map.keys()].filter(label => !interviewers.has(label)),
  };
}

class Counts<Key> {
  readonly map = new Map<Key, { turns: number; transcripts: Map<string, number> }>();

  add(key: Key, path: string, turns: number): void {
    let count = this.map.get(key);
    if (!count) this.map.set(key, (count = { turns: 0, transcripts: new Map() }));
    count.turns += turns;
    count.transcripts.set(path, (count.transcripts.get(path) ?? 0) + turns);
  }
}
