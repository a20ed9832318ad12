import type { Span } from '../../text/span';

/** A comment in a paper that says of which segment the quotation before it is: UTF-16 units of the text as it is on disk. */
export interface SegmentComment extends Span {
  /** Id of the segment. */
  readonly segment: string;
}

const COMMENT = /<!--\s*segment:([A-Za-z0-9_-]+)\s*-->/g;

/** What is written right after a quotation: `<!-- segment:k3f9… -->`. */
export function segmentComment(segment: string): string {
  return `<!-- segment:${segment} -->`;
}

/** All such comments of a paper in Markdown or HTML, ascending. */
export function segmentComments(text: string): readonly SegmentComment[] {
  return [...text.matchAll(COMMENT)].map(({ 0: { length }, 1: segment, index }) => ({
    segment: segment!,
    start: index,
    end: index + length,
  }));
}
