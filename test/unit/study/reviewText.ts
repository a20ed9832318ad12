import type { CodingChanges } from '../../../src/core/versions/changes/changes';
import { PLAIN, studyChangeLine } from '../../../src/core/versions/changes/wording';

/** What a review says of records beside codings, a line each. */
export function reviewText({ study }: CodingChanges): string[] {
  return study.map(one => studyChangeLine(one, PLAIN));
}
