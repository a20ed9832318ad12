import type { LiveSpans, TextEdit } from '../core/anchoring/live/liveSpans';
import { refineEdit } from '../core/anchoring/live/refine';

/** A replacement that both removes and inserts more than this, in UTF-16 units, is not typing. */
const LARGE_EDIT = 32;

/** UTF-16 units: an emoji, or a pair of brackets. */
const MAX_TYPED = 2;

/** Whether an edit is no typing: another program's, or a paste over other words. */
export function isLarge({ start, end, text }: TextEdit): boolean {
  return Math.min(end - start, text.length) > LARGE_EDIT;
}

/** A letter or two typed or deleted on a line; an editor moves marks along with such edits correctly. */
export function isTyped({ start, end, text }: TextEdit): boolean {
  return end - start <= MAX_TYPED && text.length <= MAX_TYPED && !text.includes('\n');
}

/** The small edits that a long replacement consists of; the replacement itself when they cannot be found. */
export function takenApart(live: LiveSpans, edit: TextEdit): readonly TextEdit[] {
  const parts = refineEdit(live.slice(edit.start, edit.end), edit.text);
  let drift = 0;
  return (
    parts?.map(({ start, end, inserted }) => {
      const at = start + drift;
      drift += inserted - (end - start);
      return {
        start: edit.start + start,
        end: edit.start + end,
        text: edit.text.slice(at, at + inserted),
      };
    }) ?? [edit]
  );
}
