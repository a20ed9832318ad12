import { restampSegments } from '../anchoring/anchors/restamp';
import type { Hashed } from '../anchoring/anchors/hashedQuotes';
import type { Segment, Sidecar } from '../coding/segment';
import type { Span } from '../text/span';
import { type RecordReplacer, replacedRecord } from './replacedRecord';
import { replacedQuotes } from './replacedQuotes';
import type { CodingPart } from './studyParts';
import type { EditMap } from './textEdits';

/** A transcript with other words. */
interface ReplacedText {
  readonly text: string;
  readonly map: EditMap;
  readonly isChanged: boolean;
  readonly hashed: Hashed | undefined;
}

/**
 * A coding file with other words. Segments whose place is beyond doubt are anchored to the new text, each where its words have
 * gone; of all others only the quotes change.
 * @param path of the file
 */
export function replacedSidecar(
  { value, spans, isShown }: Pick<CodingPart, 'value' | 'spans' | 'isShown'>,
  path: string,
  text: ReplacedText | undefined,
  replacer: RecordReplacer,
): Sidecar {
  const worded = replacedRecord(value, 'sidecar', path, replacer, isShown);
  const anchored = new Map<string, Span>();
  const segments = worded.segments.map(segment => {
    const span = text && spans.get(segment.id);
    if (span && text.isChanged) {
      anchored.set(segment.id, text.map.span(span));
      return segment;
    }
    // of a text without any of the words, nothing is left out where the stretch only ends as they do
    if (span && isWrittenAt(segment, text.text, span)) return segment;
    const quoted = replacedQuotes(segment, replacer.words);
    // made on an earlier text, which had the words
    if (span && quoted !== segment) anchored.set(segment.id, text.map.span(span));
    return quoted;
  });
  const isSame = segments.every((one, i) => one === worded.segments[i]);
  const quoted = isSame ? worded : { ...worded, segments };
  if (!text || anchored.size === 0) return quoted;
  const stamped = restampSegments(quoted, anchored, text.text, text.hashed);
  return stamped.ok ? stamped.value : quoted;
}

/** Whether a quote and what is around it are those of a place. */
function isWrittenAt(
  { quote, prefix = '', suffix = '' }: Segment,
  text: string,
  { start, end }: Span,
): boolean {
  return (
    quote === text.slice(start, end) &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end)
  );
}
