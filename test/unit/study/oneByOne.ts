import type { TextVersion } from '../../../src/core/coding/segment';
import type { OldTexts } from '../../../src/study/oldTexts';

/** Asks for one earlier text at a time. */
export function oneByOne(texts: OldTexts) {
  return {
    find: async (path: string, version: TextVersion): Promise<string | undefined> =>
      (await texts.find([{ path, version }]))[0],
  };
}
