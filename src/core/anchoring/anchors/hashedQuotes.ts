import type { StudyFile } from '../../studyFile/studyFile';

/** How the words of new segments are hashed. */
export interface Hashed {
  /** Put before everything that is hashed, so that the hashes of one study are of no use for another. */
  readonly salt: string;
}

/** How a study hashes words; undefined when it writes them down. */
export function hashedOf(study: StudyFile | undefined): Hashed | undefined {
  return study?.quotes === 'hashed' ? { salt: study.salt ?? '' } : undefined;
}
