/** What can be gone through any number of times and is made anew each time, so that nothing of it is kept. */
export function afresh<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make };
}

/** What is made of each. Of a list at once, else while it is gone through. */
export function mapped<T, U>(all: Iterable<T>, of: (one: T) => U): Iterable<U> {
  if (Array.isArray(all)) return (all as readonly T[]).map(of);
  return afresh(function* () {
    for (const one of all) yield of(one);
  });
}

/**
 * The same for who goes through it several times: what is not too much is kept from the first time, as making it again
 * costs more; all else is made anew.
 * @param most how many are kept
 */
export function remembered<T>(all: Iterable<T>, most: number): Iterable<T> {
  if (Array.isArray(all)) return all as readonly T[];
  let kept: readonly T[] | undefined;
  return afresh(function* () {
    if (kept) return yield* kept;
    let seen: T[] | undefined = [];
    for (const one of all) {
      if (seen && seen.push(one) > most) seen = undefined;
      yield one;
    }
    kept = seen;
  });
}
