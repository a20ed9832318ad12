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
  /** For what the corpus does not have. */
  readonly study: Pick<Study, 'transcript'>;
}

/** Reads a study once, for an analysis. @param contributions where only these are to be kept */
export async function readStudy(
  store: FileStore,
  oldTexts?: OldTexts,
  contributions?: Contributions,
): Promise<StudySnapshot> {
  const study = await Study.open(store, oldTexts, NO_PLACES, contributions);
  const { corpus, problems } = study;
  return { corpus, problems, study };
}
