import type { ScaleValue } from '../codebook/code';
import type { Span } from '../text/span';
import type { MarkedSegment } from './markedSegment';

/** So many names are written at the end of a segment. */
export const MAX_NAMES = 3;

/** A name at the end of a segment. */
export interface LabelPart {
  /** Of the code; empty for a note without a code. */
  readonly name: string;
  /** On the scale of the code; several where they contradict each other, none without one. */
  readonly values: readonly ScaleValue[];
  readonly color: string;
  /** Initials of the coder, where that is someone else. */
  readonly coder?: string | undefined;
  readonly hasMemo: boolean;
  readonly isKey: boolean;
}

/** What is written at the end of a segment, or of several that end together. UTF-16 units over the LF text, half-open. */
export interface EndLabel extends Span {
  /** At most {@link MAX_NAMES}. */
  readonly parts: readonly LabelPart[];
  /** How many more there are. */
  readonly more: number;
  /** These and the others. */
  readonly all: readonly LabelPart[];
}

/** The labels of the segments, by end; each where its segment begins to where it ends. */
export function endLabels(segments: readonly MarkedSegment[]): EndLabel[] {
  const byEnd = new Map<number, MarkedSegment[]>();
  for (const segment of segments) {
    // a note without a code has a sign where it begins
    if (segment.codes.every(({ name }) => name === '')) continue;
    const together = byEnd.get(segment.end);
    if (together) together.push(segment);
    else byEnd.set(segment.end, [segment]);
  }
  return [...byEnd.values()]
    .map(together => {
      const parts = together.flatMap(partsOf);
      const { start, end } = together.at(-1)!;
      return {
        start,
        end,
        parts: parts.slice(0, MAX_NAMES),
        more: Math.max(0, parts.length - MAX_NAMES),
        all: parts,
      };
    })
    .sort((a, b) => a.end - b.end);
}

/** A part for each code of a segment; memo and key quote are said once, with the first. */
export function partsOf({ codes, coder, hasMemo, isKey }: MarkedSegment): LabelPart[] {
  return codes.map(({ name, values = [], color }, i) => ({
    ...{ name, values, color, coder },
    hasMemo: hasMemo && i === 0,
    isKey: isKey && i === 0,
  }));
}
