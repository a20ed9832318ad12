import { firstAtLeast } from '../../base/sorted';
import type { Replacements } from './replacements';
import { runsOf, type Runs } from './runs';
import type { Tokens } from './tokens';

const LINE_FEED = 0x0a;

/** A gap with so much weight on either side may be a passage that was cut out or inserted. */
const MIN_CUT = 24;
/** A line with more weight than this is aligned by its words, whatever is next to it. */
const SHORT_LINE = 40;
/** So little of a long line is there by chance. */
const CRUMB = 8;
/** No more tokens than this are given up on one side of a cut. */
const REACH = 100;

/**
 * Gives up what is left of lines next to a cut when they are short and only nearly the same: of two “Right.” with different
 * timestamps, one is not the other. People cut where lines begin, and there are many short answers.
 * @param matches by old token the new one, -1 without one; changed in place
 * @param blocks by old token the number of its moved block, once these are known
 * @param weights summed, of the old and of the new tokens
 */
export function giveUpCutLines(
  old: Tokens,
  matches: Int32Array,
  blocks: Int32Array | undefined,
  weights: { readonly old: Int32Array; readonly now: Int32Array },
  replacements: Replacements,
): void {
  const runs = runsOf(matches);
  const weigh = (from: number, to: number) => weights.old[to]! - weights.old[from]!;
  /** Whether a part of a line, `[from, to)`, at the edge of a passage says too little to belong to it. */
  const isCrumb = (from: number, to: number): boolean => {
    const start = lineStart(old, from);
    const end = lineEnd(old, to - 1);
    const isLittle = weigh(start, end) <= SHORT_LINE || weigh(from, to) <= CRUMB;
    return isLittle && !isSameLine(runs, matches, replacements, start, end);
  };
  for (let run = 0; run + 1 < runs.count; run++) {
    const last = runs.olds[run]! + runs.lengths[run]! - 1;
    const first = runs.olds[run + 1]!;
    const isOther = blocks !== undefined && blocks[last] !== blocks[first];
    if (!isOther) {
      const added = weights.now[matches[first]!]! - weights.now[matches[last]! + 1]!;
      if (Math.max(weigh(last + 1, first), added) < MIN_CUT) continue;
    }
    for (let end = last + 1; end > 0 && last - end < REACH;) {
      const start = lineStart(old, end - 1);
      if (!isCrumb(start, end)) break;
      matches.fill(-1, start, end);
      end = start;
    }
    for (let start = first; start < old.count && start - first < REACH;) {
      const end = lineEnd(old, start);
      if (!isCrumb(start, end)) break;
      matches.fill(-1, start, end);
      start = end;
    }
  }
}

/** Whether all of a line is in one piece in the new text, but for what was replaced everywhere. */
function isSameLine(
  runs: Runs,
  matches: Int32Array,
  replacements: Replacements,
  from: number,
  to: number,
): boolean {
  for (let token = from; token < to; token++) {
    if (matches[token]! >= 0 && (token === from || matches[token] === matches[token - 1]! + 1)) continue;
    const next = firstAtLeast(runs.olds, token, runs.count);
    if (next === 0 || next === runs.count) return false;
    const before = next - 1;
    const oldFrom = runs.olds[before]! + runs.lengths[before]!;
    const newFrom = runs.news[before]! + runs.lengths[before]!;
    const isKnown = replacements.isKnown(oldFrom, runs.olds[next]!, newFrom, runs.news[next]!);
    if (!isKnown || oldFrom < from) return false;
    token = runs.olds[next]!;
  }
  return true;
}

function lineStart(tokens: Tokens, token: number): number {
  let first = token;
  while (first > 0 && !isFirstOfLine(tokens, first)) first--;
  return first;
}

function lineEnd(tokens: Tokens, token: number): number {
  let end = token + 1;
  while (end < tokens.count && !isFirstOfLine(tokens, end)) end++;
  return end;
}

/** Whether a token is the first one of a line. */
export function isFirstOfLine({ text, starts, ends }: Tokens, token: number): boolean {
  if (token === 0) return true;
  for (let at = ends[token - 1]!; at < starts[token]!; at++) {
    if (text.charCodeAt(at) === LINE_FEED) return true;
  }
  return false;
}
