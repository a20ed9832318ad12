import type { Place, PlaceState } from '../core/coding/place';
import type { OwnedSegment } from './placeFinder';
import { anchorKey } from './placeMemory';
import { FixedSpans } from './spans';

/** A segment that has a place in a text. */
export interface Owned extends OwnedSegment {
  /** Its index among the spans. */
  readonly slot: number;
}

/** Names it together with its anchor. */
export function keyOf({ coder, segment }: OwnedSegment): string {
  return anchorKey(coder, segment);
}

/** Whether it is the very same object. */
export function isSameOwned(a: OwnedSegment, b: OwnedSegment): boolean {
  return a.segment === b.segment && a.coder === b.coder;
}

/** Three lists as one; they can be longer than a call can have arguments. */
export function joined<T>(before: readonly T[], between: readonly T[], after: readonly T[]): T[] {
  return before.concat(between, after);
}

/** Gives slots to segments, one after the other. */
export class Slots {
  readonly states: PlaceState[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  get count(): number {
    return this.states.length;
  }

  get spans(): FixedSpans {
    return new FixedSpans(Int32Array.from(this.starts), Int32Array.from(this.ends));
  }

  add({ coder, segment }: OwnedSegment, { start, end, state }: Place): Owned {
    const slot = this.count;
    this.starts.push(start);
    this.ends.push(end);
    this.states.push(state);
    return { coder, segment, slot };
  }
}
