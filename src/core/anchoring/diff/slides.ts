import type { RunList } from './runs';
import type { Tokens } from './tokens';

const LINE_FEED = 0x0a;
const SENTENCE_ENDS = '.?!…。？！｡';
const PAUSES = ',;:、，；：';

/**
 * Where something was inserted or removed beside an equal beginning or end, it could as well be a little further on: of
 * `a [b a] b` or `[a b] a b`. Puts each such gap where its edges are at the ends of lines, or else of sentences.
 * @param runs in order in both texts; changed in place
 */
export function settleSlides(old: Tokens, now: Tokens, runs: RunList): void {
  for (let run = 0; run + 1 < runs.count; run++) {
    const gap = pureGap(old, now, runs, run);
    if (!gap) continue;
    const back = slideBack(gap, runs.lengths[run]! - 1);
    const ahead = slideAhead(gap, runs.lengths[run + 1]! - 1);
    let best = 0;
    let bestScore = -1;
    for (let slide = -back; slide <= ahead; slide++) {
      const score = edgeScore(gap.tokens, gap.from + slide) + edgeScore(gap.tokens, gap.to + slide);
      const isNearer = score === bestScore && Math.abs(slide) < Math.abs(best);
      if (score > bestScore || isNearer) {
        best = slide;
        bestScore = score;
      }
    }
    runs.lengths[run]! += best;
    runs.olds[run + 1]! += best;
    runs.news[run + 1]! += best;
    runs.lengths[run + 1]! -= best;
  }
}

/** Tokens `[from, to)` of one text that are between two that follow one another in the other text. */
export interface PureGap {
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
}

/** What was only inserted, or only removed, after a run. */
export function pureGap(old: Tokens, now: Tokens, runs: RunList, run: number): PureGap | undefined {
  const oldFrom = runs.olds[run]! + runs.lengths[run]!;
  const newFrom = runs.news[run]! + runs.lengths[run]!;
  const oldTo = runs.olds[run + 1]!;
  const newTo = runs.news[run + 1]!;
  if (oldFrom === oldTo && newFrom < newTo) return { tokens: now, from: newFrom, to: newTo };
  if (newFrom === newTo && oldFrom < oldTo) return { tokens: old, from: oldFrom, to: oldTo };
  return undefined;
}

/** By how many tokens a gap could as well be further on. */
export function slideAhead({ tokens, from, to }: PureGap, most: number): number {
  let slide = 0;
  while (slide < most && tokens.ids[from + slide] === tokens.ids[to + slide]) slide++;
  return slide;
}

/** By how many tokens a gap could as well be further back. */
export function slideBack({ tokens, from, to }: PureGap, most: number): number {
  let slide = 0;
  while (slide < most && tokens.ids[from - 1 - slide] === tokens.ids[to - 1 - slide]) slide++;
  return slide;
}

/** How good the place before a token is for an edge. */
export function edgeScore({ text, starts, ends, count }: Tokens, token: number): number {
  if (token === 0 || token === count) return 6;
  const from = ends[token - 1]!;
  const to = starts[token]!;
  let feeds = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === LINE_FEED) feeds++;
  if (feeds > 1) return 6;
  const before = text[from - 1]!;
  if (SENTENCE_ENDS.includes(before)) return feeds === 1 ? 5 : 4;
  if (feeds === 1) return 2;
  if (PAUSES.includes(before)) return 2;
  return from < to ? 1 : 0;
}
