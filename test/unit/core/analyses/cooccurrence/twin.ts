import type { RandomStudy, RandomTranscript } from '../kit/randomStudy';
import { type TwinScope, type TwinSegment, childrenOf, inBookOrder, pathOf, upwards } from '../kit/twinScope';

export interface TwinOptions {
  readonly within: 'overlap' | 'turn' | 'words';
  readonly distance: number;
  readonly between: 'any' | 'same';
  readonly level: 'all' | 'codes' | 'themes';
}

/** All pairs of segments for all pairs of codes, looked at unit by unit. */
export function twin(study: RandomStudy, scope: TwinScope, options: TwinOptions): object[] {
  const order = inBookOrder(study.codes).filter(
    id => scope.codes.includes(id) && isAtLevel(study, scope, id, options),
  );
  const together = new Map(
    scope.segments.map(s => [s, new Set(scope.segments.filter(t => s === t || areTogether(s, t, options)))]),
  );
  const rows: Row[] = [];
  order.forEach((code, i) => {
    for (const other of order.slice(i + 1)) {
      if (upwards(study.codes, code).includes(other) || upwards(study.codes, other).includes(code)) continue;
      const own = scope.segments.filter(({ codes }) => codes.includes(code));
      const others = scope.segments.filter(({ codes }) => codes.includes(other));
      const pairs = own.flatMap(s => others.filter(t => together.get(s)!.has(t)).map(t => [s, t] as const));
      if (pairs.length === 0) continue;
      const [left, right] = [new Set(pairs.map(([s]) => s)), new Set(pairs.map(([, t]) => t))];
      rows.push({
        code,
        name: study.codes.find(({ id }) => id === code)!.name!,
        path: pathOf(study.codes, code),
        with: other,
        withName: study.codes.find(({ id }) => id === other)!.name!,
        withPath: pathOf(study.codes, other),
        pairs: pairs.length,
        segments: own.length,
        withSegments: others.length,
        together: left.size,
        withTogether: right.size,
        both: own.filter(s => others.includes(s)).length,
        jaccard: new Set([...left, ...right]).size / new Set([...own, ...others]).size,
      });
    }
  });
  return rows.sort((a, b) => b.pairs - a.pairs || b.jaccard - a.jaccard);
}

interface Row {
  readonly pairs: number;
  readonly jaccard: number;
  readonly [more: string]: unknown;
}

function isAtLevel({ codes }: RandomStudy, scope: TwinScope, id: string, { level }: TwinOptions): boolean {
  if (level === 'codes') return childrenOf(codes, id).length === 0;
  return level === 'all' || upwards(codes, id).every(above => above === id || !scope.codes.includes(above));
}

function areTogether(s: TwinSegment, t: TwinSegment, { within, distance, between }: TwinOptions): boolean {
  if (s.transcript !== t.transcript || (between === 'same' && s.segment.coder !== t.segment.coder))
    return false;
  const [a, b] = [units(s), units(t)];
  if (within === 'overlap') return a.some(unit => b.includes(unit));
  const { turnOf } = s.transcript;
  if (within === 'turn') {
    const turns = new Set(a.map(unit => turnOf[unit]!).filter(turn => turn >= 0));
    return b.some(unit => turns.has(turnOf[unit]!));
  }
  return wordsBetween(s.transcript, a, b) <= distance;
}

/** Words of which no unit is in either, and all are behind the one and before the other. */
function wordsBetween({ wordOf }: RandomTranscript, a: readonly number[], b: readonly number[]): number {
  const touched = new Set([...a, ...b].map(unit => wordOf[unit]!));
  const [underlying, before] = [Math.min(a.at(-1)!, b.at(-1)!), Math.max(a[0]!, b[0]!)];
  const between = wordOf.slice(underlying + 1, Math.max(before, underlying + 1));
  return new Set(between.filter(word => word >= 0 && !touched.has(word))).size;
}

function units({ segment: { start, end } }: TwinSegment): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
