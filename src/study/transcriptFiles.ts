import type { FileProblem } from '../core/base/problem';
import { byName } from '../core/base/compare';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import type { StudyFile } from '../core/studyFile/studyFile';
import { decodeTranscript } from '../core/text/decode';
import type { TurnRules } from '../core/turns/turnRules';
import { CodeUse } from './codeUse';
import type { Contributions } from './contributions/contributions';
import type { EarlierTexts, Placing } from './earlierTexts';
import { encodingProblem } from './fileProblems';
import type { FileReader, FileStore } from './fileStore';
import { readTogether, readerOf } from './readTogether';
import { type RecordFile, readRecordFile } from './recordFile';
import { StrandedCoding } from './strandedCoding';
import { ChangeNotes } from './studyChange';
import { sidecarFormat } from './studyFiles';
import { Transcript } from './transcript';
import { Unread, groupedByTranscript } from './unread';
import { VersionedText } from './versionedText';
import type { VisibleCoding } from './visibleCoding';
import { unreadable } from './walk';

/** Files read at the same time when a study is opened. */
const READS_AT_ONCE = 16;

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

  /** @param contributions all that is kept of each transcript as soon as it is read, where a study is read once */
  constructor(
    private readonly store: FileStore,
    readonly earlier: EarlierTexts,
    private readonly said: Said,
    private readonly visible: VisibleCoding,
    private readonly contributions: Contributions | undefined,
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

  /** Reads all transcripts there are, and all coding files. @param sidecars those that are there */
  async readAll(texts: ReadonlySet<string>, sidecars: readonly string[], notes: ChangeNotes): Promise<void> {
    for (const path of this.byPath.keys()) if (!texts.has(path)) this.forget(path, notes);
    const coding = new Set([...this.stranded.paths, ...this.knownSidecars(), ...sidecars]);
    if (this.contributions) await this.readToCount(this.contributions, [...texts], coding, notes);
    else await this.readTranscripts([...texts], notes);
    await this.readSidecars([...coding], notes);
    this.unread.clear();
  }

  /** Notes what there is to read, and reads nothing but coding files that have no transcript. @param coding paths of all coding files */
  async beginReading(texts: Iterable<string>, coding: Iterable<string>, notes: ChangeNotes): Promise<void> {
    await this.readSidecars(this.unread.begin(texts, coding), notes);
  }

  /**
   * Reads some of the transcripts that are still to be read, each with its coding files.
   * @param isAtOnce whether also those are read whose segments can only be found with earlier texts; else they are put off
   * @param reader gives what was read already
   */
  async readUnread(paths: readonly string[], isAtOnce: boolean, reader: FileReader): Promise<void> {
    const { unread } = this;
    // nobody has seen any of it
    const notes = new ChangeNotes();
    await this.readTranscripts(paths, notes, reader);
    const waiting: Waiting[] = [];
    await inBatches(paths, async path => {
      const read = await Promise.all(
        unread.codingOf(path).map(sidecar => this.readSidecar(sidecar, notes, reader)),
      );
      const found = read.flatMap(one => one ?? []);
      if (!isAtOnce && found.some(one => this.earlier.lacks(one))) return unread.postpone(path);
      for (const one of found)
        if (this.earlier.lacks(one)) waiting.push(one);
        else one.take();
      if (!found.some(one => waiting.includes(one))) unread.noteRead(path);
    });
    await this.earlier.find(waiting, ({ take }) => take());
    for (const { transcript } of waiting) unread.noteRead(transcript.path);
  }

  /** Takes a sidecar as it was read or written. */
  takeSidecar(transcript: Transcript, coder: string, file: RecordFile<Sidecar> | undefined): void {
    transcript.setSidecar(coder, file);
    this.earlier.keepText(transcript);
    if (!this.contributions)
      this.use.setSidecar(sidecarPath(transcript.path, coder), transcript.path, coder, file?.parsed.value);
  }

  /**
   * Reads transcripts, each with its coding files, of which only what is counted is kept.
   * @param coding of all; those that are read here are taken out
   */
  private async readToCount(
    contributions: Contributions,
    paths: readonly string[],
    coding: Set<string>,
    notes: ChangeNotes,
  ): Promise<void> {
    const beside = groupedByTranscript(coding);
    const late: Waiting[] = [];
    const settleLate: (() => void)[] = [];
    await inBatches(paths, async path => {
      const own = beside.get(path) ?? [];
      for (const sidecar of own) coding.delete(sidecar);
      const files = await readTogether(this.store, [path, ...own]);
      const known = files && contributions.recall({ fresh: () => this.newTranscript(path), files });
      if (known?.transcript) return this.put(path, known.transcript);
      const reader = files ? readerOf(files, this.store) : this.store;
      await this.readTranscript(path, notes, [], reader);
      const read = await Promise.all(own.map(sidecar => this.readSidecar(sidecar, notes, reader)));
      const waiting = read.flatMap(one => (one && this.earlier.lacks(one) ? [one] : []));
      for (const one of read) if (one && !waiting.includes(one)) one.take();
      const settle = () => {
        const transcript = this.byPath.get(path);
        if (transcript && files && !this.readProblems.has(path)) contributions.settle(transcript, known?.key);
      };
      if (waiting.length === 0) return settle();
      late.push(...waiting);
      settleLate.push(settle);
    });
    await this.earlier.find(late, ({ take }) => take());
    for (const settle of settleLate) settle();
  }

  async readTranscripts(
    paths: readonly string[],
    notes: ChangeNotes,
    reader: FileReader = this.store,
  ): Promise<void> {
    const waiting: Placing[] = [];
    await inBatches(paths, path => this.readTranscript(path, notes, waiting, reader));
    await this.earlier.find(waiting, ({ transcript, text }) =>
      this.careful(transcript.path, notes, () => this.takeText(transcript, text, notes)),
    );
  }

  /**
   * Reads a transcript's text from disk; while an editor has it, only to know what is saved.
   * @param waiting where it waits to be taken, if earlier texts are needed to find its segments in it
   */
  private async readTranscript(
    path: string,
    notes: ChangeNotes,
    waiting: Placing[],
    reader: FileReader = this.store,
  ): Promise<void> {
    await this.careful(path, notes, async () => {
      const bytes = await reader.read(path);
      if (bytes === undefined)
        return this.isLive(path) ? this.stranded.noteGone(path, true) : this.forget(path, notes);
      this.stranded.noteGone(path, false);
      const decoded = decodeTranscript(bytes);
      const { text } = decoded;
      const problem = encodingProblem(path, decoded);
      this.setReadProblems(path, problem ? [problem] : [], notes);
      const transcript = this.byPath.get(path) ?? this.adopt(path, notes);
      const isSame = transcript.text === text;
      // what an editor has just saved comes back from the disk: it is hashed already
      const read = isSame ? transcript.texts.current : VersionedText.ofFile(bytes, text);
      transcript.texts.noteOnDisk(read);
      if (this.isLive(path) || isSame) return;
      const placing = { transcript, files: [...transcript.allSidecars.values()], text: read };
      if (this.earlier.lacks(placing)) waiting.push(placing);
      else this.takeText(transcript, read, notes);
    });
  }

  private takeText(transcript: Transcript, text: VersionedText, notes: ChangeNotes): void {
    const { path } = transcript;
    // it may have been opened meanwhile
    if (this.isLive(path)) return;
    const before = transcript.allUncertain.length;
    transcript.replaceText(text);
    if (before + transcript.allUncertain.length > 0) notes.doubts.add(path);
    this.earlier.keepText(transcript);
    notes.texts.add(path);
  }

  /** Does something with a transcript; when it fails, that is a problem of the transcript. */
  private async careful(path: string, notes: ChangeNotes, task: () => void | Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!this.byPath.has(path)) this.adopt(path, notes);
      this.setReadProblems(path, [unreadable(path, error)], notes);
    }
  }

  private isLive(path: string): boolean {
    return this.live.has(path) && this.byPath.has(path);
  }

  /** A new transcript, with the sidecars that were waiting for it. */
  private adopt(path: string, notes: ChangeNotes): Transcript {
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

  private put(path: string, transcript: Transcript): void {
    this.byPath.set(path, transcript);
    this.ordered = undefined;
  }

  private newTranscript(path: string): Transcript {
    return new Transcript(
      path,
      () => this.said.rulesOf(path),
      () => this.said.file?.transcriberNotes ?? 'brackets',
      () => this.said.file?.salt ?? '',
      this.visible,
    );
  }

  private forget(path: string, notes: ChangeNotes): void {
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

  async readSidecars(paths: readonly string[], notes: ChangeNotes): Promise<void> {
    const waiting: Waiting[] = [];
    await inBatches(paths, async path => {
      const read = await this.readSidecar(path, notes);
      if (read && this.earlier.lacks(read)) waiting.push(read);
      else read?.take();
    });
    await this.earlier.find(waiting, ({ take }) => take());
  }

  /** Reads a coding file. @returns what is left to do when it is to be taken for a transcript */
  private async readSidecar(
    path: string,
    notes: ChangeNotes,
    reader: FileReader = this.store,
  ): Promise<Waiting | undefined> {
    const { transcript: text, coder } = parseSidecarPath(path)!;
    const transcript = this.byPath.get(text);
    const known = transcript?.allSidecars.get(coder) ?? this.stranded.get(path);
    const file = await readRecordFile(reader, path, sidecarFormat, known);
    if (file === known && (file === undefined || transcript || this.stranded.get(path))) return undefined;
    notes.coding.add(text);
    if (!transcript) return void this.stranded.set(path, file);
    const take = () => {
      this.takeSidecar(transcript, coder, file);
      if (this.isLive(text)) transcript.noteMadeOnUnsaved(coder);
    };
    return { transcript, files: file ? [file] : [], text: transcript.texts.current, take };
  }

  /** Whether there is a coding file at a path. */
  has(path: string): boolean {
    const named = parseSidecarPath(path);
    const isKnown = named && this.byPath.get(named.transcript)?.allSidecars.has(named.coder);
    return isKnown === true || this.stranded.get(path) !== undefined;
  }

  private knownSidecars(): string[] {
    return [...this.byPath.values()].flatMap(({ path, allSidecars }) =>
      [...allSidecars.keys()].map(coder => sidecarPath(path, coder)),
    );
  }

  private setReadProblems(path: string, problems: FileProblem[], notes: ChangeNotes): void {
    if (problems.length === 0 && !this.readProblems.has(path)) return;
    notes.texts.add(path);
    if (problems.length > 0) this.readProblems.set(path, problems);
    else this.readProblems.delete(path);
  }
}

/** A coding file that was read, and what takes it for its transcript. */
interface Waiting extends Placing {
  readonly take: () => void;
}

async function inBatches<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += READS_AT_ONCE)
    await Promise.all(items.slice(i, i + READS_AT_ONCE).map(task));
}
