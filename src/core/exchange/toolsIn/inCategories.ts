import type { ToolCode } from './toolRecords';
import type { ToolProject } from './toolProject';

/** That a code is in a category, by their keys. */
export interface InCategory {
  readonly code: string | undefined;
  readonly category: string | undefined;
}

/**
 * Adds codes of a tool in which a code may be in several categories: the first is its theme here, and each of the others becomes
 * a code group of all its codes. A category may have the key of a code.
 */
export function addInCategories(
  project: ToolProject,
  categories: readonly ToolCode[],
  codes: readonly ToolCode[],
  links: readonly InCategory[],
): void {
  const known = new Set(categories.map(({ key }) => key));
  const parents = new Map<string, string>();
  const members = new Map<string, string[]>();
  const beside = new Set<string>();
  for (const { code, category } of links) {
    if (code === undefined || category === undefined || !known.has(category)) continue;
    const own = members.get(category) ?? [];
    members.set(category, own);
    own.push(code);
    if (!parents.has(code)) parents.set(code, category);
    else if (parents.get(code) !== category) beside.add(category);
  }
  const keyOf = (category: string) => `category ${category}`; // not for the catalogue
  project.addCodes([
    ...categories.map(one => ({ ...one, key: keyOf(one.key), isCodable: false })),
    ...codes.map(code => {
      const category = parents.get(code.key);
      return { ...code, parent: category === undefined ? undefined : keyOf(category) };
    }),
  ]);
  for (const { key, name, description } of categories)
    if (beside.has(key)) project.addSet(name, description, { codes: members.get(key)! });
}
