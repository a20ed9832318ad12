import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { snapSpan } from '../../../../core/text/graphemes';
import type { Span } from '../../../../core/text/span';
import { wholeWords } from '../../../../core/text/wholeWords';
import { type UnitAround, unitAround } from '../../../../core/turns/around';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Deps } from '../../../deps';
import type { CodingEditor } from '../../../session/codingEditor';
import { Refusal } from '../../../ui/failure';
import { toOffset, toRange, toSpan } from '../../../session/positions';
import type { Target } from '../../../session/openStudy';

/** Whether a selection that begins or ends inside a word takes the whole word. */
const WHOLE_WORDS = 'transcriptCoder.wholeWords';

/** Where someone works: in a coded view, or in an editor. */
export function activeEditor({ codedView }: Pick<Deps, 'codedView'>): CodingEditor {
  const editor = codedView.editor ?? vscode.window.activeTextEditor;
  if (!editor) throw new Refusal(l10n.t('Open a transcript first.'));
  return editor;
}

/** The words selected, one span for each selection: whole characters, whole words if so set, no white space around. */
export function selectedSpans({ transcript }: Target, editor: Pick<CodingEditor, 'selections'>): Span[] {
  const isWhole = vscode.workspace.getConfiguration().get<boolean>(WHOLE_WORDS, true);
  const spans: Span[] = [];
  for (const selection of editor.selections) {
    if (selection.isEmpty) continue;
    const { start, end } = toSpan(transcript, selection);
    const span = snapSpan(transcript.text, start, end);
    if (span) spans.push(isWhole ? inWords(transcript.text, span) : span);
  }
  return spans;
}

function inWords(text: string, span: Span): Span {
  const { start, end } = wholeWords(text, span);
  return snapSpan(text, start, end) ?? span;
}

/** The sentence at the cursor, or the speech of the turn. */
export function spanAtCursor({ transcript }: Target, editor: CodingEditor, unit: UnitAround): Span {
  const { turns } = transcript.reading;
  const span = unitAround(
    { text: transcript.text, turns },
    toOffset(transcript, editor.selection.active),
    unit,
  );
  if (!span) throw new Refusal(l10n.t('Nothing is said here. Select the words to code.'));
  return span;
}

/** A coder's segments at the cursor, the shortest first, or those that a selection touches, in the order of the text. */
export function segmentsAtCursor(target: Target, editor: CodingEditor, coder: string): PlacedSegment[] {
  const { transcript } = target;
  if (editor.selection.isEmpty) {
    const at = toOffset(transcript, editor.selection.active);
    const touching = transcript
      .overlapping(Math.max(0, at - 1), at + 1)
      .filter(placed => placed.coder === coder);
    const inside = touching.filter(({ start, end }) => start <= at && at <= end);
    const endsHere = inside.some(({ end }) => end === at);
    // between two segments the one before is meant: the cursor is there when it has just been coded
    const isNext = ({ start }: PlacedSegment) => Number(endsHere && start === at);
    return inside.sort((a, b) => isNext(a) - isNext(b) || a.end - a.start - (b.end - b.start));
  }
  const { start, end } = toSpan(transcript, editor.selection);
  return transcript.overlapping(start, end).filter(placed => placed.coder === coder);
}

/**
 * Codes selected words, with the cursor at their end: what stays selected, the next drag would move and the next key replace.
 * It goes there first, so that it does not come in the way of who selects the next words meanwhile; when coding fails, the words
 * are selected again.
 * @param span the words as they are coded; undefined when none are selected
 * @returns where the cursor then is, if nobody moves it meanwhile
 */
export async function collapsing(
  editor: CodingEditor,
  { transcript }: Target,
  span: Span | undefined,
  code: () => Promise<unknown>,
): Promise<vscode.Selection> {
  if (!span) {
    const { selection } = editor;
    await code();
    return selection;
  }
  const { selections } = editor;
  const { end } = toRange(transcript, span);
  const after = new vscode.Selection(end, end);
  editor.selection = after;
  try {
    await code();
  } catch (error) {
    if (editor.selection.isEmpty && editor.selection.active.isEqual(end)) editor.selections = selections;
    throw error;
  }
  return after;
}

/**
 * Shows which words are meant while somebody is asked about them. They are not selected for that: where the text can be changed,
 * a key that comes as the question goes would replace them.
 */
export async function showing<T>(
  editor: Pick<CodingEditor, 'document' | 'selection'>,
  { transcript }: Target,
  span: Span,
  ask: () => Promise<T>,
): Promise<T> {
  if (!editor.selection.isEmpty) return ask();
  const meant = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.selectionHighlightBackground'),
    outline: '1px dotted', // not for the catalogue
    outlineColor: new vscode.ThemeColor('focusBorder'),
  });
  const range = toRange(transcript, span);
  const uri = editor.document.uri.toString();
  for (const visible of vscode.window.visibleTextEditors) {
    if (visible.document.uri.toString() === uri) visible.setDecorations(meant, [range]);
  }
  try {
    return await ask();
  } finally {
    meant.dispose();
  }
}
