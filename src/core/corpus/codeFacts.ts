import type { Codebook } from '../codebook/codebook';

/** What a row that stands for a code says of it. */
export interface CodeFacts {
  readonly id: string;
  readonly name: string;
  /** Names from the top down to this one. */
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
}

export function codeFacts(codebook: Codebook, id: string): CodeFacts {
  return {
    id,
    name: codebook.get(id)?.name ?? id,
    path: codebook.path(id),
    kind: codebook.isTheme(id) ? 'theme' : 'code',
  };
}
