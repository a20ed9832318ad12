import type { FileProblem } from '../core/base/problem';
import { byName } from '../core/base/compare';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { TurnRules } from '../core/turns/turnRules';
import { CodeUse } from './codeUse';
import type { EarlierTexts } from './earlierTexts';
import type { FileStore } from './fileStore';
import type { RecordFile } from './recordFile';
import { StrandedCoding } from './strandedCoding';
import { ChangeNotes } from './studyChange';
import { Transcript } from './transcript';
import { Unread } from './unread';
import type { VisibleCoding } from './visibleCoding';

/** What `study.json` says that reading transcripts depends on. */
interface Said {
  readonly file: StudyFile | undefined;
  /** The same object as long as they are the same. */
  readonly rulesOf: (path: string) => TurnRules;
}

/** A study's transcripts and coding files, as they were last read or written. Paths are relative to the study's root, with `/`. */
export class TranscriptFiles {
  /** Paths of transcripts whose text is an editor's, not the disk's. */
  readonly live = new Set<string>();
  readonly use: CodeUse;
  readonly stranded: StrandedCoding;
  /** Of a study that is still being opened. */
  readonly unread = new Unread();
  private readonly byPath = new Map<string, Transcript>();
  private ordered: readonly Transcript[] | undefined;
  private readonly readProblems = new Map<string, FileProblem[]>();

  /** @param isCounted whether only what is counted is kept of each transcript, as where a study is read once */
  constructor(
    store: FileStore,
    readonly earlier: EarlierTexts,
    private readonly said: Said,
    private readonly visible: VisibleCoding,
    private readonly isCounted: boolean,
  ) {
    this.use = new CodeUse(visible);
    this.stranded = new StrandedCoding(store, this.byPath, () => said.file?.transcripts ?? []);
  }

  get all(): Iterable<Transcript> {
    return this.byPath.values();
  }

  /** In the order of their paths, numbers by value. */
  get inOrder(): readonly Transcript[] {
    return (this.ordered ??= [...this.byPath.values()].sort((a, b) => byName(a.path, b.path)));
  }

  /** A transcript of which everything is read. */
  get(path: string): Transcript | undefined {
    return this.unread.has(path) ? undefined : this.byPath.get(path);
  }

  /** A transcript, read as a whole or not yet. */
  known(path: string): Transcript | undefined {
    return this.byPath.get(path);
  }

  /** Paths of all transcripts, and of the coding files that have none. */
  get paths(): string[] {
    return [...this.byPath.keys(), ...this.stranded.paths];
  }

  /** What is wrong with the texts of transcripts as files. */
  get problems(): FileProblem[] {
    return [...this.readProblems.values()].flat();
  }

  /** What is wrong with a transcript's text as a file. */
  problemsOf(path: string): readonly FileProblem[] {
    return this.readProblems.get(path) ?? [];
  }

  /** Takes a sidecar as it was read or written. */
  takeSidecar(transcript: Transcript, coder: string, file: RecordFile<Sidecar> | undefined): void {
    transcript.setSidecar(coder, file);
    this.earlier.keepText(transcript);
    if (!this.isCounted)
      this.use.setSidecar(sidecarPath(transcript.path, coder), transcript.path, coder, file?.parsed.value);
  }

  /** Whether an editor has a transcript. */
  isLive(path: string): boolean {
    return this.live.has(path) && this.byPath.has(path);
  }

  /** A new transcript, with the sidecars that were waiting for it. */
  adopt(path: string, notes: ChangeNotes): Transcript {
    notes.files.add(path);
    const transcript = this.newTranscript(path);
    transcript.noteOpen(this.live.has(path));
    for (const [coder, file] of this.stranded.takeFor(path)) {
      this.takeSidecar(transcript, coder, file);
      notes.coding.add(path);
    }
    this.put(path, transcript);
    return transcript;
  }

  /** Takes a transcript, in place of another one at its path. */
  put(path: string, transcript: Transcript): void {
    this.byPath.set(path, transcript);
    this.ordered = undefined;
  }

  newTranscript(path: string): Transcript {
    return new Transcript(
      path,
      () => this.said.rulesOf(path),
      () => this.said.file?.transcriberNotes ?? 'brackets',
      () => this.said.file?.salt ?? '',
      this.visible,
    );
  }

  /** Forgets a transcript that is gone: its coding files have none then. */
  forget(path: string, notes: ChangeNotes): void {
    const transcript = this.byPath.get(path);
    if (!transcript) return;
    this.byPath.delete(path);
    this.ordered = undefined;
    this.stranded.noteGone(path, false);
    this.readProblems.delete(path);
    notes.files.add(path);
    if (transcript.allSidecars.size > 0) notes.coding.add(path);
    for (const [coder, file] of transcript.allSidecars) {
      this.stranded.set(sidecarPath(path, coder), file);
      this.use.setSidecar(sidecarPath(path, coder), path, coder, undefined);
    }
  }

  /** Whether there is a coding file at a path. */
  has(path: string): boolean {
    const named = parseSidecarPath(path);
    const isKnown = named && this.byPath.get(named.transcript)?.allSidecars.has(named.coder);
    return isKnown === true || this.stranded.get(path) !== undefined;
  }

  /** Paths of the coding files of all transcripts. */
  get sidecarPaths(): string[] {
    return [...this.byPath.values()].flatMap(({ path, allSidecars }) =>
      [...allSidecars.keys()].map(coder => sidecarPath(path, coder)),
    );
  }

  setProblems(path: string, problems: FileProblem[], notes: ChangeNotes): void {
    if (problems.length === 0 && !this.readProblems.has(path)) return;
    notes.texts.add(path);
    if (problems.length > 0) this.readProblems.set(path, problems);
    else this.readProblems.delete(path);
  }
}
