import type { AnchorHashes } from '../../coding/segment';
import type { Span } from '../../text/span';
import { hashWords, TIERS } from '../anchorHashes';
import { type Place, ambiguous } from '../place';
import { Certainty, type PlacesOf, type Search } from './boundaries';
import type { Order } from './order';
import type { Wanted } from './placeByWindows';
import type { Squeezed } from './squeezed';

/** Between two places that are known, a stretch of so many units is searched character by character. */
const NARROW = 2000;

/** At most so many stretches are hashed to find words of which no boundary is left. */
const MOST_HASHED = 200_000;

/** What a segment says that must not repeat its words. */
export class HashedWords implements Wanted {
  readonly length: number;

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

  fitsWords(): boolean {
    return true;
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
}

/** A text in which hashes are looked for. */
export interface HashedText {
  readonly text: Squeezed;
  /** Where words and punctuation begin and end, squeezed, ascending. */
  readonly edges: Int32Array;
  readonly salt: string;
}

/**
 * Searches for the boundaries of segments by hashes: of the windows around all places where words begin or end, then, between places
 * that are known, of those within words.
 */
export function hashedSearches(text: HashedText, segments: readonly HashedWords[]): Search[] {
  const searchFor = (certainty: Certainty, tier: number, isWithinWords: boolean): Search => ({
    certainty,
    run: (isOpen, order) => search(text, segments, tier, isOpen, isWithinWords ? order : undefined),
  });
  return [
    searchFor(Certainty.Window, 0, false),
    searchFor(Certainty.Near, 1, false),
    searchFor(Certainty.Window, 0, true),
    searchFor(Certainty.Near, 1, true),
  ];
}

/** @param order if given, only between its places, but at every unit */
function search(
  { text, edges, salt }: HashedText,
  segments: readonly HashedWords[],
  tier: number,
  isOpen: (boundary: number) => boolean,
  order: Order | undefined,
): PlacesOf {
  const wanted = new Map<string, number[]>();
  const hashOf = (boundary: number): string => {
    const { hashes } = segments[boundary >> 1]!;
    return (boundary % 2 === 0 ? hashes.start : hashes.end)[tier] ?? '';
  };
  const open: number[] = [];
  for (let boundary = 0; boundary < segments.length * 2; boundary++) {
    if (!isOpen(boundary) || hashOf(boundary) === '') continue;
    wanted.set(hashOf(boundary), []);
    open.push(boundary);
  }
  if (wanted.size === 0) return () => [];
  const places = order ? placesBetween(text, segments, open, order) : edges;
  const size = TIERS[tier]!;
  for (const place of places) {
    const window = text.slice(Math.max(0, place - size), Math.min(text.length, place + size));
    wanted.get(hashWords(window, salt))?.push(place);
  }
  return boundary => (isOpen(boundary) ? (wanted.get(hashOf(boundary)) ?? []) : []);
}

/** All places near which open boundaries should be, ascending. */
function placesBetween(
  text: Squeezed,
  segments: readonly HashedWords[],
  boundaries: readonly number[],
  order: Order,
): Iterable<number> {
  const places = new Set<number>();
  for (const boundary of boundaries) {
    const { span } = segments[boundary >> 1]!;
    const [low, high] = between(text, order, boundary % 2 === 0 ? span.start : span.end, 0);
    if (high - low > NARROW) continue;
    for (let place = low; place <= high; place++) places.add(place);
  }
  return Int32Array.from(places).sort();
}

/** The places of segments of which no boundary was found, by their words alone; undefined where these are not found either. */
export function placesOfHashedWords(
  { text, edges }: HashedText,
  segments: readonly HashedWords[],
  order: Order,
): (Place | undefined)[] {
  let left = MOST_HASHED;
  return segments.map(segment => {
    const { span, length } = segment;
    const [low, high] = between(text, order, span.start, length);
    const candidates = edges.filter(edge => edge >= low && edge <= high);
    left -= candidates.length;
    if (left < 0) return undefined;
    const found = Array.from(candidates.filter(edge => segment.isAt(text, edge)));
    const spans = found.map(start => text.spanOf(start, start + length));
    if (spans.length === 1) return { state: 'moved', ...spans[0]! };
    return spans.length > 1 ? ambiguous(spans) : undefined;
  });
}

/** Where something that was at an old place should be; the whole text if nothing is known. */
function between(text: Squeezed, order: Order, old: number, length: number): [low: number, high: number] {
  const low = order.lowest(old);
  const high = Math.min(order.highest(old), text.length - length);
  return [low, high];
}
