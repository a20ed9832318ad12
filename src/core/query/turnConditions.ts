import type { BoundCondition, TurnTest } from './bound';
import type { Queried } from './queriedTranscript';

/** Says of passages of a transcript whether conditions hold: a turn that they share something with meets them. */
export class TurnConditions {
  /** Turns before each that meet a condition, so that those between two are known at once. */
  private readonly known = new Map<TurnTest, Int32Array>();

  constructor(private readonly queried: Queried) {}

  holds(condition: BoundCondition, start: number, end: number): boolean {
    switch (condition.kind) {
      case 'not':
        return !this.holds(condition.of, start, end);
      case 'and':
        return condition.of.every(one => this.holds(one, start, end));
      case 'or':
        return condition.of.some(one => this.holds(one, start, end));
      case 'transcript':
        return condition.test(this.queried.transcript.path);
      case 'turn': {
        const before = this.before(condition.test);
        const [from, to] = this.queried.transcript.turns.overlapping(start, end);
        return before[to]! > before[from]!;
      }
    }
  }

  private before(test: TurnTest): Int32Array {
    const known = this.known.get(test);
    if (known) return known;
    const { transcript, participantOf } = this.queried;
    const { turns } = transcript;
    const labels = turns.labels();
    const verdicts = Uint8Array.from(labels, label => Number(test(label, participantOf(label))));
    const ofNone = Number(test(undefined, participantOf(undefined)));
    const before = new Int32Array(turns.count + 1);
    for (let turn = 0; turn < turns.count; turn++) {
      const number = turns.labelNumbers[turn]!;
      before[turn + 1] = before[turn]! + (number < 0 ? ofNone : verdicts[number]!);
    }
    this.known.set(test, before);
    return before;
  }
}
