import type { ComparedKind } from '../../coders/comparison/compared';

/** What a kind is called in a table. */
export function kindName(kind: ComparedKind, { nameA, nameB }: { nameA: string; nameB: string }): string {
  const names: Readonly<Record<ComparedKind, string>> = {
    matched: 'the same',
    boundary: 'other ends',
    code: 'other code',
    split: 'cut differently',
    onlyA: `only ${nameA}`,
    onlyB: `only ${nameB}`,
  };
  return names[kind];
}
