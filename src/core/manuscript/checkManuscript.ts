import { type Steps, between } from '../base/steps';
import type { Corpus } from '../corpus/corpus';
import { checkClaims } from './claims/checkClaims';
import type { ManuscriptFinding } from './finding';
import { type CheckedBlocks, NO_BLOCKS } from './live/checkBlocks';
import { checkSegments } from './live/checkSegments';
import type { Manuscript } from './manuscript';
import { type CheckedQuotation, checkQuotations } from './quotations/checkQuotations';

/** What a paper says that the study does not, and what was looked at. */
export interface ManuscriptCheck {
  /** In the order of the paper. */
  readonly findings: readonly ManuscriptFinding[];
  /** The quotations of five words and more, in the order of the paper. */
  readonly quotations: readonly CheckedQuotation[];
  /** Number of figures and labels beside names of codes that were compared with the tables. */
  readonly figures: number;
}

/** Holds a paper against its study. @param blocks those that are filled, of a paper in Markdown: see `checkBlocks` */
export function* checkManuscript(
  manuscript: Manuscript,
  corpus: Corpus,
  { findings: stale, filled, preset, text }: CheckedBlocks = NO_BLOCKS,
): Steps<ManuscriptCheck> {
  const { findings, quotations } = yield* between(0, 0.5, checkQuotations(manuscript, corpus));
  const options = { blocks: filled, ...(preset ? { preset } : {}) };
  const claims = yield* between(0.5, 1, checkClaims(manuscript, corpus, options));
  const followed = checkSegments(text, manuscript, corpus, quotations);
  // what the segment reads now is better to know than that the words are nowhere
  const others = findings.filter(
    ({ code, paragraph, start }) =>
      code !== 'quote-not-found' || !followed.some(one => one.paragraph === paragraph && one.start === start),
  );
  const { figures } = claims;
  return { findings: inOrder([...others, ...claims.findings, ...followed, ...stale]), quotations, figures };
}

function inOrder(findings: readonly ManuscriptFinding[]): ManuscriptFinding[] {
  return [...findings].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start || a.end - b.end);
}
