import type { Corpus } from '../core/corpus/corpus';
import type { FileProblem } from '../core/base/problem';
import type { FileStore } from './fileStore';
import type { OldTexts } from './oldTexts';
import { Study } from './study';

/** A study as its files say at one moment. */
export interface StudySnapshot {
  readonly corpus: Corpus;
  readonly problems: readonly FileProblem[];
}

/** Reads a study once, for an analysis. */
export async function readStudy(store: FileStore, oldTexts?: OldTexts): Promise<StudySnapshot> {
  const { corpus, problems } = await Study.open(store, oldTexts);
  return { corpus, problems };
}
