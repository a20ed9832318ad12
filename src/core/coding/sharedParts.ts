import type { Segment } from './segment';

/** So many lists of one code are kept to be shared. */
const MAX_CODES = 10_000;

/** Lists of one code, by that code. */
const lists = new Map<string, readonly string[]>();

/**
 * Lets segments share what is the same in many of them, which `JSON.parse` makes anew for each: names of texts, times, and lists
 * of a single code. That is a quarter of what 100,000 segments take.
 * @param segments as parsed just now, by nobody else seen; they are changed
 */
export function shareParts(segments: readonly Segment[]): void {
  let text: string | undefined;
  let created: string | undefined;
  for (const segment of segments as readonly Writable[]) {
    if (segment.text === text) segment.text = text;
    else ({ text } = segment);
    // a field that is not there stays so
    if (segment.created !== created) ({ created } = segment);
    else if (created !== undefined) segment.created = created;
    if (segment.codes.length === 1) segment.codes = listOf(segment.codes);
  }
}

type Writable = { -readonly [K in 'text' | 'created' | 'codes']: Segment[K] };

function listOf(codes: readonly string[]): readonly string[] {
  const known = lists.get(codes[0]!);
  if (known) return known;
  if (lists.size >= MAX_CODES) lists.clear();
  lists.set(codes[0]!, codes);
  return codes;
}
