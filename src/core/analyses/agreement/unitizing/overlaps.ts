import type { Units } from './coincidences';

export interface CoderOverlap {
  /** Id. */
  readonly coder: string;
  /** Path. */
  readonly transcript: string;
}

export const NO_TRANSCRIPT = 'no transcript that all coders have completed'; // not for the catalogue

/** The coders who have units of several values on the same words. @param units of each coder, by start */
export function overlapsIn(
  units: readonly Units[],
  coders: readonly string[],
  transcript: string,
): readonly CoderOverlap[] {
  return coders.flatMap((coder, i) => {
    let end = -1;
    const isOverlapping = units[i]!.starts.some((start, k) => {
      const overlaps = start < end;
      end = Math.max(end, units[i]!.ends[k]!);
      return overlaps;
    });
    return isOverlapping ? [{ coder, transcript }] : [];
  });
}

/** The reason in JSON; reports have it in words. */
export function whyNotAll(transcripts: number, overlaps: readonly CoderOverlap[]): string | null {
  if (transcripts === 0) return NO_TRANSCRIPT;
  const [first] = overlaps;
  if (first === undefined) return null;
  const more = overlaps.length - 1;
  const others = more === 0 ? '' : more === 1 ? ' and 1 other' : ` and ${more} others`; // not for the catalogue
  return `several codes on the same words by one coder: ${first.coder} in ${first.transcript}${others}`; // not for the catalogue
}
