import type { Cue } from '../joinCues';

/** Something that is said in a tier, with the number of the tier and its place in it. */
export interface TierCue extends Cue {
  readonly tier: number;
}

/** What is said in several tiers at once, by when it begins; what has no time stays behind what is before it in its tier. */
export function byTime(cues: readonly TierCue[]): Cue[] {
  const known = new Map<number, number>();
  const timed = cues.map(cue => {
    const time = cue.start ?? known.get(cue.tier) ?? 0;
    known.set(cue.tier, time);
    return { cue, time };
  });
  return timed.sort((a, b) => a.time - b.time).map(({ cue }) => cue);
}
