import { sentenceBreakAfter, sentenceBreakBefore } from '../text/sentences';
import type { Span } from '../text/span';
import { collapseWhiteSpace } from '../text/whiteSpace';
import type { Turns } from './turns';

/** What is said before and after a stretch in the sentences that it begins and ends in; empty where it has them whole. */
export interface SentenceContext {
  readonly before: string;
  readonly after: string;
}

/**
 * Finds the rest of the sentences that a stretch begins and ends in, each within its turn.
 * @param span UTF-16 units over the LF text, half-open, not empty
 * @param most of either side, in UTF-16 units; of more, what is next to the stretch
 */
export function wholeSentences(text: string, turns: Turns, span: Span, most: number): SentenceContext {
  const first = speechAt(turns, span.start);
  const last = speechAt(turns, span.end - 1);
  const start = first ? sentenceBreakBefore(text, first, span.start + 1) : span.start;
  const end = last ? sentenceBreakAfter(text, last, span.end - 1) : span.end;
  return {
    before: cutBefore(collapseWhiteSpace(text.slice(start, span.start)), most),
    after: cutAfter(collapseWhiteSpace(text.slice(span.end, end)), most),
  };
}

/** The speech that an offset is in; undefined in a head and between turns. */
function speechAt(turns: Turns, offset: number): Span | undefined {
  const turn = turns.at(offset);
  if (turn < 0 || offset < turns.headEnds[turn]!) return undefined;
  return { start: turns.headEnds[turn]!, end: turns.ends[turn]! };
}

function cutBefore(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(text.length - most);
  return `…${kept.slice(kept.indexOf(' ') + 1)}`;
}

function cutAfter(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most);
  const space = kept.lastIndexOf(' ');
  return `${space > 0 ? kept.slice(0, space) : kept}…`;
}
