import type { TextVersion } from '../core/coding/segment';

/** Where the texts that a transcript had before can be found. No method ever rejects: without them less is known. */
export interface OldTexts {
  /**
   * The whole text (LF, no BOM) of a version that segments of a transcript name, where it can still be found. It is
   * checked against the SHA-256.
   * @param path the transcript's, relative to the study's root, with `/`
   */
  find(path: string, version: TextVersion): Promise<string | undefined>;
  /** Keeps a text (LF, no BOM) that segments are anchored to, where this is a place to keep texts in. */
  keep(path: string, text: string): Promise<void>;
}

/** Where nothing is found. */
export const NO_OLD_TEXTS: OldTexts = {
  find: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
};

/** Asks one after the other; texts are kept in all that keep any. */
export function firstOf(sources: readonly OldTexts[]): OldTexts {
  return {
    async find(path, version) {
      for (const source of sources) {
        const text = await source.find(path, version);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    async keep(path, text) {
      await Promise.all(sources.map(source => source.keep(path, text)));
    },
  };
}
