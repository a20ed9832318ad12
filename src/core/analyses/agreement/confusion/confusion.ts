import type { Steps } from '../../../base/steps';
import type { ComparedCoding } from '../comparedCoding';
import { pairsOf } from '../figures';
import { textUnits } from '../units/textUnits';
import type { UnitKind } from '../units/unitKind';
import { zonesOf } from '../units/zones';
import { eachCodedStretch, eachCodedUnit } from './codedTogether';

/** Which codes two coders give to the same units, the first of a pair in rows, the second in columns. */
export class Confusion {
  /** First's target and second's → units; `none` means no other code. */
  private readonly cells = new Map<number, number>();
  private readonly width: number;

  /** @param targets number of targets */
  constructor(private readonly targets: number) {
    this.width = targets + 1;
  }

  /** In place of a target: the other coder has no code that this one lacks. */
  get none(): number {
    return this.targets;
  }

  get(first: number, second: number): number {
    return this.cells.get(first * this.width + second) ?? 0;
  }

  /** The targets that are in any cell, ascending. */
  used(): readonly number[] {
    const used = new Set<number>();
    for (const key of this.cells.keys()) used.add(Math.floor(key / this.width)).add(key % this.width);
    used.delete(this.none);
    return [...used].sort((a, b) => a - b);
  }

  /**
   * Counts a unit: what both have given on the diagonal; each code that only the first has given with each that only the
   * second has, or with none when there is no such.
   */
  add(first: readonly number[], second: readonly number[], weight: number): void {
    const onlyFirst = first.filter(target => !second.includes(target));
    const onlySecond = second.filter(target => !first.includes(target));
    for (const target of first) if (second.includes(target)) this.count(target, target, weight);
    for (const one of onlyFirst) {
      for (const other of onlySecond) this.count(one, other, weight);
      if (onlySecond.length === 0) this.count(one, this.none, weight);
    }
    if (onlyFirst.length > 0) return;
    for (const other of onlySecond) this.count(this.none, other, weight);
  }

  private count(first: number, second: number, weight: number): void {
    const key = first * this.width + second;
    this.cells.set(key, (this.cells.get(key) ?? 0) + weight);
  }
}

/** Counts which codes take each other's place, in the units that both coders of a pair rate, over all pairs. */
export function* confusion(
  { transcripts, targets, onlyParticipants, coders }: ComparedCoding,
  unit: Exclude<UnitKind, 'segment'>,
): Steps<Confusion> {
  const found = new Confusion(targets.count);
  const counted = new Set(targets.disjoint);
  const pairs = pairsOf(coders.length);
  const add = (rated: number, codes: readonly (readonly number[])[], weight: number) => {
    for (const [i, j] of pairs) {
      if ((rated & (1 << i)) !== 0 && (rated & (1 << j)) !== 0) found.add(codes[i]!, codes[j]!, weight);
    }
  };
  for (const [i, coded] of transcripts.entries()) {
    const { scoped, rates, touched } = coded;
    const own = { scoped, rates, touched, spans: coded.spans.of(target => counted.has(target)) };
    if (unit === 'character') {
      eachCodedStretch(
        own,
        zonesOf(own, onlyParticipants, () => 0),
        add,
      );
    } else {
      eachCodedUnit(own, textUnits(own.scoped, unit, onlyParticipants), (rated, codes) =>
        add(rated, codes, 1),
      );
    }
    yield (i + 1) / transcripts.length;
  }
  return found;
}
