// @ts-check

/** The seed that an environment variable asks for: a number, or `any` for one that is drawn. @param {string | undefined} asked */
export function seedOf(asked) {
  if (!asked) return undefined;
  if (asked === 'any') return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(asked);
  if (!Number.isSafeInteger(seed)) throw new Error(`A seed is a whole number, or “any”, not “${asked}”.`);
  return seed;
}

/**
 * The same in another order, which the seed alone decides.
 * @template T
 * @param {readonly T[]} items @param {number} seed @returns {T[]}
 */
export function shuffled(items, seed) {
  const all = [...items];
  let state = seed >>> 0;
  for (let i = all.length - 1; i > 0; i--) {
    // a linear congruential generator (Numerical Recipes): good enough for an order
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [all[i], all[j]] = [/** @type {T} */ (all[j]), /** @type {T} */ (all[i])];
  }
  return all;
}
