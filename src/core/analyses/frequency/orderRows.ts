import type { Code } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import type { CodesInScope } from '../../corpus/codesInScope';
import { byUnits, naturalOrder } from '../../base/compare';
import type { CodeCounts } from './countCodes';

/**
 * The codes of a scope as published tables have them, each followed by those below it: among siblings themes first, in the order
 * of the codebook, then codes, by one count and then by segments, most first, then by name; then code groups.
 */
export function orderRows(
  codebook: Codebook,
  { codes, level }: CodesInScope,
  countsOf: (id: string) => CodeCounts,
  count: keyof CodeCounts,
): readonly Code[] {
  const byCount = (a: Code, b: Code) => {
    const [countsOfA, countsOfB] = [countsOf(a.id), countsOf(b.id)];
    return (
      countsOfB[count] - countsOfA[count] ||
      countsOfB.segments - countsOfA.segments ||
      naturalOrder(a.name, b.name) ||
      byUnits(a.id, b.id)
    );
  };
  const inOrder = (siblings: readonly Code[]) => [
    ...siblings.filter(({ id }) => codebook.isTheme(id)),
    ...siblings.filter(({ id }) => !codebook.isTheme(id) && !codebook.setOf(id)).sort(byCount),
    ...siblings.filter(({ id }) => codebook.setOf(id)),
  ];
  // Without recursion: a chain of themes may be long.
  const rows: Code[] = [];
  const top = codes.filter(({ id }) => level(id) === 0);
  for (const stack = inOrder(top).reverse(); stack.length > 0;) {
    const code = stack.pop()!;
    rows.push(code);
    stack.push(...inOrder(codebook.children(code.id)).reverse());
  }
  return rows;
}
