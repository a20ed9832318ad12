import { findSkipped } from './findTurns';
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
  const skipped = new Map<string, { label: string; lines: number; first: number }>();
  for (const { head, lineStart } of findSkipped(text, rules)) {
    const known = skipped.get(head.label);
    if (known) known.lines++;
    else skipped.set(head.label, { label: head.label, lines: 1, first: lineStart });
  }
  return [...skipped.values()].sort((a, b) => b.lines - a.lines || a.first - b.first);
}
