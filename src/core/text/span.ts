import { skipWhiteSpace, skipWhiteSpaceBack } from './whiteSpace';

/** A stretch of a text: UTF-16 units over the LF, BOM-less text, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one unit. An empty span shares none. */
export function overlaps(a: Span, b: Span): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** The span, cut to the text, without its outer white space; undefined when nothing is left. */
export function trimSpan(text: string, start: number, end: number): Span | undefined {
  const to = Math.min(end, text.length);
  const from = skipWhiteSpace(text, Math.max(start, 0), to);
  return from < to ? { start: from, end: skipWhiteSpaceBack(text, from, to) } : undefined;
}
