/**
 * p values adjusted for their number (Holm 1979, Scandinavian Journal of Statistics 6, 65–70): the smallest times all,
 * the next times one less, and so on; none below the one before it, none above 1.
 */
export function adjustByHolm(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length);
  let highest = 0;
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, values[i]! * (values.length - rank)));
    adjusted[i] = highest;
  });
  return adjusted;
}
