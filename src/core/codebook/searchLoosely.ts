import type Fuse from 'fuse.js';
import type { Code } from './code';
import type { Codebook } from './codebook';

interface Item {
  readonly code: Code;
  readonly name: string;
  readonly path: string;
  readonly description: string;
}

const known = new WeakMap<Codebook, Promise<Fuse<Item>>>();

/**
 * Codes that look like what was typed, best first: for what {@link CodeSearch} does not find, since it takes a hundred times
 * as long.
 */
export async function searchLoosely(codebook: Codebook, query: string): Promise<readonly Code[]> {
  let fuse = known.get(codebook);
  if (!fuse) known.set(codebook, (fuse = makeFuse(codebook)));
  return (await fuse).search(query.trim()).map(found => found.item.code);
}

async function makeFuse(codebook: Codebook): Promise<Fuse<Item>> {
  const { default: FuseSearch } = await import('fuse.js');
  const items = codebook.inOrder().map(code => ({
    code,
    name: code.name,
    path: codebook.path(code.id).join(' '),
    description: code.description ?? '',
  }));
  return new FuseSearch(items, {
    keys: [
      { name: 'name', weight: 4 },
      { name: 'path', weight: 2 },
      { name: 'description', weight: 1 },
    ],
    threshold: 0.35,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
}
