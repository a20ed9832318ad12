/** What is drawn of a figure: one that cannot be drawn has no length and no shade. */
export function drawable(value: number | null | undefined): number {
  return Number.isFinite(value) ? Math.max(value!, 0) : 0;
}

/** The largest of many figures, as far as they can be drawn. */
export function largest(values: Iterable<number | null | undefined>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, drawable(value));
  return most;
}
