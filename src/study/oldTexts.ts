import type { TextVersion } from '../core/coding/segment';
import type { NamedVersion } from '../core/text/textVersion';

/** A text that a transcript had before. */
export interface WantedText {
  /** The transcript's, relative to the study's root, with `/`. */
  readonly path: string;
  readonly version: TextVersion;
}

/** What is found of some texts (LF, no BOM), in the order in which they were asked for. */
export type FoundTexts = readonly (string | undefined)[];

/** A text (LF, no BOM), which need not be at hand as a string, and its version. */
export interface TextToKeep {
  readonly text: string;
  readonly version: NamedVersion;
}

/** Where the texts that transcripts had before can be found. No method ever rejects: without them less is known. */
export interface OldTexts {
  /**
   * The whole texts of versions that segments name, where they can still be found, each checked against its SHA-256. To ask
   * for many at once is much faster than one after the other.
   */
  find(wanted: readonly WantedText[]): Promise<FoundTexts>;
  /** Keeps a text that segments are anchored to, where this is a place to keep texts in. */
  keep(path: string, text: TextToKeep): Promise<void>;
}

/** Where nothing is found. */
export const NO_OLD_TEXTS: OldTexts = {
  find: wanted => Promise.resolve(wanted.map(() => undefined)),
  keep: () => Promise.resolve(),
};

/** Asks one after the other for what is not found yet; texts are kept in all that keep any. */
export function firstOf(sources: readonly OldTexts[]): OldTexts {
  return {
    async find(wanted) {
      const texts: (string | undefined)[] = wanted.map(() => undefined);
      for (const source of sources) {
        const missing = [...wanted.keys()].filter(i => texts[i] === undefined);
        if (missing.length === 0) break;
        const found = await source.find(missing.map(i => wanted[i]!));
        for (const [k, i] of missing.entries()) texts[i] = found[k];
      }
      return texts;
    },
    async keep(path, text) {
      await Promise.all(sources.map(source => source.keep(path, text)));
    },
  };
}
