import { Order } from './order';

/** How a boundary was found. All but the last are in order with the other boundaries. */
export const Certainty = {
  None: 0,
  /** By a long window on both of its sides. */
  Window: 1,
  /** By a short window on both of its sides. */
  Near: 2,
  /** Only by a long window of the segment's own words beside it. */
  Inside: 3,
  /** Only by words outside of the segment, or by a short window of its own. */
  Hint: 4,
  /** By words on both of its sides that occur nowhere else, but out of order with the other boundaries. */
  Elsewhere: 5,
} as const;

export type Certainty = (typeof Certainty)[keyof typeof Certainty];

/** Where the boundaries may be, by what one kind of window says: squeezed places, ascending. */
export type PlacesOf = (boundary: number) => readonly number[];

/** A way to look for those boundaries that are still open. */
export interface Search {
  readonly certainty: Certainty;
  /** @param order what the first search has found to be beyond doubt */
  run(isOpen: (boundary: number) => boolean, order: Order | undefined): PlacesOf;
}

/** Boundaries of segments in the current text. */
export interface Boundaries {
  /** Squeezed; -1 where there is none. */
  readonly places: Int32Array;
  readonly certainties: Uint8Array;
  /** What is beyond doubt. */
  readonly order: Order;
}

/**
 * Decides for one place of each boundary, or for none. What the first search finds once in the whole text, and in order,
 * is beyond doubt; anything found between two such places that were neighbours must be the only one of its kind there.
 * @param olds places of the boundaries in the old text, by boundary
 * @param searches the best first
 */
export function settleBoundaries(olds: Int32Array, searches: readonly Search[]): Boundaries {
  const count = olds.length;
  const places = new Int32Array(count).fill(-1);
  const certainties = new Uint8Array(count);
  const closed = new Uint8Array(count);
  let order: Order | undefined;
  for (const search of searches) {
    const placesOf = search.run(boundary => closed[boundary] === 0, order);
    order ??= certainOrder(olds, placesOf);
    for (let boundary = 0; boundary < count; boundary++) {
      if (closed[boundary] === 1) continue;
      const found = placesOf(boundary);
      if (found.length === 0) continue;
      const low = order.lowest(olds[boundary]!);
      const high = order.highest(olds[boundary]!);
      const here = found.filter(place => low <= place && place <= high);
      if (here.length === 1) {
        places[boundary] = here[0]!;
        certainties[boundary] = search.certainty;
        closed[boundary] = 1;
      } else if (here.length > 1) {
        closed[boundary] = 1;
      } else if (found.length === 1 && search.certainty <= Certainty.Near && places[boundary]! < 0) {
        // less may still be found where it should be
        places[boundary] = found[0]!;
        certainties[boundary] = Certainty.Elsewhere;
      }
    }
  }
  return { places, certainties, order: order ?? new Order(new Int32Array(0), new Int32Array(0)) };
}

function certainOrder(olds: Int32Array, placesOf: PlacesOf): Order {
  const points: number[] = [];
  const news: number[] = [];
  for (let boundary = 0; boundary < olds.length; boundary++) {
    const found = placesOf(boundary);
    if (found.length !== 1) continue;
    points.push(olds[boundary]!);
    news.push(found[0]!);
  }
  return new Order(Int32Array.from(points), Int32Array.from(news));
}
