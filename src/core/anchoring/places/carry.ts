import type { Segment } from '../../coding/segment';
import { hasWords } from '../anchors/sameWords';
import { unitsOfCodePoints } from '../../text/codePoints';
import { skipWhiteSpace } from '../../text/whiteSpace';
import { TextMap } from '../diff/textMap';
import { TokenReader, type Tokens, summedLengths } from '../diff/tokens';
import { nearestPlace } from '../diff/mapSpans';
import { type Place, orphan } from '../../coding/place';
import { placeByMap } from './placeByMap';
import { isUnreadableCopy } from './unreadable';
import { settleBoundaries } from '../windows/boundaries';
import { findQuotes } from '../windows/findQuotes';
import { HashedWords, hashedSearches, placesOfHashedWords } from '../windows/hashed';
import { nearestInOrder, placeBetween, placeOfQuote } from '../windows/placeByWindows';
import { Quoted, quotedSearches } from '../windows/quoted';
import { Squeezed } from '../windows/squeezed';

export interface CarryInput {
  /** The current text, LF and BOM-less. */
  readonly text: string;
  /** Id of its version. */
  readonly version: string;
  readonly segments: readonly Segment[];
  /** The whole text of a version, where it is at hand. */
  readonly oldText: (version: string) => string | undefined;
  /** With which hashed words were hashed. */
  readonly salt?: string;
}

/** Length of the context that is taken from an old text, in UTF-16 units. */
const CONTEXT = 32;

/** What was made last: coders' files of one transcript are read one after the other, and mostly made on the same text. */
let lastMap: TextMap | undefined;

/** Finds segments in the current text: one place for each, in the same order. */
export function carryForward(input: CarryInput): Place[] {
  const carrier = new Carrier(input);
  const byVersion = new Map<string, number[]>();
  input.segments.forEach(({ text }, i) => {
    const indexes = byVersion.get(text);
    if (indexes) indexes.push(i);
    else byVersion.set(text, [i]);
  });
  const places = new Array<Place>(input.segments.length);
  for (const [version, indexes] of byVersion) {
    const segments = indexes.map(i => input.segments[i]!);
    carrier.place(version, segments).forEach((place, k) => (places[indexes[k]!] = place));
  }
  return places;
}

/** Places segments in one text; what it has to know of that is found out once. */
class Carrier {
  private madeReader: TokenReader | undefined;
  private readTokens: Tokens | undefined;
  private readSqueezed: Squeezed | undefined;

  constructor(private readonly input: CarryInput) {}

  /** Made when it is needed: it takes room for thousands of words, and most segments were made on this very text. */
  private get reader(): TokenReader {
    return (this.madeReader ??= new TokenReader());
  }

  /** @param segments all made on one version */
  place(version: string, segments: readonly Segment[]): Place[] {
    const { oldText } = this.input;
    const places = new Map<Segment, Place>();
    if (version === this.input.version) {
      this.placeByPosition(segments, places);
      return segments.map(segment => places.get(segment) ?? orphan());
    }
    const old = oldText(version);
    const told = old === undefined ? [] : segments.filter(segment => isMadeOn(old, segment));
    if (old !== undefined && told.length > 0) this.placeByOldText(old, told, places);
    const untold = segments.filter(segment => !places.has(segment));
    this.placeByQuotes(untold.filter(hasQuote), places);
    this.placeByHashes(untold.filter(hasHashes), places);
    return segments.map(segment => places.get(segment) ?? orphan());
  }

  /**
   * Positions in this very text are facts, unless the words there are not those that a segment says it has: a program may
   * have counted otherwise, or a line was changed by hand. Then it is looked for by its words, and a person is asked.
   */
  private placeByPosition(segments: readonly Segment[], places: Map<Segment, Place>): void {
    const { text, salt = '' } = this.input;
    const doubted: Segment[] = [];
    for (const segment of segments) {
      const { start, end } = segment;
      const isInside = start < end && end <= text.length;
      const says = hasQuote(segment) || hasHashes(segment);
      if (isInside && (!says || hasWords(segment, text.slice(start, end), salt)))
        places.set(segment, { state: 'ok', start, end });
      else if (says) doubted.push(segment);
    }
    if (doubted.length === 0) return;
    const found = new Map<Segment, Place>();
    this.placeByQuotes(doubted.filter(hasQuote), found);
    this.placeByHashes(doubted.filter(hasHashes), found);
    const units = unitsOfCodePoints(text);
    for (const segment of doubted) {
      const counted = { start: units(segment.start), end: units(segment.end) };
      const isCounted = hasWords(segment, text.slice(counted.start, counted.end), salt);
      const place = isCounted ? { state: 'moved' as const, ...counted } : (found.get(segment) ?? orphan());
      places.set(segment, place.start >= 0 ? { ...place, state: doubtedState(segment, place) } : place);
    }
  }

  private placeByOldText(old: string, segments: readonly Segment[], places: Map<Segment, Place>): void {
    if (isUnreadableCopy(old, this.input.text)) {
      // somebody has converted the file: what could not be read is there now
      for (const segment of segments)
        places.set(segment, { state: 'ok', start: segment.start, end: segment.end });
      return;
    }
    const map = this.mapFrom(old);
    const open: Segment[] = [];
    for (const segment of segments) {
      const place = placeByMap(map, segment);
      if (place) places.set(segment, place);
      else open.push(segment);
    }
    if (open.length === 0) return;

    // words that the map knows to be others' are not these
    const text = this.squeezed;
    const quotes = open.map(segment => quotedFrom(old, segment));
    findQuotes(text, quotes).forEach((found, i) => {
      const { length } = quotes[i]!;
      const free = found.filter(at => map.isFree(text.spanOf(at, at + length)));
      const place = placeOfQuote(text, quotes[i]!, free, undefined);
      places.set(open[i]!, place ?? orphan(nearestPlace(map, open[i]!.start)));
    });
  }

  private placeByQuotes(segments: readonly Segment[], places: Map<Segment, Place>): void {
    if (segments.length === 0) return;
    const text = this.squeezed;
    const quotes = segments.map(quotedOf);
    const boundaries = settleBoundaries(boundariesOf(segments), quotedSearches(text, quotes));
    const open: number[] = [];
    segments.forEach((segment, i) => {
      const place = placeBetween(text, quotes[i]!, boundaries, i);
      if (place) places.set(segment, place);
      else open.push(i);
    });
    if (open.length === 0) return;
    const openQuotes = open.map(i => quotes[i]!);
    findQuotes(text, openQuotes).forEach((found, k) => {
      const quoted = openQuotes[k]!;
      const place = placeOfQuote(text, quoted, found, boundaries.order);
      places.set(segments[open[k]!]!, place ?? orphan(nearestInOrder(text, quoted, boundaries.order)));
    });
  }

  private placeByHashes(segments: readonly Segment[], places: Map<Segment, Place>): void {
    if (segments.length === 0) return;
    const { salt = '' } = this.input;
    const text = this.squeezed;
    // with no white space, words begin and end where the lengths of all before them say
    const hashed = { text, edges: summedLengths(this.tokens), salt };
    const words = segments.map(segment => new HashedWords(segment, segment.hashes!, salt));
    const boundaries = settleBoundaries(boundariesOf(segments), hashedSearches(hashed, words));
    const open: number[] = [];
    segments.forEach((segment, i) => {
      const place = placeBetween(text, words[i]!, boundaries, i);
      if (place) places.set(segment, place);
      else open.push(i);
    });
    const found = placesOfHashedWords(
      hashed,
      open.map(i => words[i]!),
      boundaries.order,
    );
    open.forEach((i, k) => {
      const place = found[k] ?? orphan(nearestInOrder(text, words[i]!, boundaries.order));
      places.set(segments[i]!, place);
    });
  }

  private mapFrom(old: string): TextMap {
    const { text } = this.input;
    if (lastMap?.old.text !== old || lastMap.now.text !== text)
      lastMap = new TextMap(this.reader.read(old), this.tokens);
    return lastMap;
  }

  private get tokens(): Tokens {
    return (this.readTokens ??= this.reader.read(this.input.text));
  }

  private get squeezed(): Squeezed {
    return (this.readSqueezed ??= new Squeezed(this.input.text));
  }
}

function boundariesOf(segments: readonly Segment[]): Int32Array {
  return Int32Array.from(segments.flatMap(({ start, end }) => [start, end]));
}

/** Of a segment that is not where it says: only where its place is, or its words, was changed by hand is not to be confirmed. */
function doubtedState({ start, end }: Segment, place: Place): Place['state'] {
  return place.start === start && place.end === end ? 'changed' : 'moved';
}

/** Whether a segment is inside of a text and has its words there: a file may have been changed by hand. */
function isMadeOn(old: string, { start, end, quote }: Segment): boolean {
  if (start >= end || end > old.length) return false;
  return quote === undefined || (quote.length === end - start && old.startsWith(quote, start));
}

function hasQuote({ quote }: Segment): boolean {
  return quote !== undefined && skipWhiteSpace(quote, 0, quote.length) < quote.length;
}

function hasHashes({ quote, hashes }: Segment): boolean {
  return quote === undefined && hashes !== undefined && hashes.length > 0;
}

function quotedOf({ start, end, prefix, quote, suffix }: Segment): Quoted {
  return new Quoted({ start, end }, prefix ?? '', quote ?? '', suffix ?? '');
}

function quotedFrom(old: string, { start, end }: Segment): Quoted {
  const before = old.slice(Math.max(0, start - CONTEXT), start);
  return new Quoted({ start, end }, before, old.slice(start, end), old.slice(end, end + CONTEXT));
}
