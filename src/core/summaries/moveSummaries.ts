import { movedPath, type Move } from '../studyFile/movePaths';
import type { SummariesFile, Summary } from './summary';

/** The summaries of a participant as those of another, of whom they are a part now. The same file where there are none. */
export function mergeSummaries(file: SummariesFile, from: string, into: string): SummariesFile {
  return withEach(file, one => (one.participant === from ? { ...one, participant: into } : one));
}

/** The summaries of transcripts that have another path; of one that is gone they stay as they are. The same file where there are none. */
export function moveSummaries(file: SummariesFile, moves: readonly Move[]): SummariesFile {
  return withEach(file, one => {
    const to = one.transcript === undefined ? undefined : movedPath(one.transcript, moves);
    return to === undefined || to === one.transcript ? one : { ...one, transcript: to };
  });
}

function withEach(file: SummariesFile, change: (summary: Summary) => Summary): SummariesFile {
  const summaries = file.summaries.map(change);
  return summaries.every((one, i) => one === file.summaries[i]) ? file : { ...file, summaries };
}
