import { READINGS, type Reading } from './positions';
import type { SourceIn } from './sourcesIn';
import { oneLine } from '../../base/visible';

/** A way of counting positions that a person may choose, with what it makes of some sources. */
export interface ReadingChoice {
  readonly reading: Reading;
  /** How many of `of` signs speak for it, over all sources. */
  readonly hits: number;
  readonly of: number;
  /** The words of some selections, read so: each on one line. */
  readonly passages: readonly string[];
}

/** So much of a passage tells whether it begins where it should. In UTF-16 units. */
const MAX_PASSAGE = 60;

/**
 * The ways of counting positions that make a difference in some sources, the best first; of those that come to the same in all
 * of them, the likeliest.
 * @param most passages for each
 */
export function readingChoices(sources: readonly SourceIn[], most: number): readonly ReadingChoice[] {
  const choices = new Map<string, ReadingChoice>();
  for (const reading of READINGS) {
    const found = sources.map(({ reading: { candidates } }) =>
      candidates.findIndex(({ readings }) => readings.includes(reading)),
    );
    const key = found.join(' ');
    if (choices.has(key) || found.includes(-1)) continue;
    const candidates = found.map((at, i) => sources[i]!.reading.candidates[at]!);
    const passages = candidates.flatMap(({ spans }, i) =>
      spans.map(({ start, end }) => sources[i]!.text.slice(Math.max(start, 0), Math.max(end, 0))),
    );
    choices.set(key, {
      reading,
      hits: candidates.reduce((sum, { hits }) => sum + hits, 0),
      of: candidates.reduce((sum, one) => sum + one.of, 0),
      passages: passages.filter(Boolean).slice(0, most).map(shown),
    });
  }
  return [...choices.values()].sort((a, b) => b.hits - a.hits);
}

function shown(passage: string): string {
  const line = oneLine(passage);
  return line.length > MAX_PASSAGE ? `${line.slice(0, MAX_PASSAGE)}…` : line;
}
