/** About as many ticks as asked for, from 0 on, at steps of 1, 2 or 5 times a power of ten; for counts never less than 1. */
export function ticksUpTo(most: number, about: number): number[] {
  if (!(most > 0)) return [0];
  const rough = Math.max(most / about, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= rough)!;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}
