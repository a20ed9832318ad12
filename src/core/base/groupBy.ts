/** Items by a key of each, in their order. */
export function groupBy<T, Key>(items: readonly T[], keyOf: (item: T, i: number) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  items.forEach((item, i) => {
    const key = keyOf(item, i);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}
