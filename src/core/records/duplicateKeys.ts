import * as l10n from '@vscode/l10n';
import { type Node, parseTree } from 'jsonc-parser';
import type { Problem } from '../base/problem';
import { type Position, positionsIn } from './position';

/**
 * Keys that occur twice in one object, as a careless merge leaves them: all but the last would silently be lost.
 * @param value what `JSON.parse` made of the text
 * @param pairs how many `key: value` pairs the text has
 */
export function duplicateKeyProblems(text: string, value: unknown, pairs: number): Problem[] {
  if (pairs === countKeys(value)) return [];
  const root = parseTree(text);
  const positionAt = positionsIn(text);
  const problems: Problem[] = [];
  for (const stack = root ? [root] : []; stack.length > 0;) {
    const node = stack.pop()!;
    if (node.type === 'object') problems.push(...repeated(node, positionAt));
    stack.push(...(node.children ?? []));
  }
  return problems;
}

function repeated(object: Node, positionAt: (offset: number) => Position): Problem[] {
  const first = new Map<unknown, number>();
  const problems: Problem[] = [];
  for (const { children } of object.children ?? []) {
    const key = children![0]!;
    const known = first.get(key.value);
    if (known === undefined) {
      first.set(key.value, key.offset);
      continue;
    }
    const { line } = positionAt(known);
    const message = l10n.t(
      'Duplicate key “{0}”: the first one is on line {1}. Keep one of them.',
      String(key.value),
      line,
    );
    problems.push({ severity: 'error', code: 'duplicate-key', message, ...positionAt(key.offset) });
  }
  return problems;
}

/** How many keys the objects of a value have. */
export function countKeys(value: unknown): number {
  let count = 0;
  for (const stack = [value]; stack.length > 0;) {
    const top = stack.pop();
    if (typeof top !== 'object' || top === null) continue;
    const inner = Object.values(top);
    if (!Array.isArray(top)) count += inner.length;
    for (const one of inner) if (typeof one === 'object') stack.push(one);
  }
  return count;
}
