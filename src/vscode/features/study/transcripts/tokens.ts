import * as vscode from 'vscode';
import { firstAtLeast } from '../../../../core/base/sorted';
import type { Reading } from '../../../../core/corpus/corpus';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import type { LineIndex } from '../../../../core/text/lineIndex';
import { labelKey } from '../../../../core/turns/labelKey';
import { TokenKind, tokenSpans } from '../../../../core/turns/tokenSpans';
import type { Transcript } from '../../../../study/transcript';

/** A transcript that a document shows. */
export interface ShownTranscript {
  /** LF, BOM-less. */
  readonly text: string;
  readonly lines: LineIndex;
  readonly reading: Reading;
  /** As {@link labelKey} has them. */
  readonly interviewers: ReadonlySet<string>;
  /** By line of the text, from 0: its line in the document, where there are other lines between. */
  readonly shownAt?: readonly number[] | undefined;
}

/** @param shownAt as in {@link ShownTranscript} */
export function shownTranscript(
  { text, lines, reading }: Pick<Transcript, 'text' | 'lines' | 'reading'>,
  study: StudyFile | undefined,
  shownAt?: readonly number[],
): ShownTranscript {
  return { text, lines, reading, interviewers: new Set(study?.interviewers.map(labelKey)), shownAt };
}

// what package.json declares
const TYPES = ['speaker', 'timestamp', 'transcriberNote'];
const MODIFIERS = ['interviewer'];
const LEGEND = new vscode.SemanticTokensLegend(TYPES, MODIFIERS);

/** Number of the type, and bits of the modifiers. */
const ENCODED: Readonly<Record<TokenKind, readonly [type: number, modifiers: number]>> = {
  [TokenKind.Speaker]: [0, 0],
  [TokenKind.Interviewer]: [0, 1],
  [TokenKind.Timestamp]: [1, 0],
  [TokenKind.Note]: [2, 0],
};

/**
 * Colours who speaks, by the turns that everything else counts with. VS Code asks for the lines in sight first and then for all,
 * and again when a text has not changed for a moment.
 * @param find what a document shows; undefined where it is not to be coloured
 * @param onDidChange that a document is to be coloured in another way than before, with the same text
 */
export function registerTokens(
  selector: vscode.DocumentSelector,
  find: (document: vscode.TextDocument) => ShownTranscript | undefined,
  onDidChange?: vscode.Event<void>,
): vscode.Disposable {
  const tokensIn = (document: vscode.TextDocument, first: number, last: number) => {
    const shown = find(document);
    return shown && semanticTokens(shown, first, last);
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentRangeSemanticTokensProvider(
      selector,
      {
        provideDocumentRangeSemanticTokens: (document, { start, end }) =>
          tokensIn(document, start.line, end.line),
      },
      LEGEND,
    ),
    vscode.languages.registerDocumentSemanticTokensProvider(
      selector,
      {
        ...(onDidChange ? { onDidChangeSemanticTokens: onDidChange } : {}),
        provideDocumentSemanticTokens: document => tokensIn(document, 0, document.lineCount - 1),
      },
      LEGEND,
    ),
  );
}

/** The tokens in lines of a document, both included. */
function semanticTokens(shown: ShownTranscript, first: number, last: number): vscode.SemanticTokens {
  const { text, lines, reading, interviewers, shownAt } = shown;
  // a document's lines are those of the text, or more
  const from = shownAt ? firstAtLeast(shownAt, first) : first;
  const to = shownAt ? firstAtLeast(shownAt, last + 1) - 1 : last;
  const { starts, ends, kinds } = tokenSpans(
    { text, turns: reading.turns, notes: reading.notes, interviewers },
    { start: lines.lineStart(from), end: lines.lineEnd(to) },
  );
  const builder = new vscode.SemanticTokensBuilder(LEGEND);
  for (let i = 0; i < starts.length; i++) {
    const { line, character } = lines.positionAt(starts[i]!);
    const [type, modifiers] = ENCODED[kinds[i] as TokenKind];
    builder.push(shownAt?.[line] ?? line, character, ends[i]! - starts[i]!, type, modifiers);
  }
  return builder.build();
}
