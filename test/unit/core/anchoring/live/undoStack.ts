import type { TextEdit } from '../../../../../src/core/anchoring/live/liveSpans';

interface Step {
  /** The edits that made it, in units of the text before it. */
  readonly edits: readonly TextEdit[];
  /** The edits that take it back, from the back of the text, as editors report them. */
  readonly back: readonly TextEdit[];
}

/** The undo stack of an editor: what someone types without a pause in one place is one step. */
export class UndoStack {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  constructor(public text: string) {}

  /** @param merges whether it goes on with the step before, when it joins onto it */
  edit(edits: readonly TextEdit[], merges: boolean): readonly TextEdit[] {
    const step = stepOf(this.text, edits);
    const merged = merges && this.done.length > 0 ? joined(this.done.at(-1)!, step) : undefined;
    if (merged) this.done[this.done.length - 1] = merged;
    else this.done.push(step);
    this.undone.length = 0;
    return this.follow(edits);
  }

  undo(): readonly TextEdit[] {
    const step = this.done.pop();
    if (!step) return [];
    this.undone.push(step);
    return this.follow(step.back);
  }

  redo(): readonly TextEdit[] {
    const step = this.undone.pop();
    if (!step) return [];
    this.done.push(step);
    return this.follow(step.edits);
  }

  private follow(edits: readonly TextEdit[]): readonly TextEdit[] {
    this.text = edited(this.text, edits);
    return edits;
  }
}

/** A text after disjoint edits. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let after = text;
  for (const { start, end, text: words } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    after = after.slice(0, start) + words + after.slice(end);
  }
  return after;
}

/** The one edit from the first to the last difference of two texts. */
export function smallestEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: head, end: before.length - tail, text: after.slice(head, after.length - tail) };
}

function stepOf(text: string, edits: readonly TextEdit[]): Step {
  let shift = 0;
  const back = [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(edit => {
      const start = edit.start + shift;
      shift += edit.text.length - (edit.end - edit.start);
      return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
    });
  return { edits, back: back.reverse() };
}

/** Two steps of one edit each as a step of one edit, when the second begins or ends in what the first one put in. */
function joined(first: Step, second: Step): Step | undefined {
  if (first.edits.length !== 1 || second.edits.length !== 1) return undefined;
  const one = first.back[0]!;
  const two = second.edits[0]!;
  if (two.start > one.end || two.end < one.start) return undefined;
  const headLength = Math.max(one.start - two.start, 0);
  const tailLength = Math.max(two.end - one.end, 0);
  const taken = second.back[0]!.text;
  const words = first.edits[0]!.text;
  const start = one.start - headLength;
  const old = taken.slice(0, headLength) + one.text + taken.slice(taken.length - tailLength);
  const put =
    words.slice(0, Math.max(two.start - one.start, 0)) + two.text + words.slice(two.end - one.start);
  return {
    edits: [{ start, end: start + old.length, text: put }],
    back: [{ start, end: start + put.length, text: old }],
  };
}
