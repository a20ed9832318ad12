/** How saturation is assessed, in the terms of Guest, Namey & Chen 2020. */
export interface Assessment {
  /** Number of transcripts whose codes new information is measured against. */
  readonly base: number;
  /** Number of consecutive transcripts in which new codes are looked for. */
  readonly run: number;
  /** From 0 to 1: new information of at most this share is saturation. */
  readonly threshold: number;
}

/** A run of transcripts, named by its last one. */
export interface Run {
  /** Index of its last transcript. */
  readonly last: number;
  /** Codes that first occur in it. */
  readonly added: number;
  /** `added` divided by the number of codes in the base; null when that has none. */
  readonly ratio: number | null;
}

export interface Saturation {
  /** Number of different codes in the base; null when there are fewer transcripts than that. */
  readonly baseCodes: number | null;
  readonly runs: readonly Run[];
  /** Number of transcripts before the first run with a ratio of at most the threshold; null when there is none. */
  readonly reachedAt: number | null;
  /** In the notation of the paper: transcripts before that run + length of the run, `6+2`. */
  readonly reached: string | null;
  /** Why there is no figure. */
  readonly reason: 'too few transcripts' | 'no codes in the base' | 'above the threshold' | null;
}

/**
 * Assesses thematic saturation after Guest G., Namey E. & Chen M. (2020), “A simple method to assess and report thematic
 * saturation in qualitative research”, PLoS ONE 15(5): e0232076. The base is the first transcripts; its different codes
 * are the denominator throughout. Runs begin right after the base and move on by one transcript, so that they overlap:
 * with a base of 4 and runs of 2, transcripts 5 and 6, then 6 and 7, and so on. Saturation is reached before the first
 * run whose share of new codes is at most the threshold.
 * @param added for each transcript, in order, the number of codes that occur in it and in none before it
 */
export function saturation(added: readonly number[], { base, run, threshold }: Assessment): Saturation {
  const sum = (from: number, to: number) => added.slice(from, to).reduce((total, one) => total + one, 0);
  const baseCodes = added.length >= base ? sum(0, base) : null;
  const runs: Run[] = [];
  for (let end = base + run; end <= added.length; end++) {
    const found = sum(end - run, end);
    runs.push({ last: end - 1, added: found, ratio: baseCodes ? found / baseCodes : null });
  }
  const first = runs.find(({ ratio }) => ratio !== null && ratio <= threshold);
  const reachedAt = first ? first.last + 1 - run : null;
  return {
    baseCodes,
    runs,
    reachedAt,
    reached: reachedAt === null ? null : `${reachedAt}+${run}`,
    // as JSON has it; reports have it in words
    reason: first
      ? null
      : runs.length === 0
        ? 'too few transcripts' // not for the catalogue
        : baseCodes
          ? 'above the threshold' // not for the catalogue
          : 'no codes in the base', // not for the catalogue
  };
}
