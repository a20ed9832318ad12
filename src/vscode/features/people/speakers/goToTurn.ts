import type { Turns } from '../../../../core/turns/turns';
import type { Transcript } from '../../../../study/transcript';
import type { OpenStudy } from '../../../session/openStudy';
import { toOffset } from '../../../session/positions';
import { editorOf, showBeside } from '../../../ui/showBeside';

export type Direction = 'first' | 'next' | 'previous';

/** Shows a turn of a label beside the page, which keeps the focus: the first one, or that after or before the cursor. */
export async function goToTurn(
  openStudy: OpenStudy,
  transcript: Transcript,
  label: string,
  to: Direction,
): Promise<void> {
  const uri = openStudy.uri(transcript.path);
  const editor = editorOf(uri);
  const at = to === 'first' || !editor ? undefined : toOffset(transcript, editor.selection.active);
  const turn = turnOf(transcript.turns, label, to, at);
  if (turn === undefined) return;
  const { labelStarts, labelEnds } = transcript.turns;
  await showBeside(openStudy, transcript, { start: labelStarts[turn]!, end: labelEnds[turn]! });
}

/** Shows the line that a place is in. @param offset in UTF-16 units of the LF text */
export async function showLine(openStudy: OpenStudy, transcript: Transcript, offset: number): Promise<void> {
  const { lines } = transcript;
  const { line } = lines.positionAt(Math.min(offset, transcript.text.length));
  await showBeside(openStudy, transcript, { start: lines.lineStart(line), end: lines.lineEnd(line) });
}

/**
 * Index of the turn to go to; after the last one comes the first.
 * @param at where one is, in UTF-16 units of the LF text; undefined for nowhere yet
 */
function turnOf(turns: Turns, label: string, to: Direction, at: number | undefined): number | undefined {
  const own = Array.from({ length: turns.count }, (_, i) => i).filter(i => turns.label(i) === label);
  if (at === undefined || to === 'first') return own[0];
  return to === 'next'
    ? (own.find(i => turns.starts[i]! > at) ?? own[0])
    : (own.findLast(i => turns.ends[i]! < at) ?? own.at(-1));
}
