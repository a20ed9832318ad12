/** Items by a key of each, in their order. */
export function groupBy<T, Key>(items: readonly T[], keyOf: (item: T, i: number) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  items.forEach((item, i) => {
    addTo(groups, keyOf(item, i), item);
  });
  return groups;
}

/** Adds to the list of a key, which is made where there is none yet. */
export function addTo<T, Key>(lists: Map<Key, T[]>, key: Key, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
