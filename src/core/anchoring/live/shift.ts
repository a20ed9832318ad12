/** One replacement in a text: UTF-16 units of the text before it, half-open. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** Length of what was inserted. */
  readonly inserted: number;
}

/**
 * Carries spans through edits, in place. A start sticks to the right and an end to the left, so a segment never grows
 * when someone types at its edge; a replacement that shares an edge with the segment stays inside it. A span whose
 * words are all deleted collapses to start = end.
 * @param edits disjoint, all in units of the text before any of them, in any order
 */
export function shiftSpans(starts: Int32Array, ends: Int32Array, edits: readonly Edit[]): void {
  const fromTheBack = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  for (const edit of fromTheBack) {
    for (let i = 0; i < starts.length; i++) {
      if (starts[i]! < 0) continue;
      const start = shiftStart(starts[i]!, edit);
      const end = shiftEnd(ends[i]!, edit);
      starts[i] = Math.min(start, end);
      ends[i] = end;
    }
  }
}

function shiftStart(at: number, edit: Edit): number {
  if (at < edit.start || (at === edit.start && edit.end > edit.start)) return at;
  if (at >= edit.end) return at + edit.inserted - (edit.end - edit.start);
  return edit.start + edit.inserted;
}

function shiftEnd(at: number, edit: Edit): number {
  if (at <= edit.start) return at;
  if (at >= edit.end) return at + edit.inserted - (edit.end - edit.start);
  return edit.start;
}
