import type { ReadHead } from './headLine';
import { MAX_HEAD } from './headLine';
import { isEnglish, SAMPLE } from './language';
import type { Span } from '../text/span';
import { isWhiteSpace, skipWhiteSpace } from '../text/whiteSpace';
import { MAX_SHORT, mayBeAside } from './lineKinds';
import type { WrapCounts } from './lines';
import { overlapRange } from '../base/sorted';
import type { Turns } from './turns';
import { hasMarks } from './unspoken';

/** A text whose turns were found, with what has to stay so that the turns of an edited one are the same. */
export interface KnownTurns {
  readonly text: string;
  readonly turns: Turns;
  /** Lines that start before this offset say what the whole text is. */
  readonly safeFrom: number;
  /** Whether lines are left out for what they and others say: pages and the like. */
  readonly hasAsides: boolean;
  /** How long lines are. */
  readonly wrap: WrapCounts;
  /** Undefined where it made no difference. */
  readonly isEnglish: boolean | undefined;
  /** Whether forms of heads were looked at that need most lines to be in them. */
  readonly needsLayouts: boolean;
  /** The turns were not found in this text, but moved from the one before. */
  readonly isMoved: boolean;
}

/** A stretch of the old text and what is there now; UTF-16 units, half-open. */
interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Units that are compared at once to find what was edited. */
const CHUNK = 4096;

/**
 * The turns of a text that differs from another one in the middle of a line of speech, as typing does: the same, moved.
 * Undefined where they might be others, and have to be found anew.
 * @param read reads the heads of lines, as it did for the other text
 */
export function turnsAfterEdit(known: KnownTurns, text: string, read: ReadHead): KnownTurns | undefined {
  const { text: before, turns } = known;
  /** What the line could be a head by, where that counts. */
  const headsOf = (text: string, line: Span): string => {
    const written = text.slice(line.start, Math.min(line.end, line.start + MAX_HEAD));
    const heads = read(written, line.end - line.start <= MAX_HEAD, false);
    return JSON.stringify([heads.head, known.needsLayouts ? heads.others() : []]);
  };
  const change = changeBetween(before, text);
  const old = lineAround(before, change.start, change.oldEnd);
  const now = lineAround(text, change.start, change.newEnd);
  if (!old || !now || old.start < known.safeFrom) return undefined;
  const speech = speechStart(turns, old);
  if (speech === undefined) return undefined;
  const isInside = (text: string, line: Span, end: number) =>
    change.start > skipWhiteSpace(text, speech, line.end) &&
    end < line.end &&
    !isWhiteSpace(text.charCodeAt(line.end - 1));
  if (!isInside(before, old, change.oldEnd) || !isInside(text, now, change.newEnd)) return undefined;
  const saysMore = (text: string, line: Span) => {
    const said = text.slice(speech, line.end);
    if (hasMarks(said)) return true;
    if (speech > line.start) return false;
    return mayBeAside(said) || (known.hasAsides && said.length <= MAX_SHORT);
  };
  if (saysMore(before, old) || saysMore(text, now)) return undefined;
  const readings = [headsOf(before, old), headsOf(text, now)];
  if (readings[0] !== readings[1]) return undefined;
  const wrap = wrapAfter(known.wrap, before, old, now.end - now.start);
  if (known.wrap.width !== Infinity || wrap.width !== Infinity) return undefined;
  const mayBeOther = known.isEnglish !== undefined && change.start < SAMPLE;
  if (mayBeOther && isEnglish(text) !== known.isEnglish) return undefined;
  const by = text.length - before.length;
  return { ...known, text, wrap, isMoved: true, turns: turns.moved(change.start, by) };
}

/** What differs between two texts, as short as possible from the left. */
function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.slice(start, start + CHUNK) === after.slice(start, start + CHUNK))
    start += CHUNK;
  start = Math.min(start, shorter);
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  const most = shorter - start;
  const tail = (text: string, from: number) => text.slice(text.length - from - CHUNK, text.length - from);
  while (same + CHUNK <= most && tail(before, same) === tail(after, same)) same += CHUNK;
  while (
    same < most &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

/** The line in which a stretch is; undefined where it goes over several. */
function lineAround(text: string, start: number, end: number): Span | undefined {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const to = feed < 0 ? text.length : feed;
  return end <= to ? { start: from, end: to } : undefined;
}

/**
 * Where speech starts in a line that is all of one turn, or begins it; undefined where it is not, where something in the
 * line is not said, or where nothing comes after it.
 */
function speechStart(turns: Turns, line: Span): number | undefined {
  const turn = turns.at(line.end - 1);
  if (turn < 0 || line.end > turns.ends[turn]! || line.end >= turns.ends[turns.count - 1]!) return undefined;
  const { starts, ends } = turns.unspoken;
  const [from, to] = overlapRange(starts, ends, line.start, line.end);
  if (from < to) return undefined;
  const head = turns.headEnds[turn]!;
  if (line.start >= head) return line.start;
  return turns.labelStarts[turn]! >= line.start && head < line.end ? head : undefined;
}

/** How long lines are after one of them has another length. */
function wrapAfter(
  wrap: WrapCounts,
  text: string,
  line: { start: number; end: number },
  length: number,
): WrapCounts {
  const below = text.indexOf('\n', line.end + 1);
  const next = skipWhiteSpace(text, line.end + 1, below < 0 ? text.length : below);
  // only lines that have another one below count
  if (line.end >= text.length || next === (below < 0 ? text.length : below)) return wrap;
  return wrap.with(line.end - line.start, length);
}
