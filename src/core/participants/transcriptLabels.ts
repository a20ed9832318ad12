import type { FoundLayout, Turns } from '../turns/turns';
import type { Participant } from '../studyFile/studyFile';
import { firstWords } from '../text/firstWords';
import type { LabelOwners, UnassignedLabel } from './speakers';

/** Whose a label is; where the study declares no participants, each counts as a person of its own. */
export type LabelOwner =
  | { readonly kind: 'interviewer' | 'undeclared' }
  | { readonly kind: 'participant'; readonly participant: Participant }
  | { readonly kind: 'unassigned'; readonly reason: UnassignedLabel['reason'] };

/** A label in a transcript. */
export interface SpeakerLabel {
  readonly label: string;
  /** Number of its turns. */
  readonly turns: number;
  /** Index of the first one. */
  readonly first: number;
  /** How the first turn in which something is said begins. */
  readonly words: string;
  readonly owner: LabelOwner;
}

/** The labels of a transcript and what is known of them. */
export interface TranscriptLabels {
  /** How heads of turns are laid out, those with most turns first. */
  readonly layouts: readonly FoundLayout[];
  /** In the order of their first turns. */
  readonly labels: readonly SpeakerLabel[];
  /** Number of turns without a label. */
  readonly unlabelled: number;
}

/**
 * Finds the labels of a transcript, and whose they are.
 * @param areDeclared whether the study declares participants
 */
export function transcriptLabels(
  owners: LabelOwners,
  areDeclared: boolean,
  { path, text, turns }: { readonly path: string; readonly text: string; readonly turns: Turns },
): TranscriptLabels {
  const claimants = owners.claimants(path);
  const found = new Map<string, { turns: number; first: number; words: string }>();
  let unlabelled = 0;
  for (let i = 0; i < turns.count; i++) {
    const label = turns.label(i);
    if (label === undefined) {
      unlabelled++;
      continue;
    }
    let known = found.get(label);
    if (!known) found.set(label, (known = { turns: 0, first: i, words: '' }));
    known.turns++;
    if (known.words === '')
      known.words = firstWords(text, turns.headEnds[i]!, turns.ends[i]!, turns.unspoken);
  }
  const labels = [...found].map(([label, counts]): SpeakerLabel => {
    const owner = ownerOf(label);
    return { label, ...counts, owner };
  });
  return { layouts: turns.layouts(), labels, unlabelled };

  function ownerOf(label: string): LabelOwner {
    const owner = owners.ownerOf(label, claimants);
    if (typeof owner === 'string') return { kind: 'unassigned', reason: owner };
    if (owner < 0) return { kind: 'interviewer' };
    return areDeclared
      ? { kind: 'participant', participant: owners.participants[owner]! }
      : { kind: 'undeclared' };
  }
}
