import { type Candidate, assign, greedy } from './assignment';

export interface Matching {
  /** Each member is in one pair at most. */
  readonly pairs: readonly Candidate[];
  /** False when some members were so entangled that the pairs worth most were taken first instead. */
  readonly isExact: boolean;
}

/**
 * The pairs whose worth adds up to the most, no member in two of them (maximum weight bipartite matching), one connected
 * component after the other. Of several such sets always the same one, whichever side comes first.
 * @param compare tells members of either side apart by what they are, not by which side they are on; the numbers of
 *   members ascend by it
 * @param mostSteps looks at a candidate, for a component, before the search is given up
 */
export function bestMatching(
  candidates: readonly Candidate[],
  compare: (a: number, b: number) => number,
  mostSteps = 20_000_000,
): Matching {
  let isExact = true;
  const pairs = components(candidates).flatMap(component => {
    if (component.length === 1) return component;
    const star = bestOfStar(component);
    if (star) return star;
    const isTurned = comesSecond(component, compare);
    const turned = isTurned ? component.map(turn) : component;
    const found = assign(turned, mostSteps);
    if (!found) isExact = false;
    const chosen = found ?? greedy(turned);
    return isTurned ? chosen.map(turn) : chosen;
  });
  return { pairs, isExact };
}

/**
 * Of candidates that all share one member, the one worth most; of equal ones the one whose other member comes first, as
 * {@link assign} has it. Nothing where they do not share one.
 */
function bestOfStar(component: readonly Candidate[]): Candidate[] | undefined {
  const [first] = component;
  const areOfOneA = component.every(({ a }) => a === first!.a);
  if (!areOfOneA && component.some(({ b }) => b !== first!.b)) return undefined;
  const otherOf = ({ a, b }: Candidate) => (areOfOneA ? b : a);
  const best = component.reduce((one, next) =>
    next.worth > one.worth || (next.worth === one.worth && otherOf(next) < otherOf(one)) ? next : one,
  );
  return [best];
}

/** Candidates that hang together by common members. */
function components(candidates: readonly Candidate[]): Candidate[][] {
  const parent: number[] = [];
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== undefined && parent[root] !== root) root = parent[root]!;
    for (let at = node; at !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  // members of one side have even numbers, those of the other odd ones
  for (const { a, b } of candidates) {
    const [one, other] = [find(2 * a), find(2 * b + 1)];
    parent[one] ??= one;
    parent[other] = one;
  }
  const byRoot = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const root = find(2 * candidate.a);
    const known = byRoot.get(root);
    if (known) known.push(candidate);
    else byRoot.set(root, [candidate]);
  }
  return [...byRoot.values()];
}

/** Whether side B should play the first part: so that ties fall in the same way when the sides change places. */
function comesSecond(component: readonly Candidate[], compare: (a: number, b: number) => number): boolean {
  const as = ascending(component.map(({ a }) => a));
  const bs = ascending(component.map(({ b }) => b));
  if (as.length !== bs.length) return as.length > bs.length;
  for (let i = 0; i < as.length; i++) {
    const order = compare(as[i]!, bs[i]!);
    if (order !== 0) return order > 0;
  }
  return false;
}

function turn({ a, b, worth }: Candidate): Candidate {
  return { a: b, b: a, worth };
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
