import { headReader } from './headMemory';
import { findHeadCandidates } from './headCandidates';
import { findTurnHeads } from './turnHeads';
import type { TurnRules } from './turnRules';

/** What looks like a label at the start of lines and heads no turn there. */
export interface SkippedLabel {
  readonly label: string;
  /** How many lines begin with it and head no turn. */
  readonly lines: number;
  /** Where the first of them starts, in UTF-16 units of the LF text. */
  readonly first: number;
}

/** What looks like a label in an LF text and isn't taken for one, the most frequent first. */
export function skippedLabels(text: string, rules: TurnRules): readonly SkippedLabel[] {
  const read = headReader(rules);
  const taken = new Set(findTurnHeads(text, read).map(({ lineStart }) => lineStart));
  const skipped = new Map<string, { label: string; lines: number; first: number }>();
  for (const { head, lineStart } of findHeadCandidates(text, read)) {
    if (taken.has(lineStart) || head.form === 'alone') continue;
    const known = skipped.get(head.label);
    if (known) known.lines++;
    else skipped.set(head.label, { label: head.label, lines: 1, first: lineStart });
  }
  return [...skipped.values()].sort((a, b) => b.lines - a.lines || a.first - b.first);
}
