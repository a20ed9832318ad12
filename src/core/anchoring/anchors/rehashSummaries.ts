import { squeeze } from '../windows/squeezed';
import { hashWords } from '../windows/anchorHashes';
import type { SummariesFile, Summary } from '../../summaries/summary';

/** The words of a segment, and what they are from here on: perhaps the same. */
export interface Reworded {
  readonly before: string;
  readonly after: string;
}

/**
 * Summaries with other hashes of the words that they were written on, where a program has changed the words or how they are
 * hashed. A segment that had other words by then counts as one that was not there: its cell stays marked as changed. Of
 * segments that are nowhere, no hash is kept. The same file where nothing changes.
 * @param of undefined for a segment that is nowhere
 * @param salts with which hashes may have been made
 * @param salt with which they are made from here on
 */
export function rehashSummaries(
  file: SummariesFile,
  of: (segment: string) => Reworded | undefined,
  salts: readonly string[],
  salt: string,
): SummariesFile {
  const summaries = file.summaries.map(one => rehashed(one, of, salts, salt));
  return summaries.every((one, i) => one === file.summaries[i]) ? file : { ...file, summaries };
}

function rehashed(
  summary: Summary,
  of: (segment: string) => Reworded | undefined,
  salts: readonly string[],
  salt: string,
): Summary {
  if (!summary.words) return summary;
  const words: [string, string][] = [];
  const others = new Set<string>();
  for (const [id, hash] of Object.entries(summary.words)) {
    const there = of(id);
    if (!there) continue;
    const squeezed = squeeze(there.before);
    if (salts.some(one => hashWords(squeezed, one) === hash))
      words.push([id, hashWords(squeeze(there.after), salt)]);
    else others.add(id);
  }
  const now = Object.fromEntries(words);
  const isSame =
    others.size === 0 &&
    words.length === Object.keys(summary.words).length &&
    words.every(([id, hash]) => summary.words![id] === hash);
  if (isSame) return summary;
  return { ...summary, segments: summary.segments.filter(id => !others.has(id)), words: now };
}
