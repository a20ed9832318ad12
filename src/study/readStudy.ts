import type { FileProblem } from '../core/base/problem';
import type { Corpus } from '../core/corpus/corpus';
import type { Contributions } from './contributions/contributions';
import { EarlierTexts } from './earlierTexts';
import type { FileStore } from './fileStore';
import { NO_OLD_TEXTS, type OldTexts } from './oldTexts';
import { NO_PLACES } from './placeMemory';
import { ShownStudy } from './shownStudy';
import { StudyFolder } from './studyFolder';

/** A study as its files say at one moment. */
export interface StudySnapshot {
  readonly corpus: Corpus;
  readonly problems: readonly FileProblem[];
  /** For what the corpus does not have. */
  readonly study: Pick<ShownStudy, 'transcript'>;
}

/** Reads a study once, for an analysis. @param contributions where only these are to be kept */
export async function readStudy(
  store: FileStore,
  oldTexts: OldTexts = NO_OLD_TEXTS,
  contributions?: Contributions,
): Promise<StudySnapshot> {
  const folder = new StudyFolder(store, new EarlierTexts(oldTexts, NO_PLACES), contributions);
  await folder.readAll();
  const study = new ReadStudy(folder);
  const { corpus, problems } = study;
  return { corpus, problems, study };
}

/** Without all that would change it, which takes a tenth of a command's start to load. */
class ReadStudy extends ShownStudy {
  protected readonly rest = { requireRead: () => undefined };

  constructor(folder: StudyFolder) {
    super(folder);
  }
}
