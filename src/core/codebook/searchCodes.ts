import Fuse from 'fuse.js';
import type { Code } from './code';
import type { Codebook } from './codebook';

/** Finds codes by a part of their name, their theme or their description, with typing errors allowed. */
export class CodeSearch {
  private readonly inOrder: readonly Code[];
  private fuse: Fuse<{ code: Code; name: string; path: string; description: string }> | undefined;

  constructor(private readonly codebook: Codebook) {
    this.inOrder = codebook.inOrder();
  }

  /**
   * Codes that fit, best first. Without a query: the recent ones, latest first, then all others in codebook order.
   * @param recent ids of codes
   */
  find(query: string, recent: readonly string[]): readonly Code[] {
    if (query.trim() === '') return this.recentFirst(recent);
    this.fuse ??= new Fuse(
      this.inOrder.map(code => ({
        code,
        name: code.name,
        path: this.codebook.path(code.id).join(' '),
        description: code.description ?? '',
      })),
      {
        keys: [
          { name: 'name', weight: 4 },
          { name: 'path', weight: 2 },
          { name: 'description', weight: 1 },
        ],
        threshold: 0.35,
        ignoreLocation: true,
        ignoreDiacritics: true,
      },
    );
    return this.fuse.search(query.trim()).map(found => found.item.code);
  }

  /** The code of exactly this name, in any case. */
  named(name: string): Code | undefined {
    const wanted = name.trim().toLowerCase();
    return this.inOrder.find(code => code.name.toLowerCase() === wanted);
  }

  private recentFirst(recent: readonly string[]): readonly Code[] {
    const first = new Set<Code>();
    for (const id of recent) {
      const code = this.codebook.resolve(id);
      if (code) first.add(code);
    }
    return [...first, ...this.inOrder.filter(code => !first.has(code))];
  }
}
