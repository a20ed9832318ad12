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
  private pending: { readonly coded: JustCoded; readonly at: string } | undefined;
  private hint: vscode.Disposable | undefined;
  /** What was selected before it was coded may be told of late, and is no move of a person's. */
  private readonly moved = vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    if (kind !== undefined && this.pending && this.pending.at !== placeOf(textEditor)) this.clear();
  });

  /** Notes what was coded in an editor whose cursor is where it is to stay. */
  note(editor: CodingEditor, coded: JustCoded): void {
    this.clear();
    this.pending = { coded, at: placeOf(editor) };
    this.hint = vscode.window.setStatusBarMessage(`$(symbol-ruler) ${hintOf(coded.code)}`);
    expects.set(true);
  }

  /** What a digit that is pressed in an editor is for. */
  in(editor: CodingEditor): JustCoded | undefined {
    const { pending } = this;
    return pending && pending.at === placeOf(editor) ? pending.coded : undefined;
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

function placeOf({ document, selection }: CodingEditor): string {
  const { anchor, active } = selection;
  return [document.uri.toString(), anchor.line, anchor.character, active.line, active.character].join(' ');
}

function hintOf({ name, scale }: Code): string {
  if (scale?.kind === 'ordinal') {
    const values = scale.values.slice(0, MAX_NAMED).map((value, i) => `${i + 1} ${value}`);
    return l10n.t('{0}: {1}', name, values.join(' · '));
  }
  return scale ? l10n.t('{0}: type a number from {1} to {2}', name, scale.min, scale.max) : name;
}
