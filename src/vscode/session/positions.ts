import * as vscode from 'vscode';
import type { TextEdit } from '../../core/anchoring/live/liveSpans';
import { toLf } from '../../core/text/lineEnds';
import type { Span } from '../../core/text/span';
import type { Transcript } from '../../study/transcript';

// The one place where VS Code's positions (CRLF counts 2) and ours (UTF-16 units over LF) meet. Lines and characters
// are the same in both, whatever the line ends.

/** The range of a span of the transcript's current text. */
export function toRange(transcript: Transcript, { start, end }: Span): vscode.Range {
  const from = transcript.lines.positionAt(start);
  const to = transcript.lines.positionAt(end);
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

/** The span of a range in the transcript's current text. */
export function toSpan(transcript: Transcript, range: vscode.Range): Span {
  return { start: toOffset(transcript, range.start), end: toOffset(transcript, range.end) };
}

/** The offset of a position in the transcript's current text. */
export function toOffset(transcript: Transcript, position: vscode.Position): number {
  return transcript.lines.offsetAt(position.line, position.character);
}

/** Changes of a document as edits of its LF text. */
export function toEdits(event: vscode.TextDocumentChangeEvent): TextEdit[] {
  const lineEnd = event.document.eol === vscode.EndOfLine.CRLF ? 1 : 0;
  return event.contentChanges.map(change => {
    const start = change.rangeOffset - lineEnd * change.range.start.line;
    const lines = change.range.end.line - change.range.start.line;
    return { start, end: start + change.rangeLength - lineEnd * lines, text: toLf(change.text) };
  });
}

/**
 * Whether an event is only of other line ends, which are no other words. VS Code tells of them as of the whole text put in
 * place of itself, in units of the line ends that are no more.
 * @param transcript as it was before the event
 */
export function isOfLineEnds(
  { document, contentChanges }: vscode.TextDocumentChangeEvent,
  { text }: Transcript,
): boolean {
  const [change, another] = contentChanges;
  if (!change || another || change.rangeOffset > 0 || change.range.end.line < document.lineCount - 1)
    return false;
  return change.range.end.line > 0 && toLf(change.text) === text;
}

/** A document's text as transcripts have it. */
export function lfText(document: vscode.TextDocument): string {
  return toLf(document.getText());
}
