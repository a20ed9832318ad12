import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import type { Codebook } from '../core/codebook/codebook';
import type { CodeUse } from './codeUse';
import type { CodingUndo, Step } from './codingUndo';
import type { FileStore } from './fileStore';
import { removedCodes, usedSince } from './removedCodes';
import { STILL_READING } from './restOfStudy';
import { rewriteStudy } from './rewriteStudy';
import { type StudyChange, changeOfFiles } from './studyChange';
import { STUDY_FILE } from './studyFiles';
import type { StudyFolder } from './studyFolder';
import type { StudyWriter } from './studyWriter';

/** Which codes are used in all of a study. */
interface UsedCodes {
  readonly use: CodeUse;
  readonly codebook: Codebook;
}

/** Takes coding actions back and makes them again: each in every file that it wrote, or in none. */
export class UndoRedo {
  /** @param tell of what has changed */
  constructor(
    private readonly store: FileStore,
    private readonly history: CodingUndo,
    private readonly writer: StudyWriter,
    private readonly folder: StudyFolder,
    private readonly tell: (change: StudyChange) => void,
  ) {}

  /** Whether undoing takes codes away, as whether others use these is known of the whole study only, or writes whole files. */
  get needsWhole(): boolean {
    const { back } = this.history;
    if (!back) return false;
    return back.rewrites.length > 0 || back.changes.some(change => removedCodes(change).length > 0);
  }

  /** Gives the action's name. @param whole undefined while not all of the study is read */
  async undo(whole: UsedCodes | undefined): Promise<Result<string>> {
    const step = this.history.back;
    if (!step) return fail(l10n.t('There is nothing to undo.'));
    const codes = step.changes.flatMap(removedCodes);
    if (codes.length > 0 && !whole) return fail(STILL_READING());
    const isNeeded = () => (codes.length > 0 ? usedSince(whole!.use, whole!.codebook, codes) : undefined);
    const done = await this.make(step, isNeeded);
    if (done.ok) this.history.wentBack();
    return done;
  }

  /** Gives the action's name. */
  async redo(): Promise<Result<string>> {
    const step = this.history.forward;
    if (!step) return fail(l10n.t('There is nothing to redo.'));
    const done = await this.make(step, () => undefined);
    if (done.ok) this.history.wentForward();
    return done;
  }

  private async make(
    { action, changes, rewrites }: Step,
    needed: () => string | undefined,
  ): Promise<Result<string>> {
    if (rewrites.length > 0) {
      const rewritten = await rewriteStudy(this.store, this.folder, action.label, rewrites);
      if (!rewritten.ok) return rewritten;
      this.tell(rewritten.value);
      return ok(action.label);
    }
    const written = await this.writer.all(action.label, changes, needed);
    if (!written.ok) return written;
    if (written.value.has(STUDY_FILE)) this.tell({ ...(await this.folder.readAll()), settings: true });
    this.tell(changeOfFiles(written.value));
    return ok(action.label);
  }
}
