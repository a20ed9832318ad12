import type { Steps } from '../base/steps';
import type { Corpus } from '../corpus/corpus';
import type { ManuscriptFinding } from './finding';
import type { Manuscript } from './manuscript';
import { type CheckedQuotation, checkQuotations } from './quotations/checkQuotations';

/** What a paper says that the study does not, and what was looked at. */
export interface ManuscriptCheck {
  /** In the order of the paper. */
  readonly findings: readonly ManuscriptFinding[];
  /** The quotations of five words and more, in the order of the paper. */
  readonly quotations: readonly CheckedQuotation[];
}

/** Holds a paper against its study. */
export function* checkManuscript(manuscript: Manuscript, corpus: Corpus): Steps<ManuscriptCheck> {
  const { findings, quotations } = yield* checkQuotations(manuscript, corpus);
  return { findings: inOrder(findings), quotations };
}

function inOrder(findings: readonly ManuscriptFinding[]): ManuscriptFinding[] {
  return [...findings].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start || a.end - b.end);
}
