import * as l10n from '@vscode/l10n';
import type { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import type { Rename } from '../core/coding/renames';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import type { TextEdit } from '../core/anchoring/live/liveSpans';
import type { Corpus } from '../core/corpus/corpus';
import { segmentsPerCode } from '../core/corpus/segmentsPerCode';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { FileProblem } from '../core/base/problem';
import { type Result, fail, ok } from '../core/base/result';
import type { Steps } from '../core/base/steps';
import type { LegacyEncoding } from '../core/text/legacyEncodings';
import type { Contributions } from './contributions/contributions';
import { CodedTranscripts } from './codedTranscripts';
import type { CodeUse } from './codeUse';
import { type CodingAction, CodingUndo, type Step } from './codingUndo';
import { convertTranscript } from './convertTranscript';
import { EarlierTexts } from './earlierTexts';
import { Emitter } from './emitter';
import { HiddenProblems } from './hiddenProblems';
import type { FileStore } from './fileStore';
import { NO_OLD_TEXTS, type OldTexts } from './oldTexts';
import { NO_PLACES, type PlaceMemory } from './placeMemory';
import { Queue } from './queue';
import { ProblemChecks } from './problemChecks';
import { RestOfStudy, STILL_READING } from './restOfStudy';
import { type RenameRepair, type RenamedTranscript, repairRefusal, repairRenames } from './repairRenames';
import { removedCodes, usedSince } from './removedCodes';
import { type StudyChange, changeOf, changeOfFiles, changedParts } from './studyChange';
import { CODEBOOK_FILE, EMPTY_STUDY, STUDY_FILE } from './studyFiles';
import { StudyFolder } from './studyFolder';
import { StudyWriter, type Together } from './studyWriter';
import type { Transcript } from './transcript';
import { VersionedText } from './versionedText';
import type { Viewer, VisibleCoding } from './visibleCoding';

/**
 * One study in memory: what its files say, and the only way to change them. Every change is written before the next
 * one starts, and only then shown. Paths are relative to the study's root, with `/`.
 */
export class Study {
  private readonly folder: StudyFolder;
  private readonly writer: StudyWriter;
  private readonly checks = new ProblemChecks();
  private readonly coded = new CodedTranscripts();
  private readonly queue = new Queue();
  private lastChange: Promise<unknown> = Promise.resolve();
  private readonly changed = new Emitter<StudyChange>();
  private readonly hiddenProblems = new HiddenProblems();
  private shownTo: ReadonlySet<string> | undefined;
  /** What is still to be read, and reads it. */
  private readonly rest: RestOfStudy;
  readonly history = new CodingUndo();
  readonly onDidChange = this.changed.event;

  private constructor(
    private readonly store: FileStore,
    oldTexts: OldTexts,
    placeMemory: PlaceMemory,
    contributions?: Contributions,
  ) {
    this.folder = new StudyFolder(store, new EarlierTexts(oldTexts, placeMemory), contributions);
    this.writer = new StudyWriter(store, this.folder, this.history);
    this.rest = new RestOfStudy(
      store,
      this.folder,
      this.queue,
      change => this.tell(change),
      paths => this.foreign(paths),
    );
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

  /** Whether a transcript is still to be read. */
  isUnread(path: string): boolean {
    return this.folder.files.unread.has(path);
  }

  /** Until a transcript is read, should it still have to be: before all others. */
  async waitFor(path: string): Promise<void> {
    await this.rest.want(path);
  }

  /** Undefined when `study.json` is missing or could never be used; the last good one while it is broken. */
  get file(): StudyFile | undefined {
    return this.folder.file;
  }

  get codebook(): Codebook {
    return this.folder.codebook;
  }

  /** Which of the segments that are shown carry which code. */
  get use(): CodeUse {
    this.rest.requireRead();
    return this.folder.files.use;
  }

  /** Number of segments under each code and theme that has any: see {@link segmentsPerCode}. */
  get codeCounts(): Map<string, number> {
    return segmentsPerCode(this.corpus);
  }

  /** Whose coding is shown. */
  get visible(): Pick<VisibleCoding, 'coders' | 'has' | 'hasFile' | 'isPhase'> {
    return this.folder.visible;
  }

  /**
   * Shows everyone's coding or, where that person or the study has chosen to code blind, only a person's own: in everything
   * that is given here, until it is said otherwise. Files are read, checked and written as a whole all the while.
   */
  showTo(viewer: Viewer): void {
    this.folder.visible.showTo(viewer);
    if (this.visible.coders !== this.shownTo) this.tell(changeOf({}));
  }

  /** In the order of their paths, numbers by value. */
  get transcripts(): readonly Transcript[] {
    this.rest.requireRead();
    return this.folder.files.inOrder;
  }

  /** Text files in its folder that are no transcripts, in the order of their paths. */
  get otherTexts(): readonly string[] {
    return this.folder.otherTexts;
  }

  /** A transcript that is read. */
  transcript(path: string): Transcript | undefined {
    return this.folder.files.get(path);
  }

  /** What is wrong with a transcript's text as a file. */
  textProblems(path: string): readonly FileProblem[] {
    return this.folder.files.problemsOf(path);
  }

  /** Whether a file is the study's, or would be if it were there. */
  owns(path: string): boolean {
    return (
      [STUDY_FILE, CODEBOOK_FILE].includes(path) || !!parseSidecarPath(path) || this.folder.isTranscript(path)
    );
  }

  /** Everything that is shown, as analyses take it. */
  get corpus(): Corpus {
    const { coders } = this.folder.visible;
    return {
      ...(coders ? { onlyCoders: [...coders] } : {}),
      study: this.file ?? EMPTY_STUDY,
      codebook: this.codebook,
      transcripts: this.transcripts.map(transcript => this.coded.of(transcript)),
    };
  }

  /** Everything that is wrong with the study's files, and may be shown; the same list as long as that is the same. */
  get problems(): readonly FileProblem[] {
    this.rest.requireRead();
    const { studyFile, codebookFile, codebook, problems } = this.folder;
    const all = this.checks.all(problems, this.transcripts, { studyFile, codebookFile, codebook });
    return this.hiddenProblems.without(all, this.folder.visible);
  }

  /** Checks all transcripts, one after the other: {@link problems} has little left to do then. */
  prepareProblems(): Steps<void> {
    const { studyFile, codebookFile, codebook } = this.folder;
    return this.checks.prepare(this.transcripts, { studyFile, codebookFile, codebook });
  }

  /**
   * Reads again what has changed on disk; a path of no known kind may be a folder that came or went. While the rest is still
   * read, that is done after it.
   */
  async refresh(paths: readonly string[]): Promise<void> {
    if (!this.rest.isRead) return this.rest.readAgain(paths);
    await this.queue.run(async () => {
      const change = await this.folder.read(await this.foreign(paths));
      if (changedParts(change).length > 0) this.tell(change);
    });
  }

  /** Whether a file on disk is the very one that this study has written last. */
  async isOwn(path: string): Promise<boolean> {
    return (await this.store.isOwn?.(path)) ?? false;
  }

  /** From here on the transcript's text is an editor's, not the disk's. */
  openLive(path: string, text: string): void {
    // it is told of as a file that came, as soon as it is read
    if (this.rest.want(path)) return;
    this.folder.files.live.add(path);
    const transcript = this.transcript(path);
    transcript?.noteOpen(true);
    if (!transcript || transcript.text === text) return;
    this.tell(this.noting(transcript, () => transcript.replaceText(VersionedText.of(text))));
    // coding of this very text can be there already: the transcript was renamed before it was saved
    for (const coder of transcript.allSidecars.keys()) transcript.noteMadeOnUnsaved(coder);
  }

  /** Follows an edit in the editor of a live transcript: disjoint edits in units of the LF text before them. */
  editLive(path: string, edits: readonly TextEdit[]): void {
    const transcript = this.transcript(path);
    if (!transcript) return;
    this.tell(this.noting(transcript, () => transcript.edit(edits)));
  }

  /** The editor has caught up with a text that was changed here first: its marks are to be drawn again. */
  reloadedLive(path: string): void {
    this.transcript(path)?.noteReload();
    this.tell(changeOf({ texts: new Set([path]) }));
  }

  /**
   * The editor has saved the transcript. Segments that were made since the last save name a text that was never on the
   * disk: they are re-anchored to the one that is, at the same words.
   */
  async savedLive(path: string): Promise<void> {
    const transcript = this.transcript(path);
    if (!transcript) return;
    // all of this is as it was saved: typing goes on while files are written
    const { text } = transcript;
    const untied = transcript.noteSaved();
    this.folder.files.earlier.keepPlaces(transcript);
    if (untied.size === 0) return;
    await this.queue.run(async () => {
      for (const [coder, spans] of untied) await this.writer.tieToText(transcript, coder, text, spans);
      this.folder.files.earlier.keepPlaces(transcript);
      this.tell(changeOf({ coding: new Set([path]) }));
    });
  }

  /** The editor is closed: the text is the disk's again. */
  async closeLive(path: string): Promise<void> {
    this.folder.files.live.delete(path);
    this.transcript(path)?.noteOpen(false);
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
      if (changed.ok) this.tell(changeOf({ coding: new Set([path]) }));
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
      if (changed.ok) this.tell(changeOf({ codebook: true }));
      return changed;
    });
  }

  /**
   * Changes the codebook and any number of sidecars as one: all of them, or none, also when this program is ended in between.
   * @param action of which the changes are a part, to be undone with it
   * @returns paths of the files written
   */
  async changeTogether(parts: Together, action: CodingAction): Promise<Result<ReadonlySet<string>>> {
    return this.change(async () => {
      const { coding = [] } = parts;
      const paths = [CODEBOOK_FILE, ...coding.map(({ path, coder }) => sidecarPath(path, coder))];
      const read = await this.folder.read(await this.foreign(paths));
      if (changedParts(read).length > 0) this.tell(read);
      const written = await this.writer.together(parts, action);
      if (written.ok) this.tell(changeOfFiles(written.value));
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
      this.tell({ ...files, settings: true });
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
    if (isOther) this.tell(changeOf({ settings: true }));
  }

  /** Transcripts whose coding files are left under an old name, as after renaming by another program or a merge. */
  get renames(): readonly Rename[] {
    this.rest.requireRead();
    return this.folder.renames;
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
      this.tell(await this.folder.readAll());
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
      if (changedParts(read).length > 0) this.tell(read);
      const paths = new Set([path]);
      this.tell(changeOf({ texts: paths, coding: paths, doubts: paths }));
      return converted;
    });
  }

  /** Undoes the last coding action, in every file that it wrote, or in none. Gives its name. */
  async undo(): Promise<Result<string>> {
    // whether others use a code that goes is known of the whole study only
    if (!this.rest.isRead && this.history.back?.changes.some(change => removedCodes(change).length > 0))
      await this.rest.whole();
    return this.change(async () => {
      const step = this.history.back;
      if (!step) return fail(l10n.t('There is nothing to undo.'));
      const codes = step.changes.flatMap(removedCodes);
      if (codes.length > 0 && !this.rest.isRead) return fail(STILL_READING());
      const isNeeded = () => (codes.length > 0 ? usedSince(this.use, this.codebook, codes) : undefined);
      const done = await this.step(step, isNeeded);
      if (done.ok) this.history.wentBack();
      return done;
    });
  }

  /** Redoes the coding action that was last undone. Gives its name. */
  async redo(): Promise<Result<string>> {
    return this.change(async () => {
      const step = this.history.forward;
      if (!step) return fail(l10n.t('There is nothing to redo.'));
      const done = await this.step(step, () => undefined);
      if (done.ok) this.history.wentForward();
      return done;
    });
  }

  /** Until every change that was asked for so far is made, or has failed: what is looked up then is not out of date. */
  async settled(): Promise<void> {
    await this.lastChange.catch(() => undefined);
  }

  /** Those of some files that may have been written by others: what this study has written, it knows. */
  private async foreign(paths: readonly string[]): Promise<string[]> {
    const areOwn = await Promise.all(paths.map(path => this.isOwn(path)));
    return paths.filter((_, i) => !areOwn[i]);
  }

  /** Tells of a change, and of all coding where that of others is shown or hidden from here on, as `study.json` may say. */
  private tell(change: StudyChange): void {
    const { coders } = this.visible;
    if (coders === this.shownTo) return this.changed.fire(change);
    this.shownTo = coders;
    const all = new Set(
      [...this.folder.files.all].flatMap(({ path }) => (this.isUnread(path) ? [] : [path])),
    );
    this.changed.fire({ ...change, coding: new Set([...change.coding, ...all]), doubts: all });
  }

  private change<T>(task: () => Promise<T>): Promise<T> {
    const change = this.queue.run(task);
    this.lastChange = change;
    return change;
  }

  private async step({ action, changes }: Step, needed: () => string | undefined): Promise<Result<string>> {
    const written = await this.writer.all(changes, needed);
    if (!written.ok) return written;
    if (written.value.has(STUDY_FILE)) this.tell({ ...(await this.folder.readAll()), settings: true });
    this.tell(changeOfFiles(written.value));
    return ok(action.label);
  }

  /** What changing a transcript's text has changed. */
  private noting(transcript: Transcript, change: () => void): StudyChange {
    const { path, doubts } = transcript;
    change();
    const paths = new Set([path]);
    return changeOf({ texts: paths, ...(transcript.doubts === doubts ? {} : { doubts: paths }) });
  }
}

/**
 * A study of which some transcripts may not be read yet. It has nothing that would be wrong without them: no counts, no
 * problems, no list of transcripts, and no change that goes through all of them.
 */
export type StudyInPart = Pick<
  Study,
  | 'cancelReading'
  | 'changeCodebook'
  | 'changeSidecar'
  | 'changeStudyFile'
  | 'closeLive'
  | 'codebook'
  | 'editLive'
  | 'file'
  | 'history'
  | 'isOwn'
  | 'isUnread'
  | 'onDidChange'
  | 'openLive'
  | 'owns'
  | 'readRest'
  | 'redo'
  | 'refresh'
  | 'reloadedLive'
  | 'savedLive'
  | 'settled'
  | 'showTo'
  | 'textProblems'
  | 'transcript'
  | 'undo'
  | 'visible'
  | 'waitFor'
  | 'whole'
>;

/** A study as its files say at one moment. */
export interface StudySnapshot {
  readonly corpus: Corpus;
  readonly problems: readonly FileProblem[];
}

/** Reads a study once, for an analysis. @param contributions where only these are to be kept */
export async function readStudy(
  store: FileStore,
  oldTexts?: OldTexts,
  contributions?: Contributions,
): Promise<StudySnapshot> {
  const { corpus, problems } = await Study.open(store, oldTexts, NO_PLACES, contributions);
  return { corpus, problems };
}
