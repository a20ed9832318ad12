import type { Range } from './inSight';

/** What is in sight, and the current one. */
export function wanted({ from, to }: Range, current: number, count: number): ReadonlySet<number> {
  const all = new Set(Array.from({ length: to - from }, (_, i) => from + i));
  if (current < count) all.add(current);
  return all;
}

/** Draws what is shown and not drawn yet, and drops what is drawn and not shown. */
export function drawOnly<T>(
  drawn: Map<number, T>,
  shown: ReadonlySet<number>,
  by: { readonly draw: (index: number) => T; readonly drop: (one: T) => void },
): void {
  for (const [i, one] of drawn) {
    if (shown.has(i)) continue;
    by.drop(one);
    drawn.delete(i);
  }
  for (const i of shown) if (!drawn.has(i)) drawn.set(i, by.draw(i));
}

/** Keeps elements in the order in which they are read aloud. */
export function insertInOrder(
  parent: HTMLElement,
  made: HTMLElement,
  attribute: string,
  index: number,
): void {
  const next = [...parent.children].find(one => Number(one.getAttribute(attribute)) > index);
  parent.insertBefore(made, next ?? null);
}
