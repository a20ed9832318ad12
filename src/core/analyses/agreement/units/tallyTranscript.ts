import { firstAtLeast, overlapRange } from '../../../base/sorted';
import type { CodedByCoders } from './codedByCoders';
import { alwaysRated } from './missing';
import type { PartBuilder } from './partBuilder';
import { type SpanList, sweep, unionOf } from './spanList';
import { countBits } from './tally';
import type { TextUnits } from './textUnits';
import type { Zones } from './zones';

/**
 * Counts how coders rated every character of a transcript, by a sweep over their segments: no character is looked at.
 * Time grows with segments.
 */
export function tallyCharacters({ spans }: CodedByCoders, zones: Zones, part: PartBuilder): void {
  const { starts, ends, clusters, rated } = zones;
  for (let z = 0; z < starts.length; z++) part.addUnits(clusters[z]!, rated[z]!, ends[z]! - starts[z]!);
  for (const [target, lists] of spans) {
    let zone = 0;
    let lastEnd = -1;
    let isCounted = false;
    let occurrences = 0;
    sweep(lists.map(unionOf), (start, end, who) => {
      // what someone codes without a break is one passage
      if (start !== lastEnd) isCounted = false;
      lastEnd = end;
      if (zone >= ends.length || ends[zone]! <= start) zone = firstAtLeast(ends, start + 1);
      for (let z = zone; z < starts.length && starts[z]! < end; z++) {
        const length = Math.min(end, ends[z]!) - Math.max(start, starts[z]!);
        part.add(clusters[z]!, rated[z]!, who, length);
        if (isCounted || (who & rated[z]!) === 0 || countBits(rated[z]!) < 2) continue;
        occurrences++;
        isCounted = true;
      }
    });
    part.end(target, occurrences);
  }
}

/**
 * Counts how coders rated the units of a transcript: a unit that a segment shares a character with is a yes.
 * @param clusterOf the cluster of a unit
 */
export function tallyUnits(
  coded: CodedByCoders,
  units: TextUnits,
  clusterOf: (unit: number) => number,
  part: PartBuilder,
): void {
  const { targets, coders, froms, starts, ends } = coded.spans;
  const rated = ratedUnits(coded, units);
  for (let unit = 0; unit < units.starts.length; unit++) part.addUnits(clusterOf(unit), rated[unit]!, 1);

  const yes = new Int32Array(units.starts.length);
  const given: number[] = [];
  for (let at = 0; at < targets.length; at++) {
    given.length = 0;
    for (let coder = 0; coder < coders; coder++) {
      const list = at * coders + coder;
      for (let i = froms[list]!; i < froms[list + 1]!; i++) {
        const end = ends[i]!;
        for (let unit = firstAfter(units.ends, starts[i]!); unit < yes.length; unit++) {
          if (units.starts[unit]! >= end) break;
          if (yes[unit] === 0) given.push(unit);
          yes[unit]! |= 1 << coder;
        }
      }
    }
    let occurrences = 0;
    for (const unit of given) {
      part.add(clusterOf(unit), rated[unit]!, yes[unit]!, 1);
      if ((yes[unit]! & rated[unit]!) !== 0 && countBits(rated[unit]!) > 1) occurrences++;
      yes[unit] = 0;
    }
    part.end(targets[at]!, occurrences);
  }
}

/** The first of ascending ends behind a place; `firstAtLeast` without a function, as there are very many. */
function firstAfter(ends: Int32Array, place: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each unit a bit for each coder who rates it. */
export function ratedUnits(
  { rates, touched }: Pick<CodedByCoders, 'rates' | 'touched'>,
  units: TextUnits,
): Int32Array {
  const rated = new Int32Array(units.starts.length).fill(alwaysRated(rates));
  touched.forEach((list, i) => eachUnit(list, units, unit => (rated[unit]! |= 1 << i)));
  return rated;
}

/** Visits the units that each span shares a character with; one may come several times. */
export function eachUnit(
  list: SpanList,
  { starts, ends }: Pick<TextUnits, 'starts' | 'ends'>,
  visit: (unit: number) => void,
): void {
  for (let i = 0; i < list.starts.length; i++) {
    const [from, to] = overlapRange(starts, ends, list.starts[i]!, list.ends[i]!);
    for (let unit = from; unit < to; unit++) visit(unit);
  }
}
