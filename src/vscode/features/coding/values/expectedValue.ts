import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../../../core/codebook/code';
import type { CodingEditor } from '../../../session/codingEditor';
import type { Target } from '../../../session/openStudy';
import { ContextKey } from '../../../ui/contextKey';

/** Codings with a code that has a scale, made by a key just now. */
export interface JustCoded {
  readonly target: Target;
  readonly coder: string;
  /** Ids of the segments; one or more. */
  readonly segments: readonly string[];
  readonly code: Code;
}

const expects = new ContextKey('transcriptCoder.expectsValue');

/** Of so many values each is named in the status bar. */
const MAX_NAMED = 9;

/**
 * What the next digit is for, when something was coded that has a scale: its value, for as long as the cursor stays where it is
 * and nothing else is coded.
 */
export class ExpectedValue implements vscode.Disposable {
  private pending:
    | {
        readonly coded: JustCoded;
        /** Where the cursor is to stay. */
        readonly at: string;
        /** What was selected before. */
        readonly before: string;
      }
    | undefined;
  private hint: vscode.Disposable | undefined;
  private readonly moved = vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    const { pending } = this;
    const place = placeOf(textEditor.document, textEditor.selection);
    if (kind === undefined || !pending || place === pending.at) return;
    // what a command selected before something was coded may be told of after that, and is no move of a person's
    if (kind === vscode.TextEditorSelectionChangeKind.Command && place === pending.before) return;
    this.clear();
  });

  /**
   * Notes what was coded in an editor.
   * @param before what was selected
   * @param after where the cursor is to stay
   */
  note(
    { document }: CodingEditor,
    coded: JustCoded,
    before: vscode.Selection,
    after: vscode.Selection,
  ): void {
    this.clear();
    this.pending = { coded, at: placeOf(document, after), before: placeOf(document, before) };
    this.hint = vscode.window.setStatusBarMessage(`$(symbol-ruler) ${hintOf(coded.code)}`);
    expects.set(true);
  }

  /** What a digit that is pressed in an editor is for. */
  in(editor: CodingEditor): JustCoded | undefined {
    const { pending } = this;
    return pending?.at === placeOf(editor.document, editor.selection) ? pending.coded : undefined;
  }

  clear(): void {
    this.pending = undefined;
    this.hint?.dispose();
    this.hint = undefined;
    expects.set(false);
  }

  dispose(): void {
    this.clear();
    this.moved.dispose();
  }
}

function placeOf(document: CodingEditor['document'], { anchor, active }: vscode.Selection): string {
  return [document.uri.toString(), anchor.line, anchor.character, active.line, active.character].join(' ');
}

function hintOf({ name, scale }: Code): string {
  if (scale?.kind === 'ordinal') {
    const values = scale.values.slice(0, MAX_NAMED).map((value, i) => `${i + 1} ${value}`);
    return l10n.t('{0}: {1}', name, values.join(' · '));
  }
  return scale ? l10n.t('{0}: type a number from {1} to {2}', name, scale.min, scale.max) : name;
}
