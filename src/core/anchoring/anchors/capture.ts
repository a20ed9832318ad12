import { copied } from '../../text/copied';
import { hashesOf } from '../windows/anchorHashes';
import type { Span } from '../../text/span';
import type { Hashed } from './hashedQuotes';
import type { Segment } from '../../coding/segment';

/** Length of the context on either side of a quote, in UTF-16 units. */
const CONTEXT = 32;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

export interface Capture {
  readonly id: string;
  /** The whole transcript, LF and BOM-less. */
  readonly text: string;
  /** Id of that text's version. */
  readonly version: string;
  /** Inside the text, not empty. */
  readonly span: Span;
  readonly codes: readonly string[];
  readonly memo?: string | undefined;
  readonly created: string;
  /** Where the words must not be written down. */
  readonly hashed?: Hashed | undefined;
}

/**
 * A segment with its anchor: position, words, and up to 32 units of context on either side, in whole characters; or hashes
 * of these.
 */
export function captureSegment(capture: Capture): Segment {
  const { id, text, version, span, codes, memo, created, hashed } = capture;
  const { start, end } = span;
  const words = hashed ? { hashes: hashesOf(text, span, hashed.salt) } : wordsAt(text, span);
  const segment: Segment = { id, text: version, start, end, ...words, codes: [...new Set(codes)] };
  return { ...segment, ...(memo ? { memo } : {}), created };
}

/**
 * The segment with its words instead of hashes of them: the counterpart of `hashAnchor`.
 * @param text the one that it was made on, LF and BOM-less
 */
export function spellOutAnchor(segment: Segment, text: string): Segment {
  const { hashes: _, ...rest } = segment;
  return { ...rest, ...wordsAt(text, segment) };
}

function wordsAt(text: string, { start, end }: Span): Pick<Segment, 'quote' | 'prefix' | 'suffix'> {
  return {
    quote: copied(text.slice(start, end)),
    prefix: copied(contextBefore(text, start)),
    suffix: copied(contextAfter(text, end)),
  };
}

function contextBefore(text: string, end: number): string {
  const from = end - CONTEXT;
  if (from <= 0) return text.slice(0, end);
  const base = certainStart(text, from);
  const { index, segment } = segmenter.segment(text.slice(base, end)).containing(from - base)!;
  const isStart = base + index === from;
  return text.slice(isStart ? from : Math.min(base + index + segment.length, end), end);
}

function contextAfter(text: string, start: number): string {
  const context = text.slice(start, start + CONTEXT + 2);
  const cluster = segmenter.segment(context).containing(CONTEXT);
  return cluster ? context.slice(0, cluster.index) : context;
}

/** A place at or before `at` where a character begins, in any context (UAX #29, GB4 and GB999). */
function certainStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !(text[start - 1] === '\n' || (isPlain(text, start - 1) && isPlain(text, start))))
    start--;
  return start;
}

/** Whether a unit is a visible ASCII character or a space. */
function isPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x20 && unit < 0x7f;
}
