import * as l10n from '@vscode/l10n';
import type { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import type { Sidecar } from '../core/coding/segment';
import { sidecarPath } from '../core/coding/sidecarName';
import type { TextEdit } from '../core/anchoring/live/liveSpans';
import type { PlanOptions } from '../core/pseudonyms/pseudonymPlan';
import type { Replacement } from '../core/pseudonyms/replacement';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { SummariesFile } from '../core/summaries/summary';
import { type Result, fail, ok } from '../core/base/result';
import type { LegacyEncoding } from '../core/text/legacyEncodings';
import { CodingAction, CodingUndo } from './codingUndo';
import type { Contributions } from './contributions/contributions';
import { convertTranscript } from './convertTranscript';
import { EarlierTexts } from './earlierTexts';
import { type FileStore, foreign } from './fileStore';
import { importTranscripts } from './importTranscripts';
import { LiveTexts } from './liveTexts';
import { NO_OLD_TEXTS, type OldTexts } from './oldTexts';
import { NO_PLACES, type PlaceMemory } from './placeMemory';
import type { PlannedImport } from './planImports';
import { withRun } from './pseudonymise/pseudonymLog';
import { type PreparedPlan, preparePlan } from './pseudonymise/pseudonymise';
import { Queue } from './queue';
import { type RenameRepair, type RenamedTranscript, repairRefusal, repairRenames } from './repairRenames';
import { RestOfStudy } from './restOfStudy';
import { rewriteStudy } from './rewriteStudy';
import { ShownStudy } from './shownStudy';
import { changeOf, changeOfFiles, changedParts } from './studyChange';
import { CODEBOOK_FILE, STUDY_FILE, SUMMARIES_FILE } from './studyFiles';
import { StudyFolder } from './studyFolder';
import type { KnownInPart } from './studyInPart';
import { StudyWriter, type Together } from './studyWriter';
import { ToldChanges } from './toldChanges';
import { UndoRedo } from './undoRedo';
import type { Viewer } from './visibleCoding';

/**
 * One study in memory: what its files say, and the only way to change them. Every change is written before the next
 * one starts, and only then shown. Paths are relative to the study's root, with `/`.
 */
export class Study extends ShownStudy {
  private readonly writer: StudyWriter;
  private readonly live: LiveTexts;
  private readonly steps: UndoRedo;
  private readonly queue = new Queue();
  private lastChange: Promise<unknown> = Promise.resolve();
  protected readonly rest: RestOfStudy;
  readonly history = new CodingUndo();
  private readonly changes = new ToldChanges(this.folder);
  readonly onDidChange = this.changes.event;

  private constructor(
    private readonly store: FileStore,
    oldTexts: OldTexts,
    placeMemory: PlaceMemory,
    contributions?: Contributions,
  ) {
    super(new StudyFolder(store, new EarlierTexts(oldTexts, placeMemory), contributions));
    this.writer = new StudyWriter(store, this.folder, this.history);
    const { tell } = this.changes;
    this.rest = new RestOfStudy(store, this.folder, this.queue, tell);
    this.live = new LiveTexts(this.folder, this.writer, this.rest, this.queue, tell);
    this.steps = new UndoRedo(store, this.history, this.writer, this.folder, tell);
  }

  /**
   * Reads a study. Bad files become problems; the rest works.
   * @param oldTexts where earlier texts of its transcripts may be found
   * @param placeMemory where places in saved texts are kept
   * @param contributions where a study is read once and not changed: all that is kept of its transcripts
   */
  static async open(
    store: FileStore,
    oldTexts: OldTexts = NO_OLD_TEXTS,
    placeMemory: PlaceMemory = NO_PLACES,
    contributions?: Contributions,
  ): Promise<Study> {
    const study = new Study(store, oldTexts, placeMemory, contributions);
    await study.folder.readAll();
    study.rest.isRead = true;
    return study;
  }

  /**
   * Opens a study with some of its transcripts, which can be used at once; {@link StudyInPart.readRest} reads the others.
   * @param first paths of transcripts to begin with
   */
  static async begin(
    store: FileStore,
    first: readonly string[],
    oldTexts: OldTexts = NO_OLD_TEXTS,
    placeMemory: PlaceMemory = NO_PLACES,
  ): Promise<StudyInPart> {
    const study = new Study(store, oldTexts, placeMemory);
    await study.folder.begin();
    await Promise.all(first.map(path => study.waitFor(path)));
    return study;
  }

  /** The study itself when all of it is read: only then is there anything that is known of the whole. */
  get whole(): Study | undefined {
    return this.rest.isRead ? this : undefined;
  }

  /**
   * Reads the rest, a few transcripts at a time.
   * @param pause lets others do something in between
   * @returns the study when it is whole; rejects when that is not wanted any more
   */
  async readRest(pause: () => Promise<void>): Promise<Study> {
    await this.rest.read(pause);
    return this;
  }

  /** Ends reading what is not read yet. */
  cancelReading(): void {
    this.rest.cancel();
  }

  /** Until a transcript is read, should it still have to be: before all others. */
  async waitFor(path: string): Promise<void> {
    await this.rest.want(path);
  }

  /**
   * Shows everyone's coding or, where that person or the study has chosen to code blind, only a person's own: in everything
   * that is given here, until it is said otherwise. Files are read, checked and written as a whole all the while.
   */
  showTo(viewer: Viewer): void {
    this.folder.visible.showTo(viewer);
    this.changes.tellOfShown();
  }

  /**
   * Reads again what has changed on disk; a path of no known kind may be a folder that came or went. While the rest is still
   * read, that is done after it.
   */
  async refresh(paths: readonly string[]): Promise<void> {
    if (!this.rest.isRead) return this.rest.readAgain(paths);
    await this.queue.run(async () => {
      const change = await this.folder.read(await foreign(this.store, paths));
      if (changedParts(change).length > 0) this.changes.tell(change);
    });
  }

  /** Whether a file on disk is the very one that this study has written last. */
  async isOwn(path: string): Promise<boolean> {
    return (await this.store.isOwn?.(path)) ?? false;
  }

  /** From here on the transcript's text is an editor's, not the disk's. */
  openLive(path: string, text: string): void {
    this.live.opened(path, text);
  }

  /** Follows an edit in the editor of a live transcript: disjoint edits in units of the LF text before them. */
  editLive(path: string, edits: readonly TextEdit[]): void {
    this.live.edited(path, edits);
  }

  /** The editor has caught up with a text that was changed here first: its marks are to be drawn again. */
  reloadedLive(path: string): void {
    this.live.reloaded(path);
  }

  /**
   * The editor has saved the transcript. Segments that were made since the last save name a text that was never on the
   * disk: they are re-anchored to the one that is, at the same words.
   */
  async savedLive(path: string): Promise<void> {
    await this.live.saved(path);
  }

  /** The editor is closed: the text is the disk's again. */
  async closeLive(path: string): Promise<void> {
    this.live.closed(path);
    await this.refresh([path]);
  }

  /**
   * Changes one coder's sidecar of a transcript; it begins with the first segment.
   * @param action of which the change is a part, to be undone with it
   */
  async changeSidecar(
    path: string,
    coder: string,
    operation: (sidecar: Sidecar) => Result<Sidecar>,
    action?: CodingAction,
  ): Promise<Result<Sidecar>> {
    return this.change(async () => {
      const changed = await this.writer.sidecar(path, coder, operation, action);
      if (changed.ok) this.changes.tell(changeOf({ coding: new Set([path]) }));
      return changed;
    });
  }

  /**
   * Changes the codebook; it begins with the first code.
   * @param action of which the change is a part, to be undone with it
   */
  async changeCodebook(
    operation: (codebook: Codebook) => Result<CodebookFile>,
    action?: CodingAction,
  ): Promise<Result<Codebook>> {
    return this.change(async () => {
      const changed = await this.writer.codebook(operation, action);
      if (changed.ok) this.changes.tell(changeOf({ codebook: true }));
      return changed;
    });
  }

  /**
   * Changes the summaries; their file begins with the first one.
   * @param action of which the change is a part, to be undone with it
   */
  async changeSummaries(
    operation: (file: SummariesFile) => Result<SummariesFile>,
    action?: CodingAction,
  ): Promise<Result<SummariesFile>> {
    return this.change(async () => {
      const changed = await this.writer.summaries(operation, action);
      if (changed.ok) this.changes.tell(changeOf({ summaries: true }));
      return changed;
    });
  }

  /**
   * Changes the study file, the codebook, the summaries and any number of sidecars as one: all of them, or none, also when this program is ended in between.
   * @param action of which the changes are a part, to be undone with it
   * @returns paths of the files written
   */
  async changeTogether(parts: Together, action: CodingAction): Promise<Result<ReadonlySet<string>>> {
    return this.change(async () => {
      const { coding = [] } = parts;
      const files = [STUDY_FILE, CODEBOOK_FILE, SUMMARIES_FILE];
      const paths = [...files, ...coding.map(({ path, coder }) => sidecarPath(path, coder))];
      const read = await this.folder.read(await foreign(this.store, paths));
      if (changedParts(read).length > 0) this.changes.tell(read);
      const written = await this.writer.together(parts, action);
      if (written.ok) this.changes.tell(changeOfFiles(written.value));
      return written;
    });
  }

  /**
   * Changes `study.json`.
   * @param action of which the change is a part, to be undone with it
   */
  async changeStudyFile(
    operation: (study: StudyFile) => Result<StudyFile>,
    action?: CodingAction,
  ): Promise<Result<StudyFile>> {
    return this.change(async () => {
      const changed = await this.writer.studyFile(operation, action);
      if (!changed.ok) return changed;
      const files = changed.value.mayHoldOthers ? await this.folder.readAll() : changeOf({});
      this.changes.tell({ ...files, settings: true });
      return ok(changed.value.file);
    });
  }

  /**
   * Shows the turns of some transcripts as they would be by other speaker patterns, and those of all others by the study's
   * rules. Only what an editor shows follows: no file, no analysis and no problem.
   * @param patterns by path; none to end it
   */
  previewPatterns(patterns: ReadonlyMap<string, readonly string[]>): void {
    let isOther = false;
    for (const transcript of this.folder.files.all)
      isOther = transcript.previewPatterns(patterns.get(transcript.path)) || isOther;
    if (isOther) this.changes.tell(changeOf({ settings: true }));
  }

  /** Why {@link repairRenames} would do nothing, if so. */
  async repairRefusal(renames: readonly RenamedTranscript[]): Promise<string | undefined> {
    return repairRefusal(this.store, this.folder, renames);
  }

  /** Lets coding files and `study.json` follow transcripts that another program has renamed. */
  async repairRenames(renames: readonly RenamedTranscript[]): Promise<Result<RenameRepair>> {
    return this.change(async () => {
      const { store, folder, writer } = this;
      const repaired = await repairRenames(store, folder, writer, renames);
      if (!repaired.ok) return repaired;
      const { files } = repaired.value;
      this.history.renamed(path => files.find(file => file.from === path)?.to ?? path);
      this.changes.tell(await this.folder.readAll());
      return repaired;
    });
  }

  /** Rewrites a transcript that is in another encoding as UTF-8; everyone's segments stay on their words. */
  async convertToUtf8(path: string, encoding: LegacyEncoding): Promise<Result<void>> {
    return this.change(async () => {
      const transcript = this.transcript(path);
      if (!transcript) return fail(l10n.t('{0} is not a transcript of this study.', path));
      const { store, writer } = this;
      const converted = await convertTranscript({ store, writer }, transcript, encoding);
      const read = await this.folder.read([path]);
      if (changedParts(read).length > 0) this.changes.tell(read);
      const paths = new Set([path]);
      this.changes.tell(changeOf({ texts: paths, coding: paths, doubts: paths }));
      return converted;
    });
  }

  /** Writes transcripts that are imported, and where they come from: all of them, or nothing. */
  async importTranscripts(plans: readonly PlannedImport[]): Promise<Result<void>> {
    return this.change(async () => {
      const imported = await importTranscripts(this.store, this.folder, this.writer, plans);
      this.changes.tell({ ...(await this.folder.readAll()), settings: true });
      return imported;
    });
  }

  /**
   * Plans what replacing words takes in all files of the study, and changes nothing. Plans again for other replacements, or to
   * leave out single places, by their keys. Fails where a file cannot be read, since words in it would stay.
   */
  async planPseudonyms(
    replacements: readonly Replacement[],
    options: PlanOptions = {},
  ): Promise<Result<PreparedPlan>> {
    await this.rest.whole();
    return this.change(async () => {
      this.changes.tell(await this.folder.readAll());
      return preparePlan(this.store, this.folder, replacements, options);
    });
  }

  /**
   * Does what a plan says: texts, coding files of all coders, codebook, `study.json`, memos and names of files, all of it or
   * nothing, also when this program is ended in between; undo takes it back. Fails, with nothing written, where a file or a
   * transcript in an editor is no longer what the plan was made of. Other files of the study that editors have unsaved are to be
   * saved before. The key is to be written before, with `keyFile`, where `keyRefusal` says nothing against it.
   */
  async pseudonymise(plan: PreparedPlan): Promise<Result<void>> {
    return this.change(async () => {
      if (plan.rewrites.length === 0) return ok(undefined);
      const log = await withRun(this.store, plan, Math.random, new Date().toISOString());
      if (!log.ok) return log;
      const action = new CodingAction(l10n.t('pseudonymise the study'), [...plan.rewrites, log.value]);
      const written = await rewriteStudy(this.store, this.folder, action.label, action.rewrites);
      if (!written.ok) return written;
      this.history.did(action);
      this.changes.tell(written.value);
      return ok(undefined);
    });
  }

  /** Undoes the last coding action, in every file that it wrote, or in none. Gives its name. */
  async undo(): Promise<Result<string>> {
    if (!this.rest.isRead && this.steps.needsWhole) await this.rest.whole();
    return this.change(() => this.steps.undo(this.whole));
  }

  /** Redoes the coding action that was last undone. Gives its name. */
  async redo(): Promise<Result<string>> {
    return this.change(() => this.steps.redo());
  }

  /** Until every change that was asked for so far is made, or has failed: what is looked up then is not out of date. */
  async settled(): Promise<void> {
    await this.lastChange.catch(() => undefined);
  }

  private change<T>(task: () => Promise<T>): Promise<T> {
    const change = this.queue.run(task);
    this.lastChange = change;
    return change;
  }
}

/**
 * A study of which some transcripts may not be read yet. It has nothing that would be wrong without them: no counts, no
 * problems, no list of transcripts, and no change that goes through all of them.
 */
export type StudyInPart = Pick<Study, KnownInPart>;
