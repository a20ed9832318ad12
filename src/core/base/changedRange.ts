/** Where two lists differ: what is before `from`, and what follows `[from, endOfA)` and `[from, endOfB)`, is the same in both. */
export interface ChangedRange {
  readonly from: number;
  readonly endOfA: number;
  readonly endOfB: number;
}

/** The shortest range; both parts of it are empty where the lists are the same. */
export function changedRange<A, B>(
  a: readonly A[],
  b: readonly B[],
  isSame: (a: A, b: B) => boolean,
): ChangedRange {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && isSame(a[from]!, b[from]!)) from++;
  let [endOfA, endOfB] = [a.length, b.length];
  while (endOfA > from && endOfB > from && isSame(a[endOfA - 1]!, b[endOfB - 1]!)) {
    endOfA--;
    endOfB--;
  }
  return { from, endOfA, endOfB };
}

/** The same object: what was not changed is not made anew. */
export function isIdentical(a: unknown, b: unknown): boolean {
  return a === b;
}
