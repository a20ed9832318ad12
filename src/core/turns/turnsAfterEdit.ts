import type { ReadHead } from './headLine';
import { MAX_HEAD } from './headLine';
import { isEnglish, SAMPLE } from './language';
import type { Span } from '../text/span';
import { type TextLines, type TextParts, type TextState, linesAround } from '../text/textState';
import { isWhiteSpace, skipWhiteSpace } from '../text/whiteSpace';
import { MAX_SHORT, mayBeAside } from './lineKinds';
import type { WrapCounts } from './lines';
import type { Turns } from './turns';
import { hasMarks } from './unspoken';

/** A text whose turns were found, with what has to stay so that the turns of an edited one are the same. */
export interface KnownTurns {
  readonly text: TextState;
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

/**
 * The turns of a text that differs from another one in the middle of a line of speech, as typing does: the same, moved.
 * Undefined where they might be others, and have to be found anew. Takes as long as the line is, not the text.
 * @param read reads the heads of lines, as it did for the other text
 */
export function turnsAfterEdit(known: KnownTurns, text: TextState, read: ReadHead): KnownTurns | undefined {
  const { text: before, turns } = known;
  const change = text.changeSince(before);
  if (!change) return undefined;
  /** What the line could be a head by, where that counts. */
  const headsOf = (line: TextLines): string => {
    const heads = read(line.text.slice(0, MAX_HEAD), line.text.length <= MAX_HEAD, false);
    return JSON.stringify([heads.head, known.needsLayouts ? heads.others() : []]);
  };
  const old = linesAround(before, change.start, change.oldEnd);
  const now = linesAround(text, change.start, change.newEnd);
  const isLine = !old.text.includes('\n') && !now.text.includes('\n');
  if (!isLine || old.start < known.safeFrom) return undefined;
  const speech = speechStart(turns, old);
  if (speech === undefined) return undefined;
  const isInside = (line: TextLines, end: number) =>
    change.start > line.start + skipWhiteSpace(line.text, speech - line.start, line.text.length) &&
    end < line.end &&
    !isWhiteSpace(line.text.charCodeAt(line.text.length - 1));
  if (!isInside(old, change.oldEnd) || !isInside(now, change.newEnd)) return undefined;
  const saysMore = (line: TextLines) => {
    const said = line.text.slice(speech - line.start);
    if (hasMarks(said)) return true;
    if (speech > line.start) return false;
    return mayBeAside(said) || (known.hasAsides && said.length <= MAX_SHORT);
  };
  if (saysMore(old) || saysMore(now)) return undefined;
  if (headsOf(old) !== headsOf(now)) return undefined;
  const wrap = wrapAfter(known.wrap, before, old, now.text.length);
  if (known.wrap.width !== Infinity || wrap.width !== Infinity) return undefined;
  const mayBeOther = known.isEnglish !== undefined && change.start < SAMPLE;
  if (mayBeOther && isEnglish(text.slice(0, SAMPLE)) !== known.isEnglish) return undefined;
  const by = change.newEnd - change.oldEnd;
  return { ...known, text, wrap, isMoved: true, turns: turns.moved(change.start, by) };
}

/**
 * Where speech starts in a line that is all of one turn, or begins it; undefined where it is not, where something in the
 * line is not said, or where nothing comes after it.
 */
function speechStart(turns: Turns, line: Span): number | undefined {
  const turn = turns.at(line.end - 1);
  if (turn < 0 || line.end > turns.end(turn) || line.end >= turns.end(turns.count - 1)) return undefined;
  if (turns.hasUnspoken(line.start, line.end)) return undefined;
  const head = turns.headEnd(turn);
  if (line.start >= head) return line.start;
  return turns.labelStart(turn) >= line.start && head < line.end ? head : undefined;
}

/** How long lines are after one of them has another length. */
function wrapAfter(wrap: WrapCounts, text: TextParts, line: TextLines, length: number): WrapCounts {
  // only lines that have another one below count
  if (line.end >= text.length || isBlankFrom(text, line.end + 1)) return wrap;
  return wrap.with(line.text.length, length);
}

/** Whether nothing but white space follows in the line. */
function isBlankFrom(text: TextParts, start: number): boolean {
  for (let at = start; at < text.length; at += FIRST_UNITS) {
    const words = text.slice(at, at + FIRST_UNITS);
    for (let i = 0; i < words.length; i++) {
      const unit = words.charCodeAt(i);
      if (unit === LINE_FEED || !isWhiteSpace(unit)) return unit === LINE_FEED;
    }
  }
  return true;
}

const LINE_FEED = 0x0a;
/** Most lines show by so many of their units that they are not blank. */
const FIRST_UNITS = 32;
