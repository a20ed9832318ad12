import type { ScopedSegment, ScopedTranscript } from '../../corpus/scopedTranscripts';

/** When two segments of one transcript occur together. A segment always occurs together with itself. */
export interface Rule {
  /**
   * - `overlap`: they share at least one UTF-16 unit
   * - `turn`: they share at least one unit each with the same turn
   * - `words`: there are at most `distance` words between them
   */
  readonly within: 'overlap' | 'turn' | 'words';
  /** Looked at by `words` only. 0: they overlap, or no word is between them. */
  readonly distance: number;
  /** Whether segments of two coders can occur together. */
  readonly between: 'any' | 'same';
}

/** Segments that may occur together, each as a half-open stretch: two do when their stretches overlap. */
export interface Stretches {
  /** By start. */
  readonly segments: readonly ScopedSegment[];
  /** Ascending. Where end is start, the segment touches nothing. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** A transcript's segments as stretches of text, turns or words; each coder's apart when only those can pair. */
export function stretchesOf(transcript: ScopedTranscript, rule: Rule): readonly Stretches[] {
  const { segments } = transcript;
  return (rule.between === 'same' ? byCoder(segments) : [segments]).map(group =>
    stretch(transcript, group, rule),
  );
}

function stretch(
  { transcript: { turns, words } }: ScopedTranscript,
  segments: readonly ScopedSegment[],
  { within, distance }: Rule,
): Stretches {
  const starts = new Int32Array(segments.length);
  const ends = new Int32Array(segments.length);
  segments.forEach(({ placed: { start, end } }, i) => {
    if (within === 'overlap') {
      [starts[i], ends[i]] = [start, end];
    } else if (within === 'turn') {
      [starts[i], ends[i]] = turns.overlapping(start, end);
    } else {
      // With so many words added after it, it reaches what begins after at most that many, and the next word.
      const [from, to] = words.range(start, end);
      [starts[i], ends[i]] = [from, to + distance + 1];
    }
  });
  return { segments, starts, ends };
}

function byCoder(segments: readonly ScopedSegment[]): readonly (readonly ScopedSegment[])[] {
  const groups = new Map<string, ScopedSegment[]>();
  for (const segment of segments) {
    const group = groups.get(segment.placed.coder);
    if (group) group.push(segment);
    else groups.set(segment.placed.coder, [segment]);
  }
  return [...groups.values()];
}
