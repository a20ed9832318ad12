import type { Distance, Named, Query, Relation } from './query';
import { tokensOf } from './tokens';

/** How closely a part of a query holds together; what holds less closely needs parentheses. */
const CLOSENESS: Readonly<Record<Query['kind'], number>> = {
  in: 0,
  near: 0,
  or: 1,
  and: 2,
  not: 3,
  relation: 4,
  by: 5,
  name: 6,
  compare: 6,
  words: 6,
  regex: 6,
  condition: 6,
};

/** A query in the one form in which it is written: reading it gives the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'name':
      return prefixed(query.of, query);
    case 'condition':
      return prefixed(query.of, query);
    case 'compare':
      return `${prefixed(query.of, query)} ${query.operator} ${printName(query.value.name)}`;
    case 'words':
      return `"${query.pattern}"`;
    case 'regex':
      return `/${escapeSlashes(query.pattern)}/`;
    case 'not':
      return `NOT ${closer(query.of, 3)}`;
    case 'and':
      return query.of.map(one => closer(one, 3)).join(' AND ');
    case 'or':
      return query.of.map(one => closer(one, 2)).join(' OR ');
    case 'relation':
      return `${closer(query.left, 5)} ${printRelation(query.relation)} ${closer(query.right, 5)}`;
    case 'by':
      return `${closer(query.of, 6)} BY ${printName(query.coder.name)}`;
    case 'in':
      return `${closer(query.of, 1)} IN ${query.unit}`;
    case 'near':
      return `${closer(query.of, 1)} ${printDistance(query.distance)}`;
  }
}

function closer(query: Query, least: number): string {
  return CLOSENESS[query.kind] < least ? `(${printQuery(query)})` : printQuery(query);
}

function printRelation(relation: Relation['relation']): string {
  return typeof relation === 'string' ? relation.toUpperCase() : `${printDistance(relation)} OF`;
}

function printDistance({ most, of }: Distance): string {
  return `WITHIN ${most} ${most === 1 ? of.slice(0, -1) : of}`;
}

function prefixed(prefix: string | undefined, { name }: Pick<Named, 'name'>): string {
  return `${prefix === undefined ? '' : `${prefix}:`}${printName(name)}`;
}

/** In brackets where it would be read as anything but this name. */
export function printName(name: string): string {
  const tokens = tokensOf(name);
  const [first] = tokens.ok && tokens.value.length === 2 ? tokens.value : [];
  return first?.kind === 'name' && first.text === name ? name : `[${name.replaceAll(']', ']]')}]`;
}

/** Slashes that nothing before them escapes. */
function escapeSlashes(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\//g, found => (found === '/' ? '\\/' : found));
}
