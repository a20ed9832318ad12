import { countLabels } from '../../../../core/participants/labelCounts';
import { type Speech, countSpeech } from '../../../../core/participants/speech';
import type { OpenStudy } from '../../../session/studies';

const NO_ONE = { interviewers: [], participants: [] };

/**
 * Who speaks how much in each study, until it is forgotten. Counting anew looks at the text of a transcript only when
 * that has changed since; the others’ labels are counted already.
 */
export class SpeechCache {
  private readonly known = new Map<OpenStudy, Speech>();

  of(open: OpenStudy): Speech {
    let speech = this.known.get(open);
    if (!speech) this.known.set(open, (speech = count(open)));
    return speech;
  }

  forget(): void {
    this.known.clear();
  }
}

function count({ study }: OpenStudy): Speech {
  const transcripts = study.transcripts.map(({ path, turns }) => ({ path, labels: countLabels(turns) }));
  return countSpeech(study.file ?? NO_ONE, transcripts);
}
