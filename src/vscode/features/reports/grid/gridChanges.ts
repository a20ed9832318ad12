import * as l10n from '@vscode/l10n';
import { Queue } from '../../../../study/queue';
import { SUMMARIES_FILE } from '../../../../study/studyFiles';
import type { GridChange, ToGrid } from '../../../../webview/grid/messages';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { messageOf } from '../../../ui/failure';
import type { PanelDrafts } from './panelDrafts';
import type { ShownGrid } from './shownGrid';
import type { ToldCells } from './toldCells';
import { type WriteOutcome, writeSummary } from './writeSummary';

/** What changes need of the panel. */
export interface ChangedPanel {
  readonly drafts: PanelDrafts;
  readonly told: ToldCells;
  study(): OpenStudy | undefined;
  /** The grid in which a change was asked for, or a sentence why there is none. */
  shownFor(change: GridChange): Promise<ShownGrid | string>;
  /** Reads the grid again and tells the page. */
  read(): Promise<void>;
  post(message: ToGrid): void;
}

/** The changes that a page asks for, one after the other, and what is said of them. */
export class GridChanges {
  private readonly queue = new Queue();
  /** How many changes of the page were made, or have failed. */
  heard = 0;
  /** What was last said to be undone from the page. */
  private undoable: string | undefined;

  constructor(
    private readonly deps: Deps,
    private readonly panel: ChangedPanel,
  ) {}

  /** Makes a change; what cannot be made stays a draft. */
  make(change: GridChange): Promise<void> {
    return this.queue.run(() => this.write(change));
  }

  /** Takes back the last change of the study. @param ofSaid only what was said last to be undone */
  undo(ofSaid: boolean): Promise<void> {
    return this.queue.run(() => this.undoNow(ofSaid));
  }

  /** Does something once all changes are made. */
  after(work: () => Promise<void>): Promise<void> {
    return this.queue.run(work);
  }

  private async write(change: GridChange): Promise<void> {
    const { panel } = this;
    const study = panel.study();
    const outcome = await this.outcomeOf(change, study);
    this.heard = change.number;
    panel.drafts.note(change, outcome);
    panel.told.again(change);
    // what others have written may not have been heard of yet
    if (outcome.problem !== undefined) study?.touch(study.uri(SUMMARIES_FILE));
    await panel.read();
    const undoable = study?.study.history.undoable[0];
    if (outcome.problem !== undefined) this.say(outcome.problem, true);
    else if (change.type === 'confirm') this.say(l10n.t('The summary was confirmed.'), false, undoable);
    else if (change.type !== 'save' || change.text.trim() === '')
      this.say(l10n.t('The summary was deleted.'), false, undoable);
  }

  private async outcomeOf(change: GridChange, study: OpenStudy | undefined): Promise<WriteOutcome> {
    const shown = await this.panel.shownFor(change);
    if (typeof shown === 'string' || !study) return { problem: String(shown), base: undefined };
    return writeSummary(this.deps, study, shown, change).catch((error: unknown) => ({
      problem: messageOf(error),
      base: undefined,
    }));
  }

  private async undoNow(ofSaid: boolean): Promise<void> {
    const study = this.panel.study();
    if (!study) return;
    if (ofSaid && study.study.history.undoable[0] !== this.undoable)
      return this.say(l10n.t('Something else was done since. “Undo Coding” undoes that first.'));
    const undone = await study.study.undo();
    const text = undone.ok ? l10n.t('Undone: {0}', undone.value) : undone.error;
    await this.panel.read();
    this.say(text, !undone.ok);
  }

  /** @param undoable what was done, if that can be undone from there */
  private say(text: string, isProblem = false, undoable?: string): void {
    this.undoable = undoable;
    this.panel.post({ type: 'said', text, isProblem, canUndo: undoable !== undefined });
  }
}
