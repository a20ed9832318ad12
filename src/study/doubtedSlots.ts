import type { PlaceState } from '../core/coding/place';

/** Which segments a person has to look at, by slot: those whose place is in doubt, with what they are. */
export class DoubtedSlots {
  private states = new Map<number, PlaceState>();
  private now: object = {};

  /** @param stateOf what a slot's segment is now */
  constructor(private readonly stateOf: (slot: number) => PlaceState) {}

  /** Another object whenever segments came or went, or other ones are in doubt than before. */
  get stamp(): object {
    return this.now;
  }

  get slots(): number[] {
    return [...this.states.keys()];
  }

  /** Notes that segments came or went, or that other ones are to be shown. */
  noteOthers(): void {
    this.now = {};
  }

  /** Gives all, and has none any more. */
  take(): ReadonlyMap<number, PlaceState> {
    const { states } = this;
    this.states = new Map();
    return states;
  }

  set(slot: number, state: PlaceState): void {
    this.states.set(slot, state);
  }

  delete(slot: number): void {
    this.states.delete(slot);
  }

  /** Notes which of some slots are in doubt now. @returns whether that is otherwise than before */
  note(slots: readonly number[]): boolean {
    let isOther = false;
    for (const slot of slots) {
      const state = this.stateOf(slot);
      const isDoubted = state !== 'ok' && state !== 'changed';
      if (this.states.get(slot) === (isDoubted ? state : undefined)) continue;
      isOther = true;
      if (isDoubted) this.states.set(slot, state);
      else this.states.delete(slot);
    }
    if (isOther) this.now = {};
    return isOther;
  }
}
