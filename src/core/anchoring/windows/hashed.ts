import type { AnchorHashes } from '../../coding/segment';
import type { Span } from '../../text/span';
import { firstAtLeast } from '../../base/sorted';
import { TIERS, hashWords } from './anchorHashes';
import { isInsideWord } from '../diff/tokens';
import { type Place, ambiguous } from '../../coding/place';
import { Certainty, type PlacesOf, type Search } from './boundaries';
import type { Order } from './order';
import type { Wanted } from './placeByWindows';
import type { Squeezed } from './squeezed';

/** A stretch between two known places that has more units than this is not searched place by place. */
const NARROW = 1000;

/** So much is hashed to find what no boundary is left of or around, in blocks of 64 units, as SHA-256 takes them. */
const MAX_BLOCKS = 20_000;
const BLOCK = 64;

/** What a segment says that must not repeat its words. */
export class HashedWords implements Wanted {
  readonly length: number;
  /** Nobody knows. */
  readonly startsLine = false;

  /** @param span in the text that it was made on */
  constructor(
    readonly span: Span,
    readonly hashes: AnchorHashes,
    private readonly salt: string,
  ) {
    this.length = hashes.length;
  }

  isAt(text: Squeezed, start: number): boolean {
    if (start < 0 || start + this.length > text.length) return false;
    return hashWords(text.slice(start, start + this.length), this.salt) === this.hashes.words;
  }

  /** Where the window around an end is the same, it was in the midst of a word before as well. */
  fitsWords(text: Squeezed, start: number, end: number): boolean {
    const { offsets } = text;
    return (
      (!isInsideWord(text.text, offsets[start]!) || this.hasWindow(text, start, this.hashes.start)) &&
      (!isInsideWord(text.text, offsets[end - 1]! + 1) || this.hasWindow(text, end, this.hashes.end))
    );
  }

  private hasWindow(text: Squeezed, at: number, windows: readonly string[]): boolean {
    return TIERS.some((_, tier) => hashWords(windowAround(text, at, tier), this.salt) === windows[tier]);
  }

  closestEnd(): undefined {
    return undefined;
  }

  closestStart(): undefined {
    return undefined;
  }

  editedShare(): undefined {
    return undefined;
  }

  keptShare(): number {
    return 0;
  }
}

/** A text in which hashes are looked for. */
export interface HashedText {
  readonly text: Squeezed;
  /** Where words and punctuation begin and end, squeezed, ascending. */
  readonly edges: Int32Array;
  readonly salt: string;
}

/**
 * Searches for the boundaries of segments by hashes: first of the windows around all places where words begin or end; then, as
 * every hash costs microseconds, only between places that are known by these, of short windows and within words.
 */
export function hashedSearches(text: HashedText, segments: readonly HashedWords[]): Search[] {
  const everywhere: Places = () => text.edges;
  const edges: Places = (open, order) => placesBetween(segments, open, order, text.edges, text.text.length);
  const within: Places = (open, order) => placesBetween(segments, open, order, undefined, text.text.length);
  const searchFor = (certainty: Certainty, tier: number, placesOf: Places): Search => ({
    certainty,
    run: (isOpen, order) => search(text, segments, tier, isOpen, open => placesOf(open, order)),
  });
  return [
    searchFor(Certainty.Window, 0, everywhere),
    searchFor(Certainty.Near, 1, edges),
    searchFor(Certainty.Window, 0, within),
    searchFor(Certainty.Near, 1, within),
  ];
}

/** At which places boundaries are looked for. */
type Places = (boundaries: readonly number[], order: Order | undefined) => Iterable<number>;

function search(
  { text, salt }: HashedText,
  segments: readonly HashedWords[],
  tier: number,
  isOpen: (boundary: number) => boolean,
  placesFor: (boundaries: readonly number[]) => Iterable<number>,
): PlacesOf {
  const hashOf = (boundary: number): string => {
    const { hashes } = segments[boundary >> 1]!;
    return (boundary % 2 === 0 ? hashes.start : hashes.end)[tier] ?? '';
  };
  const found = new Map<string, number[]>();
  const open: number[] = [];
  for (let boundary = 0; boundary < segments.length * 2; boundary++) {
    if (!isOpen(boundary) || hashOf(boundary) === '') continue;
    found.set(hashOf(boundary), []);
    open.push(boundary);
  }
  for (const place of placesFor(open)) {
    found.get(hashWords(windowAround(text, place, tier), salt))?.push(place);
  }
  return boundary => (isOpen(boundary) ? (found.get(hashOf(boundary)) ?? []) : []);
}

/** What is on both sides of a place, as much as the windows of a tier hold. */
function windowAround(text: Squeezed, at: number, tier: number): string {
  const size = TIERS[tier]!;
  return text.slice(Math.max(0, at - size), at + size);
}

/** The places at which open boundaries should be, ascending: those among `edges`, or all. */
function placesBetween(
  segments: readonly HashedWords[],
  boundaries: readonly number[],
  order: Order | undefined,
  edges: Int32Array | undefined,
  length: number,
): Iterable<number> {
  if (boundaries.length === 0) return [];
  if (!order || order.isEmpty) return edges ?? (length <= MAX_BLOCKS ? Array(length + 1).keys() : []);
  const places = new Set<number>();
  for (const boundary of boundaries) {
    const { span } = segments[boundary >> 1]!;
    const old = boundary % 2 === 0 ? span.start : span.end;
    const low = order.lowest(old);
    const high = Math.min(order.highest(old), length);
    if (high - low > NARROW) continue;
    if (!edges) for (let place = low; place <= high; place++) places.add(place);
    else for (let i = firstAtLeast(edges, low); edges[i]! <= high; i++) places.add(edges[i]!);
  }
  return Int32Array.from(places).sort();
}

/** The places of segments of which no boundary was found, by their words alone; undefined where these are not found either. */
export function placesOfHashedWords(
  { text, edges }: HashedText,
  segments: readonly HashedWords[],
  order: Order,
): (Place | undefined)[] {
  let left = MAX_BLOCKS;
  return segments.map(segment => {
    const { span, length } = segment;
    const from = firstAtLeast(edges, order.lowest(span.start));
    const to = firstAtLeast(edges, Math.min(order.highest(span.end), text.length) - length + 1);
    const blocks = Math.max(0, to - from) * (1 + Math.floor(length / BLOCK));
    if (blocks > left) return undefined;
    left -= blocks;
    const found = Array.from(edges.subarray(from, Math.max(from, to))).filter(at => segment.isAt(text, at));
    const spans = found.map(start => text.spanOf(start, start + length));
    if (spans.length === 1) return { state: 'moved', ...spans[0]! };
    return spans.length > 1 ? ambiguous(spans) : undefined;
  });
}
