import type { Corpus } from '../corpus/corpus';
import type { StudyFile } from '../studyFile/studyFile';
import { type Language, loadLanguages } from './languages';
import { languagesOf } from './studyLanguages';

const prepared = new WeakMap<StudyFile, readonly Language[]>();

/** Reads what is known of the languages of a study, for what cannot wait for it later. */
export async function prepareLanguages(corpus: Corpus): Promise<void> {
  if (!prepared.has(corpus.study)) prepared.set(corpus.study, await loadLanguages(await languagesOf(corpus)));
}

/** Those of a study for which they were prepared; none where its language is not known. */
export function preparedLanguages(study: StudyFile): readonly Language[] | undefined {
  return prepared.get(study);
}
