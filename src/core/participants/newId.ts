import { slug } from '../codebook/codeId';

/**
 * A readable id made from a name, with a number where it is taken: “Job Coach 1” → `job-coach-1`.
 * @param fallback where the name has no letter that an id can hold
 */
export function newId(name: string, taken: Iterable<string>, fallback: string): string {
  const used = new Set(taken);
  // `code` is what slug makes of nothing
  const made = slug(name);
  const stem = made === 'code' && !/code/i.test(name) ? fallback : made;
  if (!used.has(stem)) return stem;
  for (let number = 2; ; number++) {
    const id = `${stem}-${number}`;
    if (!used.has(id)) return id;
  }
}
