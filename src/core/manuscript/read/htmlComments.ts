import type { Span } from '../../text/span';

/** What begins or ends a stretch of HTML in which nothing is markup, or is a comment. */
const PART = /<!--|<(\/?)(script|style|textarea|title|xmp)\b/gi;

/** The comments of a web page: UTF-16 units of its text, half-open, ascending. What scripts, styles and the like have is none. */
export function htmlComments(text: string): readonly Span[] {
  const comments: Span[] = [];
  let raw: string | undefined;
  let after = 0;
  for (const { index, 1: slash, 2: element } of text.matchAll(PART)) {
    if (index < after) continue;
    const name = element?.toLowerCase();
    if (raw !== undefined) {
      if (slash === '/' && name === raw) raw = undefined;
    } else if (name === undefined) {
      const end = text.indexOf('-->', index);
      // one that is never closed goes on to the end
      if (end < 0) break;
      after = end + '-->'.length;
      comments.push({ start: index, end: after });
    } else if (slash === '') raw = name;
  }
  return comments;
}
