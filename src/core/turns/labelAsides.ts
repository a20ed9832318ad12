import type { HeadCandidate } from './headCandidates';
import { labelLooks } from './labels';

/** What is noted behind a label in small letters. */
const ASIDE = /\s?[([][\p{Ll}][^()[\]]{0,38}[)\]]$/u;

/**
 * Candidates, with the label alone where something is noted behind it that is no part of it: `INT (laughing)`, in a text in
 * which `INT` is a label, too.
 */
export function withoutAsides(candidates: readonly HeadCandidate[]): readonly HeadCandidate[] {
  const mayHave = ({ head }: HeadCandidate) =>
    !head.isKnown && (head.label.endsWith(')') || head.label.endsWith(']'));
  if (!candidates.some(mayHave)) return candidates;
  const labels = new Set(candidates.map(({ head }) => head.label));
  return candidates.map(candidate => {
    const { head } = candidate;
    const aside = mayHave(candidate) ? ASIDE.exec(head.label) : null;
    const base = aside && head.label.slice(0, aside.index);
    if (!base || !labels.has(base)) return candidate;
    const labelEnd = head.labelEnd - aside[0].length;
    return { ...candidate, head: { ...head, label: base, labelEnd }, ...labelLooks(base) };
  });
}
