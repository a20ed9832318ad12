import { firstAtLeast } from '../../base/sorted';
import { findQuotes } from '../../anchoring/windows/findQuotes';
import { Squeezed, squeeze } from '../../anchoring/windows/squeezed';
import { toLf } from '../../text/lineEnds';
import type { Span } from '../../text/span';
import { Verbatim } from '../codingsIn/verbatim';
import { type Reading, unitsFrom } from '../projectIn/positions';

/** A passage of a text, as a program has it. */
export interface Passage {
  /** As that program counts. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Its words, where the program keeps them. */
  readonly quote?: string | undefined;
}

/**
 * Where passages are in a text. One with a quote is where its words are: at its position, in whichever way of counting, else at
 * the only place that has them. One without is where its position is, in the way in which most of the others are right.
 * @param raw as the program has it
 * @param readings the ways in which it may count, the likeliest first
 * @returns UTF-16 units over the text with LF; undefined where the words are not found
 */
export function placePassages(
  raw: string,
  passages: readonly Passage[],
  readings: readonly Reading[],
): readonly (Span | undefined)[] {
  const text = toLf(raw);
  const squeezed = new Squeezed(text);
  const quotes = passages.map(({ quote }) => squeeze(quote ?? ''));
  const ways = (isPlain(raw) ? readings.slice(0, 1) : readings).map(reading => {
    const units = unitsFrom(raw, reading);
    const spans = passages.map(({ start, end }) => ({ start: units(start), end: units(end) }));
    const fits = spans.map((span, i) => quotes[i] !== '' && hasWords(squeezed, span, quotes[i]!));
    return { spans, fits, hits: fits.filter(Boolean).length };
  });
  // the first of equally good ones is the likeliest
  ways.sort((a, b) => b.hits - a.hits);
  const placed = passages.map(({ start, end }, i): Span | undefined => {
    if (!Number.isFinite(start) || !Number.isFinite(end)) return undefined;
    return quotes[i] === '' ? ways[0]!.spans[i] : ways.find(({ fits }) => fits[i])?.spans[i];
  });
  const lost = passages.flatMap((_, i) => (placed[i] === undefined && quotes[i] !== '' ? [i] : []));
  const sought = [...new Set(lost.map(i => quotes[i]!))];
  const found = findQuotes(
    squeezed,
    sought.map(words => new Verbatim(words)),
  );
  const only = new Map(
    sought.flatMap((words, i) => (found[i]!.length === 1 ? [[words, found[i]![0]!] as const] : [])),
  );
  for (const i of lost) {
    const at = only.get(quotes[i]!);
    if (at !== undefined) placed[i] = squeezed.spanOf(at, at + quotes[i]!.length);
  }
  return placed;
}

/** Whether all ways of counting come to the same. */
function isPlain(raw: string): boolean {
  return !/\r\n|[\ud800-\udbff][\udc00-\udfff]|^\ufeff/.test(raw);
}

/** Whether a span has some words and no others, white space aside. */
function hasWords(text: Squeezed, { start, end }: Span, words: string): boolean {
  if (!(0 <= start && start < end)) return false;
  const from = firstAtLeast(text.offsets, start);
  const to = firstAtLeast(text.offsets, end);
  return to - from === words.length && text.startsWith(words, from);
}
