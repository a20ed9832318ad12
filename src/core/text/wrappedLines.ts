import type { Span } from './span';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from './whiteSpace';

/** So many lines on either side show whether lines are wrapped. */
const NEAR = 8;
/** Wrapped lines are about as long as a page is wide: longer and shorter ones are paragraphs. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 200;

/**
 * Whether a line feed only breaks a line, as the wrapping of a page does, and what follows goes on with what is above. So
 * it is where the first word below had no room above, in the width of the longest line nearby, and where most lines
 * nearby end like that. Never at a blank line.
 * @param block nothing outside is looked at but the first line's beginning: a turn's speech, whose label comes before it
 * @param feed offset of the line feed
 */
export function isWrappedAt(text: string, block: Span, feed: number): boolean {
  const above = linesAbove(text, block, feed);
  const below = linesBelow(text, block, feed);
  if (above.length === 0 || below.length === 0) return false;
  const lines = [...above, ...below];
  const width = Math.max(...lines.map(line => line.end - line.start));
  if (width < MIN_WIDTH || width > MAX_WIDTH) return false;
  const full = lines.slice(1).map((line, i) => hadNoRoom(text, lines[i]!, line, width));
  return full[above.length - 1]! && full.filter(Boolean).length * 2 >= full.length;
}

/** The lines that end at a line feed and before it, up to a blank one, in order; without white space at their ends. */
function linesAbove(text: string, block: Span, feed: number): Span[] {
  const lines: Span[] = [];
  for (let end = feed; lines.length < NEAR && end > block.start;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = { start, end: skipWhiteSpaceBack(text, start, end) };
    if (line.start === line.end) break;
    lines.unshift(line);
    end = start - 1;
  }
  return lines;
}

/** The lines after a line feed, up to a blank one. */
function linesBelow(text: string, block: Span, feed: number): Span[] {
  const lines: Span[] = [];
  for (let start = feed + 1; lines.length < NEAR && start < block.end;) {
    const next = text.indexOf('\n', start);
    const lineEnd = next < 0 || next > block.end ? block.end : next;
    const line = { start, end: skipWhiteSpaceBack(text, start, lineEnd) };
    if (line.start === line.end) break;
    lines.push(line);
    start = lineEnd + 1;
  }
  return lines;
}

function hadNoRoom(text: string, line: Span, below: Span, width: number): boolean {
  const word = skipWhiteSpace(text, below.start, below.end);
  let wordEnd = word;
  while (wordEnd < below.end && !isWhiteSpace(text.charCodeAt(wordEnd))) wordEnd++;
  return line.end - line.start + 1 + (wordEnd - word) > width;
}
