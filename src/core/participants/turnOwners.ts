import type { Turns } from '../turns/turns';

/** In place of a participant's index: a turn of an interviewer, or of someone whom the study does not declare. */
export const NOBODY = -1;

/** What of a transcript's turns decides whose they are. */
export type LabelledTurns = Pick<Turns, 'count' | 'labels' | 'countLabels' | 'labelNumbers'>;

/** Whose the turns of a transcript are: said by label, and worked out for each turn only when somebody asks. */
export class TurnOwners {
  private found: Int32Array | undefined;

  /** @param owners for each label the index of its participant or {@link NOBODY}; at the end whose text without one is */
  constructor(
    readonly turns: LabelledTurns,
    readonly owners: Int32Array,
  ) {}

  /** Turn → index of its participant, or {@link NOBODY}. */
  get ofTurn(): Int32Array {
    const { owners } = this;
    const ofNone = owners[owners.length - 1]!;
    return (this.found ??= this.turns.labelNumbers.map(number => (number < 0 ? ofNone : owners[number]!)));
  }

  /** The participants who have a turn; may have some twice. */
  *present(): Iterable<number> {
    const { owners, turns } = this;
    const counts = turns.countLabels();
    let labelled = 0;
    for (let label = 0; label < counts.length; label++) {
      labelled += counts[label]!;
      if (counts[label]! > 0 && owners[label] !== NOBODY) yield owners[label]!;
    }
    const ofNone = owners[counts.length]!;
    if (labelled < turns.count && ofNone !== NOBODY) yield ofNone;
  }

  /** The same with other numbers. @param numbers old → new, or {@link NOBODY} */
  renumbered(numbers: Int32Array): TurnOwners {
    return new TurnOwners(
      this.turns,
      this.owners.map(i => (i === NOBODY ? NOBODY : numbers[i]!)),
    );
  }

  /** Whether each turn is the same participant's in both. */
  equals(other: TurnOwners): boolean {
    if (this.turns === other.turns) return isSame(this.owners, other.owners);
    return isSame(this.ofTurn, other.ofTurn);
  }
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
