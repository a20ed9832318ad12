import type { Segment, Sidecar, TextVersion } from '../../coding/segment';
import type { CodedTranscript, Coding, PlacedSegment } from '../../corpus/corpus';
import type { NamedVersion } from '../../text/textVersion';
import type { NeutralNames } from './neutralNames';

/** The coding of one coder in an archive, on a text: positions, codes, values and dates, and no words at all. */
export function neutralSidecar(
  { path, all }: CodedTranscript,
  { coder, status }: Coding,
  version: NamedVersion,
  names: NeutralNames,
): Sidecar {
  const own = all.filter(placed => placed.coder === coder && placed.segment.codes.length > 0);
  const segments = own.map(placed => neutralSegment(placed, path, version.id, names));
  const { id, sha256, length } = version;
  const texts: Record<string, TextVersion> = {};
  for (const { text } of segments)
    texts[text] ??= text === id ? { sha256, length } : { sha256: text.padEnd(64, '0'), length: MOST_UNITS };
  return {
    schema: 1,
    coder: names.coder(coder),
    status,
    texts,
    segments,
  };
}

/** How long an earlier text was does not matter, as long as all that was coded in it has room. */
const MOST_UNITS = 0x7fffffff;

/** A segment without words. One without a place in the text keeps where it was, and is an orphan. */
export function neutralSegment(
  { segment, coder, start, end }: PlacedSegment,
  path: string,
  version: string,
  names: NeutralNames,
): Segment {
  const { id, values, key, created, text } = segment;
  const isPlaced = start >= 0;
  return {
    id: names.segment(coder, path, id),
    text: isPlaced ? version : names.version(text),
    start: isPlaced ? start : segment.start,
    end: isPlaced ? end : segment.end,
    codes: segment.codes.map(names.code),
    ...(values ? { values: neutralValues(values, names) } : {}),
    ...(key ? { key } : {}),
    ...(created === undefined ? {} : { created }),
  };
}

function neutralValues(values: NonNullable<Segment['values']>, names: NeutralNames): Segment['values'] {
  const neutral = Object.entries(values).map(([code, value]) => [
    names.code(code),
    typeof value === 'string' ? names.value(value) : value,
  ]);
  return Object.fromEntries(neutral) as Segment['values'];
}
