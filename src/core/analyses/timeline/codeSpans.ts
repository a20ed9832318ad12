import type { CodeRows } from '../../corpus/codeRows';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import type { Span } from '../../text/span';

/** Where a code is in a transcript. */
export interface CodeSpans {
  /** Number of the code. */
  readonly code: number;
  readonly segments: number;
  /** Its segments, merged where they overlap or touch in words; by start. */
  readonly stretches: readonly Stretch[];
}

/** A stretch of words, half-open, and of the text. */
export interface Stretch {
  readonly fromWord: number;
  readonly toWord: number;
  /** From the start of its first segment to the end that is furthest; UTF-16 units. */
  readonly span: Span;
}

/** The codes that occur in a transcript, themes wherever a code below them does, in the order of the codebook. */
export function codeSpans({ transcript, segments }: ScopedTranscript, codes: CodeRows): readonly CodeSpans[] {
  const found = new Map<number, { segments: number; stretches: GrowingStretch[] }>();
  // by start, so that a segment can only join the last stretch
  for (const { placed } of segments) {
    const [fromWord, toWord] = transcript.words.range(placed.start, placed.end);
    for (const code of codes.rolledUp(placed.segment.codes)) {
      let known = found.get(code);
      if (!known) found.set(code, (known = { segments: 0, stretches: [] }));
      known.segments++;
      const last = known.stretches.at(-1);
      if (last && fromWord <= last.toWord) {
        last.toWord = Math.max(last.toWord, toWord);
        last.span.end = Math.max(last.span.end, placed.end);
      } else {
        known.stretches.push({ fromWord, toWord, span: { start: placed.start, end: placed.end } });
      }
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([code, spans]) => ({ code, ...spans }));
}

interface GrowingStretch {
  readonly fromWord: number;
  toWord: number;
  readonly span: { readonly start: number; end: number };
}
