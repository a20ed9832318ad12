import type { Query } from '../../../../src/core/query/query';
import type { Random } from '../analyses/kit/randomStudy';

/** What random queries can name. */
export interface QueryParts {
  readonly codes: readonly string[];
  readonly codeGroups: readonly string[];
  readonly queries: readonly string[];
  readonly coders: readonly string[];
  readonly words: readonly string[];
  readonly hasScale: boolean;
  /** Each as one would type it. */
  readonly conditions: readonly (readonly [
    kind: 'participant' | 'speaker' | 'transcript' | 'group',
    name: string,
  ])[];
  readonly comparisons: readonly (readonly [attribute: string, value: string])[];
}

const AT = { start: 0, end: 0 };

/** A query that gives passages; `depth` of other queries in it. */
export function randomQuery(random: Random, parts: QueryParts, depth: number): Query {
  const inner = () => randomQuery(random, parts, depth - 1);
  if (depth === 0) return leaf(random, parts);
  switch (random.below(9)) {
    case 0:
      return { kind: 'or', of: [inner(), inner(), ...(random.chance(0.3) ? [inner()] : [])], at: AT };
    case 1:
    case 2:
      return conjunction(random, parts, depth);
    case 3:
      return {
        kind: 'relation',
        relation: random.pick([
          'before',
          'overlaps',
          'inside',
          { most: random.below(4), of: random.pick(['words', 'turns'] as const) },
        ] as const),
        left: inner(),
        right: inner(),
        at: AT,
      };
    case 4:
    case 5:
      return {
        kind: 'in',
        of: truth(random, parts, depth - 1),
        unit: random.pick(['turn', 'sentence', 'paragraph', 'transcript'] as const),
        at: AT,
      };
    case 6:
      return {
        kind: 'near',
        of: random.chance(0.3)
          ? { kind: 'relation', relation: 'before', left: inner(), right: inner(), at: AT }
          : conjunction(random, parts, depth),
        distance: { most: random.below(5), of: random.pick(['words', 'turns'] as const) },
        at: AT,
      };
    case 7:
      return { kind: 'by', of: inner(), coder: { name: random.pick(parts.coders), at: AT }, at: AT };
    default:
      return leaf(random, parts);
  }
}

function leaf(random: Random, { codes, codeGroups, queries, words, hasScale }: QueryParts): Query {
  if (random.chance(0.1)) return { kind: 'words', pattern: random.pick(words), at: AT };
  if (hasScale && random.chance(0.15)) {
    const operator = random.pick(['=', '!=', '<', '<=', '>', '>='] as const);
    const value = { name: String(random.below(4)), at: AT };
    return { kind: 'compare', name: 'scaled', operator, value, at: AT };
  }
  if (queries.length > 0 && random.chance(0.1))
    return {
      kind: 'name',
      name: random.pick(queries),
      at: AT,
      ...(random.chance(0.5) ? { of: 'query' } : {}),
    };
  if (codeGroups.length > 0 && random.chance(0.1))
    return { kind: 'name', name: random.pick(codeGroups), at: AT };
  return codes.length === 0
    ? { kind: 'words', pattern: random.pick(words), at: AT }
    : { kind: 'name', name: random.pick(codes), at: AT, ...(random.chance(0.1) ? { of: 'code' } : {}) };
}

/** At least one that gives passages; NOTs and conditions. */
function conjunction(random: Random, parts: QueryParts, depth: number): Query & { kind: 'and' } {
  const inner = () => randomQuery(random, parts, depth - 1);
  const of: Query[] = [inner()];
  while (of.length < 2 || random.chance(0.3)) {
    if (random.chance(0.3)) of.push({ kind: 'not', of: inner(), at: AT });
    else if (random.chance(0.35)) of.push(condition(random, parts, 1) ?? inner());
    else of.push(inner());
  }
  if (random.chance(0.3)) of.reverse();
  return { kind: 'and', of, at: AT };
}

function condition(random: Random, parts: QueryParts, depth: number): Query | undefined {
  if (depth > 0 && random.chance(0.4)) {
    const [a, b] = [condition(random, parts, 0), condition(random, parts, 0)];
    if (!a || !b) return undefined;
    return random.chance(0.4)
      ? { kind: 'not', of: a, at: AT }
      : { kind: random.pick(['and', 'or'] as const), of: [a, b], at: AT };
  }
  if (parts.comparisons.length > 0 && random.chance(0.4)) {
    const [name, value] = random.pick(parts.comparisons);
    const isNumber = value !== '' && !Number.isNaN(Number(value));
    const operator = random.pick(
      isNumber ? (['=', '!=', '<', '<=', '>', '>='] as const) : (['=', '!='] as const),
    );
    return { kind: 'compare', name, operator, value: { name: value, at: AT }, at: AT };
  }
  if (parts.conditions.length === 0) return undefined;
  const [of, name] = random.pick(parts.conditions);
  return { kind: 'condition', of, name, at: AT };
}

/** What can be true of a turn or not. */
function truth(random: Random, parts: QueryParts, depth: number): Query {
  if (depth > 0 && random.chance(0.7)) {
    const inner = () => truth(random, parts, depth - 1);
    switch (random.below(4)) {
      case 0:
        return { kind: 'not', of: inner(), at: AT };
      case 1:
        return { kind: 'or', of: [inner(), inner()], at: AT };
      case 2:
        return {
          kind: 'relation',
          relation: 'before',
          left: randomQuery(random, parts, depth - 1),
          right: randomQuery(random, parts, depth - 1),
          at: AT,
        };
      default:
        return { kind: 'and', of: [inner(), inner()], at: AT };
    }
  }
  return (random.chance(0.2) ? condition(random, parts, 0) : undefined) ?? randomQuery(random, parts, depth);
}
