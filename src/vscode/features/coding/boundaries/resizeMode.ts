import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { CodingAction } from '../../../../study/codingUndo';
import type { StudyInPart } from '../../../../study/study';
import type { CodingEditor } from '../../../session/codingEditor';
import { Refusal, unwrap } from '../../../ui/failure';
import { ContextKey } from '../../../ui/contextKey';
import type { HeldSegment } from './heldSegment';
import { type Work, edgePosition, wordsOf } from './ownSegments';

/** What a person does to one segment from entering the mode to leaving it: undone in one go. */
interface Sitting {
  readonly study: StudyInPart;
  readonly id: string;
  readonly editor: CodingEditor;
  readonly action: CodingAction;
}

/** While it is on, arrow keys move the edges of one segment. It ends when somebody turns to something else. */
export class ResizeMode implements vscode.Disposable {
  private readonly isResizing = new ContextKey('transcriptCoder.resizing');
  private readonly item = vscode.window.createStatusBarItem('resizing', vscode.StatusBarAlignment.Left, 50);
  private readonly listening: vscode.Disposable;
  private sitting: Sitting | undefined;

  constructor(private readonly held: HeldSegment) {
    this.item.name = l10n.t('Transcript Coder: Resizing');
    this.item.text = `$(arrow-both) ${l10n.t('Resizing: ←→ end, Shift+←→ start, ↑↓ both · Enter accepts, Esc cancels')}`;
    this.item.tooltip = l10n.t(
      'Arrow keys move by word; with Ctrl (Mac: ⌥) by sentence, with Alt (Mac: ⌘) by turn.',
    );
    this.listening = held.onDidRelease(() => this.end());
  }

  get isOn(): boolean {
    return this.sitting !== undefined;
  }

  /** The action that a step on a segment is a part of; undefined outside of the mode, which a step on another one ends. */
  actionFor(id: string): CodingAction | undefined {
    const { sitting } = this;
    if (!sitting) return undefined;
    if (sitting.id !== id) {
      this.held.release();
      return undefined;
    }
    // what was undone meanwhile, or has other coding on top, is over
    if (!isLast(sitting)) this.sitting = { ...sitting, action: new CodingAction(sitting.action.label) };
    return this.sitting!.action;
  }

  start(work: Work, placed: PlacedSegment): void {
    const { target, editor } = work;
    const { id } = placed.segment;
    this.held.hold(work, id, edgePosition(target, placed, 'end'));
    const action = new CodingAction(l10n.t('resize “{0}”', wordsOf(target, placed)));
    this.sitting = { study: target.openStudy.study, id, editor, action };
    editor.leaveArrowKeys?.(true);
    this.isResizing.set(true);
    this.item.show();
  }

  /** Leaves the segment as it is now. */
  end(): void {
    this.sitting?.editor.leaveArrowKeys?.(false);
    this.sitting = undefined;
    this.isResizing.set(false);
    this.item.hide();
  }

  /** Gives the segment back as it was. */
  async cancel(): Promise<void> {
    const { sitting } = this;
    this.end();
    if (!sitting || sitting.action.changes.length === 0) return;
    const { study, action } = sitting;
    if (isLast(sitting)) unwrap(await study.undo());
    else if (study.history.forward?.action !== action) {
      throw new Refusal(l10n.t('Other coding has been done since. Use Undo Coding to undo both.'));
    }
  }

  dispose(): void {
    this.end();
    this.listening.dispose();
    this.item.dispose();
  }
}

/** Whether nothing else has been coded or undone since. */
function isLast({ study, action }: Sitting): boolean {
  return action.changes.length === 0 || study.history.back?.action === action;
}
