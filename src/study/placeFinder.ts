import { hasWords } from '../core/anchoring/anchors/sameWords';
import { carryForward } from '../core/anchoring/places/carry';
import type { Place } from '../core/coding/place';
import type { Segment } from '../core/coding/segment';
import { type KeptPlaces, anchorKey } from './placeMemory';
import type { TextVersions } from './textVersions';

/** A segment and whose it is. */
export interface OwnedSegment {
  readonly coder: string;
  readonly segment: Segment;
}

/** Finds the places of segments in the current text of a transcript. */
export class PlaceFinder {
  /** Places in the text of one version, as they were known when it was saved. */
  private kept: { readonly version: string; readonly places: KeptPlaces } | undefined;

  constructor(
    private readonly texts: TextVersions,
    /** With which hashed words were hashed. */
    private readonly salt: () => string,
  ) {}

  /** Takes the places that segments had in a version when it was saved. */
  remember(version: string, places: KeptPlaces): void {
    this.kept = { version, places };
  }

  /** Places in the current text: exact ones where the text was edited here, else those that can be found. */
  placesOf(all: readonly OwnedSegment[]): Place[] {
    const known = all.map(one => this.keptPlace(one) ?? this.editedPlace(one.segment));
    const others = all.filter((_, i) => !known[i]).map(({ segment }) => segment);
    const found = this.search(others).values();
    return known.map(place => place ?? found.next().value!);
  }

  /** Places that are found in the current text by what segments say of themselves and by earlier texts. */
  search(segments: readonly Segment[]): Place[] {
    if (segments.length === 0) return [];
    const { text, version } = this.texts;
    const oldText = (id: string) => this.texts.atHand(id)?.text;
    return carryForward({ text, version: version.id, segments, oldText, salt: this.salt() });
  }

  hasWords(segment: Segment, words: string): boolean {
    return hasWords(segment, words, this.salt());
  }

  /** Where a segment was when exactly this text was saved. */
  private keptPlace({ coder, segment }: OwnedSegment): Place | undefined {
    const version = this.texts.version.id;
    if (this.kept?.version !== version || segment.text === version) return undefined;
    const { places } = this.kept;
    const key = anchorKey(coder, segment);
    if (!Object.hasOwn(places, key)) return undefined;
    const [start, end, state] = places[key]!;
    return { start, end, state };
  }

  /** Where the edits of this session have carried a segment that was made on a version which they began with. */
  private editedPlace(segment: Segment): Place | undefined {
    if (segment.text === this.texts.version.id) return undefined;
    const span = this.texts.carry(segment.text, segment);
    if (!span) return undefined;
    const words = this.texts.text.slice(span.start, span.end);
    return { ...span, state: this.hasWords(segment, words) ? 'ok' : 'changed' };
  }
}
