import { besideWords } from '../core/exchange/projectOut/besideWords';
import { leftOutOf } from '../core/exchange/projectOut/leftOut';
import { type SaidOf, leftOutWords } from '../core/exchange/projectOut/leftOutWords';
import type { Corpus } from '../core/corpus/corpus';
import type { FileReader } from './fileStore';
import { outgoingStudy } from './outgoingStudy';
import type { StudySnapshot } from './readStudy';

/** A study as a file of other programs, and what there is to say of it. */
export interface ExportedProject {
  readonly bytes: Uint8Array;
  readonly transcripts: number;
  readonly segments: number;
  /** What is not in the file, or not as it was. */
  readonly leftOut: readonly SaidOf[];
  /** What only this program finds again in it. */
  readonly beside: readonly string[];
}

/** A study as a REFI-QDA project. @param coders ids of those whose coding is exported; everyone's without */
export async function exportProject(
  store: FileReader,
  corpus: Corpus,
  study: StudySnapshot['study'],
  coders?: readonly string[],
): Promise<ExportedProject> {
  const outgoing = await outgoingStudy(store, corpus, study, coders);
  const { projectOf } = await import('../core/exchange/projectOut/projectOf');
  const { qdpxFile } = await import('../core/exchange/projectOut/qdpx');
  const project = projectOf(outgoing);
  const { bytes, replaced } = await qdpxFile(project);
  return {
    bytes,
    transcripts: project.transcripts.length,
    segments: project.transcripts.reduce((sum, one) => sum + one.segments.length, 0),
    leftOut: leftOutWords(leftOutOf(outgoing), replaced),
    beside: besideWords(outgoing),
  };
}
