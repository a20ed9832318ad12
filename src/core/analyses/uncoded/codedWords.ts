import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { NOBODY } from '../../participants/turnOwners';

/** A run of words of one turn, half-open. */
export interface WordRun {
  readonly turn: number;
  readonly from: number;
  readonly to: number;
}

export interface CodedWords {
  /** Words of the turns that are looked at. */
  readonly words: number;
  /** Of these, the words that no segment shares a character with: runs as long as possible with no segment in them. */
  readonly uncoded: readonly WordRun[];
}

/**
 * One sweep over turns and segments, both by start. Words are in turns, so that a run ends where its turn does.
 * @param isAll whether turns of interviewers and unassigned turns are looked at, too
 */
export function codedWords({ transcript, segments, ofTurn }: ScopedTranscript, isAll: boolean): CodedWords {
  const { turns, words } = transcript;
  const uncoded: WordRun[] = [];
  let total = 0;
  let next = 0;
  // Words below this index are coded, or in a run already.
  let done = 0;
  for (let turn = 0; turn < turns.count; turn++) {
    const [first, end] = words.range(turns.headEnds[turn]!, turns.ends[turn]!);
    const isLookedAt = isAll || ofTurn[turn] !== NOBODY;
    if (isLookedAt) total += end - first;
    const add = (from: number, to: number) => {
      if (isLookedAt && from < to) uncoded.push({ turn, from, to });
    };
    done = Math.max(done, first);
    for (; next < segments.length; next++) {
      const { start, end: segmentEnd } = segments[next]!.placed;
      const [from, to] = words.range(start, segmentEnd);
      if (from >= end) break;
      add(done, from);
      done = Math.max(done, to);
    }
    add(done, end);
  }
  return { words: total, uncoded };
}
