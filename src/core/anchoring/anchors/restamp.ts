import { type Result, ok } from '../../base/result';
import type { Span } from '../../text/span';
import { textVersion } from '../../text/textVersion';
import { anchoredTo } from '../../coding/boundaries';
import { captureSegment } from './capture';
import type { Hashed } from './hashedQuotes';
import { withSegments } from '../../coding/operations';
import type { Segment, Sidecar } from '../../coding/segment';

/**
 * Anchors segments to a text again, each to the span given for its id: their places become facts about that text, and
 * the words there become theirs. Codes, memo, date and all other fields stay; other segments stay as they are.
 * Two may end up on the same words: they stay two, so that no memo is lost unless a person decides so.
 * @param text LF, BOM-less; the spans lie inside and are not empty
 * @param hashed where the words are not to be written down
 */
export function restampSegments(
  sidecar: Sidecar,
  spans: ReadonlyMap<string, Span>,
  text: string,
  hashed?: Hashed,
): Result<Sidecar> {
  const version = textVersion(text);
  let isSame = true;
  const segments = sidecar.segments.map(segment => {
    const span = spans.get(segment.id);
    if (!span || isAnchored(segment, span, version.id)) return segment;
    isSame = false;
    const { id, codes } = segment;
    return anchoredTo(
      segment,
      captureSegment({ id, text, version: version.id, span, codes, created: '', hashed }),
    );
  });
  return ok(isSame ? sidecar : withSegments(sidecar, segments, version.id, version));
}

function isAnchored(segment: Segment, { start, end }: Span, version: string): boolean {
  return segment.text === version && segment.start === start && segment.end === end;
}
