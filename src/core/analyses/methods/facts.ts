import type { Steps } from '../../base/steps';
import { between } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { agreementFacts } from './agreementFacts';
import { codebookFacts, historyFacts, themeFacts } from './codebookFacts';
import {
  codingDateFacts,
  coderFacts,
  consensusFacts,
  doubleCodingFacts,
  drawnFacts,
  programFacts,
} from './coderFacts';
import {
  groupFacts,
  interviewerFacts,
  memoFacts,
  participantFacts,
  quotationFacts,
  repeatedFacts,
  sampleFacts,
  softwareFacts,
  sourceFacts,
  transcriptFacts,
} from './dataFacts';
import type { Facts } from './fact';
import { saturationFacts } from './saturationFacts';

/** All that the files of a study show. @param scope the transcripts that it is about, without other filters */
export function* factsOf(corpus: Corpus, scope: Scope): Steps<Facts> {
  const saturation = yield* between(0, 0.3, saturationFacts(corpus, scope));
  const agreement = yield* between(0.3, 1, agreementFacts(corpus, scope));
  return {
    agreement,
    saturation,
    codebook: codebookFacts(corpus),
    codebookHistory: historyFacts(corpus),
    coders: coderFacts(corpus, scope),
    codingDates: codingDateFacts(scope),
    consensus: consensusFacts(scope),
    doubleCoding: doubleCodingFacts(corpus, scope),
    drawn: drawnFacts(corpus),
    groups: groupFacts(corpus, scope),
    interviewers: interviewerFacts(corpus),
    memos: memoFacts(corpus),
    participants: participantFacts(scope),
    programs: programFacts(corpus, scope),
    quotations: quotationFacts(corpus, scope),
    repeated: repeatedFacts(scope),
    sample: sampleFacts(scope),
    software: softwareFacts(corpus),
    sources: sourceFacts(corpus, scope),
    themes: themeFacts(corpus),
    transcripts: transcriptFacts(scope),
  };
}
