import type { FileProblem } from '../core/base/problem';
import type { Corpus } from '../core/corpus/corpus';
import type { Contributions } from './contributions/contributions';
import type { FileStore } from './fileStore';
import type { OldTexts } from './oldTexts';
import { NO_PLACES } from './placeMemory';
import { Study } from './study';

/** A study as its files say at one moment. */
export interface StudySnapshot {
  readonly corpus: Corpus;
  readonly problems: readonly FileProblem[];
}

/** Reads a study once, for an analysis. @param contributions where only these are to be kept */
export async function readStudy(
  store: FileStore,
  oldTexts?: OldTexts,
  contributions?: Contributions,
): Promise<StudySnapshot> {
  const { corpus, problems } = await Study.open(store, oldTexts, NO_PLACES, contributions);
  return { corpus, problems };
}
