import type { Span } from './span';
import { skipWhiteSpace } from './whiteSpace';
import { isWrappedAt } from './wrappedLines';

/**
 * All places at which a paragraph of a speech ends, its own end last; ascending. A paragraph ends where a line does,
 * unless that is only wrapped ({@link isWrappedAt}); blank lines belong to the paragraph before them.
 * @param speech of one turn
 */
export function paragraphBreaks(text: string, speech: Span): readonly number[] {
  const breaks: number[] = [];
  let feed = text.indexOf('\n', speech.start);
  while (feed >= 0 && feed < speech.end) {
    const next = skipWhiteSpace(text, feed, speech.end);
    if (!isWrappedAt(text, speech, feed) && next < speech.end) breaks.push(next);
    feed = text.indexOf('\n', Math.max(next, feed + 1));
  }
  breaks.push(speech.end);
  return breaks;
}
