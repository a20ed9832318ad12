import type { PlacedCoding } from './placedCoding';

/** The codings of both coders, sorted, each with the number of its partner on the other side or `NONE`. */
export interface Sides {
  readonly a: readonly PlacedCoding[];
  readonly b: readonly PlacedCoding[];
  readonly partnerOfA: Int32Array;
  readonly partnerOfB: Int32Array;
}

export const NONE = -1;

/** The numbers of some codings, by code. */
export function byCode(
  codings: readonly PlacedCoding[],
  numbers: readonly number[],
): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>();
  for (const i of numbers) {
    const { code } = codings[i]!;
    const known = found.get(code);
    if (known) known.push(i);
    else found.set(code, [i]);
  }
  return found;
}

/** The numbers of those without a partner. */
export function free(partners: Int32Array): number[] {
  const numbers: number[] = [];
  partners.forEach((partner, i) => {
    if (partner === NONE) numbers.push(i);
  });
  return numbers;
}
