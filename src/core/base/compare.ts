const collator = new Intl.Collator('en', { numeric: true });

/** Order of UTF-16 units, the same on every machine. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order for people, numbers by value: 2 before 10. The same on every machine; 0 does not mean that both are the same. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Natural order, the same on every machine also of names that differ in nothing that people see. */
export function byName(a: string, b: string): number {
  return naturalOrder(a, b) || byUnits(a, b);
}

/** Compares lists of words word by word; a shorter one that begins alike comes first. */
export function compareWords(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = byName(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
