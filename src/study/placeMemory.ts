import type { PlaceState } from '../core/coding/place';
import type { Segment } from '../core/coding/segment';

/** Start, end and state of a segment; -1, -1 where its words had been deleted. */
export type KeptPlace = readonly [start: number, end: number, state: PlaceState];

/** Where segments were in a text when it was saved, as editing had carried them: exactly. By {@link anchorKey}. */
export type KeptPlaces = Readonly<Record<string, KeptPlace>>;

/** Keeps places outside of the study, on one machine. No method ever rejects: without them, places are found by comparing texts. */
export interface PlaceMemory {
  /** @param version id of the text in which the places are */
  find(path: string, version: string): Promise<KeptPlaces | undefined>;
  keep(path: string, version: string, places: KeptPlaces): Promise<void>;
}

/** Where nothing is kept. */
export const NO_PLACES: PlaceMemory = {
  find: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
};

/** Names a segment together with its anchor: anchored to other words, it is another one. */
export function anchorKey(coder: string, { id, text, start, end }: Segment): string {
  return `${coder}/${id}/${text}/${start}/${end}`;
}
