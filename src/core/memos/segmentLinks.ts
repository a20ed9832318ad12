import { collapseWhiteSpace } from '../text/whiteSpace';
import type { Span } from '../text/span';

/** A link to a passage in a text. UTF-16 units, half-open; of all of it, from `[` to `)`. */
export interface SegmentLink extends Span {
  /** Id of the segment. */
  readonly segment: string;
}

/** A label may be longer than a line, but not than a paragraph or so. */
const LINK = /\[(?:[^[\]\\]|\\.){0,4000}\]\(segment:([^\s()<>]{1,200})\)/gs;

/** The links `[the words](segment:ID)` in a Markdown text, in their order. */
export function segmentLinksIn(text: string): SegmentLink[] {
  // a text of other links is not searched character by character
  if (!text.includes('](segment:')) return [];
  return Array.from(text.matchAll(LINK), match => ({
    segment: decoded(match[1]!),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The link to a segment, for Markdown. @param words of the segment; what is long is cut in the middle of nothing */
export function segmentLink(words: string, segment: string): string {
  const label = collapseWhiteSpace(words).trim();
  return `[${label.replace(/[\\[\]*_`<>]/g, '\\$&')}](${segmentTarget(segment)})`;
}

/** Where that link leads to. */
export function segmentTarget(segment: string): string {
  return `segment:${encodeURIComponent(segment).replace(/[()]/g, one => `%${one.charCodeAt(0).toString(16)}`)}`;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
