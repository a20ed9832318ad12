import { type Speech, countSpeech } from '../../../core/participants/speech';
import type { OpenStudy } from '../../session/openStudy';

const NO_ONE = { interviewers: [], participants: [] };

/**
 * Who speaks how much in each study, until it is forgotten. Counting anew looks at the text of a transcript only when
 * that has changed since; the others’ labels are counted already.
 */
export class SpeechCache {
  private readonly known = new Map<OpenStudy, Speech>();

  of(openStudy: OpenStudy): Speech {
    let speech = this.known.get(openStudy);
    if (!speech) this.known.set(openStudy, (speech = count(openStudy)));
    return speech;
  }

  forget(): void {
    this.known.clear();
  }
}

function count({ study }: OpenStudy): Speech {
  const transcripts = study.transcripts.map(({ path, labelCounts }) => ({ path, labels: labelCounts }));
  return countSpeech(study.file ?? NO_ONE, transcripts);
}
