import type { ScopedTranscript } from '../../corpus/scopedTranscripts';

/** Whose the words of a transcript are: stretches of words, one after the other, each with its owner. */
export interface WordOwners {
  /** Index of the first word of each stretch, and at the end the number of words. */
  readonly first: Int32Array;
  /** For each stretch, or `NOBODY`. */
  readonly owner: Int32Array;
}

/** All words are one owner's. */
export function oneOwner({ transcript }: ScopedTranscript, owner: number): WordOwners {
  return { first: Int32Array.of(0, transcript.words.count), owner: Int32Array.of(owner) };
}

/** Each turn's words are its participant's. */
export function ownersByTurn({ transcript: { turns, words }, ofTurn }: ScopedTranscript): WordOwners {
  const first = new Int32Array(turns.count + 1);
  for (let turn = 1; turn < turns.count; turn++) first[turn] = words.startedBefore(turns.starts[turn]!);
  first[turns.count] = words.count;
  return { first, owner: ofTurn };
}
