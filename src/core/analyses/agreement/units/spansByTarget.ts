import type { ScopedSegment } from '../../../corpus/scopedTranscripts';
import type { SpanList } from './spanList';
import type { Targets } from './targets';

/**
 * The spans that say yes to each target, coder by coder, in the order in which the targets first occur. There are so many of
 * them that they are in three arrays, and lists only where someone asks for one.
 */
export class SpansByTarget {
  private places: ReadonlyMap<number, number> | undefined;

  /** @param froms for each target and coder where the spans begin, and at the end their number */
  constructor(
    /** Each once. */
    readonly targets: Int32Array,
    readonly coders: number,
    readonly froms: Int32Array,
    readonly starts: Int32Array,
    readonly ends: Int32Array,
  ) {}

  get size(): number {
    return this.targets.length;
  }

  get(target: number): readonly SpanList[] | undefined {
    this.places ??= new Map(Array.from(this.targets, (one, at) => [one, at]));
    const at = this.places.get(target);
    return at === undefined ? undefined : this.listsAt(at);
  }

  *[Symbol.iterator](): Generator<[target: number, lists: readonly SpanList[]]> {
    for (let at = 0; at < this.targets.length; at++) yield [this.targets[at]!, this.listsAt(at)];
  }

  /** Only those of some targets. */
  of(isKept: (target: number) => boolean): ReadonlyMap<number, readonly SpanList[]> {
    return new Map([...this].filter(([target]) => isKept(target)));
  }

  private listsAt(at: number): readonly SpanList[] {
    return Array.from({ length: this.coders }, (_, coder) => {
      const from = this.froms[at * this.coders + coder]!;
      const to = this.froms[at * this.coders + coder + 1]!;
      return { starts: this.starts.subarray(from, to), ends: this.ends.subarray(from, to) };
    });
  }
}

/** @param coders ids; undefined for one who rates nothing of the transcript */
export function spansByTarget(
  segments: readonly ScopedSegment[],
  coders: readonly (string | undefined)[],
  targets: Targets,
): SpansByTarget {
  const found: number[] = [];
  /** For each span where it belongs: place of the target × coders + coder. */
  const lists: number[] = [];
  const spans: number[] = [];
  const placeOf = targets.places;
  segments.forEach(({ placed }, i) => {
    const coder = coders.indexOf(placed.coder);
    if (coder < 0 || placed.start >= placed.end) return;
    for (const target of targets.of(placed.segment.codes)) {
      if (placeOf[target]! < 0) placeOf[target] = found.push(target) - 1;
      lists.push(placeOf[target]! * coders.length + coder);
      spans.push(i);
    }
  });
  for (const target of found) placeOf[target] = -1;
  const froms = new Int32Array(found.length * coders.length + 1);
  for (const list of lists) froms[list + 1]!++;
  for (let list = 1; list < froms.length; list++) froms[list]! += froms[list - 1]!;
  const next = froms.slice();
  const [starts, ends] = [new Int32Array(spans.length), new Int32Array(spans.length)];
  for (let i = 0; i < spans.length; i++) {
    const at = next[lists[i]!]!++;
    const { placed } = segments[spans[i]!]!;
    starts[at] = placed.start;
    ends[at] = placed.end;
  }
  return new SpansByTarget(Int32Array.from(found), coders.length, froms, starts, ends);
}
