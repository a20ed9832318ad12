import type { Code, MergedCode } from '../../codebook/code';
import { findParents, isMerged } from '../../codebook/parents';
import type { Fields } from '../../records/fields';
import { byUnits } from '../../base/compare';
import { withOpenConflict } from '../../records/openConflicts';

type AnyCode = Code | MergedCode;

/** The circle that a way leads round, from its least id on; undefined when the way ends or the start is not on the circle. */
export function circleOf(start: string, next: (id: string) => string | undefined): string[] | undefined {
  const way = [start];
  const seen = new Set(way);
  for (let at = next(start); at !== undefined; at = next(at)) {
    if (at === start) return fromLeast(way);
    if (seen.has(at)) return undefined;
    seen.add(at);
    way.push(at);
  }
  return undefined;
}

function fromLeast(circle: readonly string[]): string[] {
  const least = circle.reduce((best, id, i) => (id < circle[best]! ? i : best), 0);
  return [...circle.slice(least), ...circle.slice(0, least)];
}

/** A move that was undone: the theme that the code was to have, and the one that it has. */
export interface TakenBack {
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Gives codes that are their own ancestors the theme back that they had, and leaves open which it should be. Where that does
 * not help, as when their theme was merged into a code below it, one of them is moved to the top.
 * @param leave codes that were their own ancestors before
 */
export function untangled(
  byId: Map<string, AnyCode>,
  leave: ReadonlySet<string>,
  parentBefore: (id: string) => string | undefined,
): TakenBack[] {
  const done: TakenBack[] = [];
  for (;;) {
    const tangled = [...findParents(byId).circular].filter(id => !leave.has(id)).sort(byUnits);
    if (tangled.length === 0) return done;
    const moves = tangled.map(id => ({ id, from: parentOf(byId, id), to: parentBefore(id) }));
    const back = moves.filter(({ from, to }) => from !== to);
    const round = back.length > 0 ? back : [{ ...moves[0]!, to: undefined }];
    for (const { id, from, to } of round) {
      const { parent: _, ...rest } = byId.get(id) as Code;
      const code = { ...rest, ...(to === undefined ? {} : { parent: to }) };
      byId.set(id, withOpenConflict(code as unknown as Fields, 'parent', [from, to]) as unknown as Code);
    }
    done.push(...round);
  }
}

function parentOf(byId: ReadonlyMap<string, AnyCode>, id: string): string | undefined {
  const code = byId.get(id)!;
  return isMerged(code) ? undefined : code.parent;
}
