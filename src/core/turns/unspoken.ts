import type { Span } from '../text/span';
import type { SpanArrays } from '../text/spanArrays';
import { skipWhiteSpace } from '../text/whiteSpace';
import { LineKind, type LineKinds } from './lineKinds';
import type { Lines } from './lines';
import { SignCursor } from '../text/signCursor';
import { canStartTimestamp, mayBeDigit, mostlyAscend, readTimestamp } from './timestamps';

/** Tags of captions and of HTML, and the bullets by which CHAT files point to a recording. */
const TAGS = String.raw`</?(?:v|c|b|i|u|p|ruby|rt|lang|br|span|div|strong|em|font)(?:[.\s][^<>\n]{0,100})?/?>|\u0015\d{1,12}_\d{1,12}\u0015`;
const MARK = new RegExp(String.raw`[#([{<［（【〔](?=\s?\p{Nd})|${TAGS}`, 'uy');
/** What each of them begins with: looking for that first takes a tenth of the time. */
const OPENINGS = /[#([{<［（【〔\u0015]/g;
const MAX_MARK = 80;
/** Times that stand bare at the beginning or the end of lines are none that is spoken of where there are so many. */
const MIN_BARE = 3;
const MIN_BARE_SHARE = 0.3;
/** In a sentence, only what has hours, minutes and seconds is no time of day. */
const INNER = /(?<=\s)\p{Nd}{1,2}[:：]\p{Nd}{2}[:：]\p{Nd}{2}(?:[.,]\p{Nd}{1,3})?(?=[\s.,;!?]|$)/gu;
const TRAILING = /(?<=\s)\p{Nd}{1,3}[:：]\p{Nd}{2}[:：]\p{Nd}{2}(?:[.,-]\p{Nd}{1,3})?$/u;

/** Where heads are in the lines of a text. */
export interface HeadLines {
  /** From the start of its line to its end; ascending and disjoint. */
  readonly spans: SpanArrays;
  /** 1 for each line that has a head. */
  readonly has: Uint8Array;
  /** Whether times stand bare before labels. */
  readonly areTimed: boolean;
}

/**
 * What is written in a text and not said, heads aside: lines that nobody says, numbers of lines, timestamps, tags.
 * Ascending; UTF-16 units, half-open.
 * @param headerEnd lines above this one are the head of the transcript
 * @param units stretches in which the text is written
 */
export function findUnspoken(
  lines: Lines,
  kinds: LineKinds,
  heads: HeadLines,
  headerEnd: number,
  units: number,
): Span[] {
  const spans: Span[] = [
    ...marksIn(lines.text, heads.spans),
    ...bareTimes(lines, kinds, heads, units),
    ...innerTimes(lines, kinds, heads.spans),
  ];
  for (let i = 0; i < lines.count; i++) {
    const kind = kinds.of[i];
    const hasHead = heads.has[i] === 1;
    if (
      kind === LineKind.Time ||
      kind === LineKind.Aside ||
      (i < headerEnd && kind === LineKind.Speech && !hasHead)
    )
      spans.push(lines.at(i));
    else if (!hasHead) {
      const numberEnd = kinds.numberEnd(i);
      if (numberEnd !== undefined) spans.push({ start: lines.start(i), end: numberEnd });
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Timestamps in brackets and tags, wherever they are outside of heads. */
function marksIn(text: string, heads: SpanArrays): Span[] {
  const spans: Span[] = [];
  const count = heads.starts.length;
  let head = 0;
  OPENINGS.lastIndex = 0;
  for (let opening = OPENINGS.exec(text); opening; opening = OPENINGS.exec(text)) {
    const { index } = opening;
    MARK.lastIndex = index;
    const found = MARK.exec(text)?.[0];
    if (found === undefined) continue;
    OPENINGS.lastIndex = MARK.lastIndex;
    while (head < count && heads.ends[head]! <= index) head++;
    if (head < count && heads.starts[head]! <= index) continue;
    if (found.length > 1) spans.push({ start: index, end: index + found.length });
    else {
      const time = readTimestamp(text.slice(index, index + MAX_MARK), 0);
      if (!time?.isBracketed) continue;
      const end = index + time.end;
      if (found === '(' && !isUnmistakable(text, index, end, time.value)) continue;
      spans.push({ start: index, end });
    }
  }
  return spans;
}

/** In round brackets may be what time of day it was: `(10:30)`. */
function isUnmistakable(text: string, start: number, end: number, value: string): boolean {
  if (/\p{Nd}[:：]\p{Nd}+[:：]\p{Nd}/u.test(value)) return true;
  const isFirst = start === 0 || text[start - 1] === '\n';
  const after = text.slice(end, end + 8);
  return isFirst || /^[^\S\n]{0,7}(?:\n|$)/.test(after);
}

function bareTimes(lines: Lines, kinds: LineKinds, heads: HeadLines, units: number): Span[] {
  const opening: Found[] = [];
  const closing: Found[] = [];
  for (let i = 0; i < lines.count; i++) {
    if (!kinds.isSpeech(i)) continue;
    const start = lines.start(i);
    const end = lines.end(i);
    if (heads.has[i] === 0) {
      const at = skipWhiteSpace(lines.text, kinds.numberEnd(i) ?? start, end);
      const time =
        canStartTimestamp(lines.text.charCodeAt(at)) &&
        readTimestamp(lines.text.slice(at, Math.min(end, at + MAX_MARK)), 0);
      if (time && !time.isBracketed && at + time.end < end && /\s/.test(lines.text[at + time.end]!))
        opening.push({ start: at, end: at + time.end, value: time.value });
    }
    if (!mayBeDigit(lines.text.charCodeAt(end - 1))) continue;
    const from = Math.max(start, end - 20);
    const last = TRAILING.exec(lines.text.slice(from, end));
    if (last) closing.push({ start: from + last.index, end, value: last[0] });
  }
  const areLaidOut = (found: readonly Found[]) =>
    found.length >= MIN_BARE && found.length >= units * MIN_BARE_SHARE && areInOrder(found);
  return [
    ...(areLaidOut(opening) || (heads.areTimed && areInOrder(opening)) ? opening : []),
    ...(areLaidOut(closing) ? closing : []),
  ];
}

/** Whether a line may hold something that is not said. */
export function hasMarks(line: string): boolean {
  return (
    hasMark(line) ||
    /[[({<#［（【〔]\s*$/u.test(line) ||
    TRAILING.test(line.slice(-21)) ||
    line.search(INNER) >= 0
  );
}

function hasMark(line: string): boolean {
  for (const { index } of line.matchAll(OPENINGS)) {
    MARK.lastIndex = index;
    if (MARK.test(line)) return true;
  }
  return false;
}

/** Times that a program has put between words, as every half minute. */
function innerTimes(lines: Lines, kinds: LineKinds, heads: SpanArrays): Span[] {
  const { text } = lines;
  const found: Found[] = [];
  const colons = new SignCursor(text, ':：', isOfClock);
  const count = heads.starts.length;
  let head = 0;
  for (let i = 0; i < lines.count; i++) {
    const start = lines.start(i);
    const end = lines.end(i);
    if (!kinds.isSpeech(i) || !colons.isIn(start, end)) continue;
    // with what is around the line
    const from = Math.max(start - 1, 0);
    for (const { 0: value, index } of text.slice(from, end + 1).matchAll(INNER)) {
      const at = from + index;
      while (head < count && heads.ends[head]! <= at) head++;
      if (head === count || heads.starts[head]! > at)
        found.push({ start: at, end: at + value.length, value });
    }
  }
  return found.length >= MIN_BARE && areInOrder(found) ? found : [];
}

/** Whether a colon stands between digits. */
function isOfClock(text: string, colon: number): boolean {
  return mayBeDigit(text.charCodeAt(colon - 1)) && mayBeDigit(text.charCodeAt(colon + 1));
}

interface Found extends Span {
  readonly value: string;
}

function areInOrder(found: readonly Found[]): boolean {
  return mostlyAscend(found.map(({ value }) => value));
}
