import * as l10n from '@vscode/l10n';
import { type Node, parseTree } from 'jsonc-parser';
import type { Problem } from '../base/problem';
import { positionsIn } from './position';

/** What programs take for the prototype of an object, not for a field of it. */
export const RESERVED_KEY = '__proto__';

/** The key, or anything that could be an escaped letter of it. */
const MAY_HAVE_IT = /__proto__|\\u00(?:5f|6f|7[024])/i;

/** Keys with which no object is safe to use, wherever they are: no file of ours has them. @param text JSON that parses */
export function reservedKeyProblems(text: string): Problem[] {
  if (!MAY_HAVE_IT.test(text)) return [];
  const root = parseTree(text);
  const positionAt = positionsIn(text);
  const problems: Problem[] = [];
  for (const stack: Node[] = root ? [root] : []; stack.length > 0;) {
    const node = stack.pop()!;
    const [key] = node.children ?? [];
    if (node.type === 'property' && key!.value === RESERVED_KEY) {
      const message = l10n.t('The key “{0}” cannot be used. Rename or remove it.', RESERVED_KEY);
      problems.push({ severity: 'error', code: 'reserved-key', message, ...positionAt(key!.offset) });
    }
    stack.push(...(node.children ?? []));
  }
  return problems;
}
