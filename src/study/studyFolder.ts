import { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import { emptyCodebook } from '../core/codebook/parseCodebook';
import type { Rename } from '../core/coding/renames';
import type { Sidecar } from '../core/coding/segment';
import { byName, byUnits } from '../core/base/compare';
import { oddFileName } from '../core/coding/oddFileName';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import { PathMatcher } from '../core/studyFile/matchPaths';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { FileProblem } from '../core/base/problem';
import { decodeTranscript } from '../core/text/decode';
import { CodeUse } from './codeUse';
import { NO_STUDY, encodingProblem, oddName, problemsOf } from './fileProblems';
import type { EarlierTexts, Placing } from './earlierTexts';
import type { Counting } from './contributions/counting';
import { readTogether, readerOf } from './readTogether';
import type { FileReader, FileStore } from './fileStore';
import { onceEach } from './linkedTranscripts';
import { type RecordFile, readRecordFile } from './recordFile';
import { StrandedCoding } from './strandedCoding';
import { ChangeNotes, type StudyChange } from './studyChange';
import { StudyTurnRules } from '../core/participants/studyTurnRules';
import { CODEBOOK_FILE, STUDY_FILE, codebookFormat, sidecarFormat, studyFormat } from './studyFiles';
import { Transcript } from './transcript';
import { VersionedText } from './versionedText';
import { type NotFile, type Walk, unreadable, walk } from './walk';

/** Files read at the same time when a study is opened. */
const READS_AT_ONCE = 16;

/** What a study's folder holds, as it was last read or written. Paths are relative to the study's root, with `/`. */
export class StudyFolder {
  /** Paths of transcripts whose text is an editor's, not the disk's. */
  readonly live = new Set<string>();
  readonly use = new CodeUse();
  codebookFile: RecordFile<CodebookFile> | undefined;
  studyFile: RecordFile<StudyFile> | undefined;
  private lastGood: StudyFile | undefined;
  private index = Codebook.of(emptyCodebook());
  private readonly byPath = new Map<string, Transcript>();
  private ordered: readonly Transcript[] | undefined;
  private readonly stranded: StrandedCoding;
  private readonly readProblems = new Map<string, FileProblem[]>();
  private walkProblems: readonly FileProblem[] = [];
  /** Paths of files that are named almost as ours, in their order. */
  private odd: readonly string[] = [];
  /** Other paths of transcripts, by links. */
  private aliases: ReadonlySet<string> = new Set();
  private turnRules = StudyTurnRules.of(undefined);
  private matcher = PathMatcher.of([]);

  /** @param counting takes each transcript as soon as it is read, where a study is read once */
  constructor(
    private readonly store: FileStore,
    readonly earlier: EarlierTexts,
    private readonly counting?: Counting,
  ) {
    this.stranded = new StrandedCoding(store, this.byPath, () => this.file?.transcripts ?? []);
  }

  /** Undefined when `study.json` is missing or could never be used; the last good one while it is broken. */
  get file(): StudyFile | undefined {
    return this.studyFile && (this.studyFile.parsed.value ?? this.lastGood);
  }

  get codebook(): Codebook {
    return this.index;
  }

  get transcripts(): Iterable<Transcript> {
    return this.byPath.values();
  }

  /** Transcripts in the order of their paths, numbers by value. */
  get inOrder(): readonly Transcript[] {
    return (this.ordered ??= [...this.byPath.values()].sort((a, b) => byName(a.path, b.path)));
  }

  transcript(path: string): Transcript | undefined {
    return this.byPath.get(path);
  }

  isTranscript(path: string): boolean {
    return this.byPath.has(path) || (!isOurs(path) && !this.aliases.has(path) && this.matcher.matches(path));
  }

  /** What is wrong with the files themselves; their segments are not compared with the texts here. */
  get problems(): FileProblem[] {
    const files = [this.studyFile, this.codebookFile];
    return [
      ...(this.studyFile ? [] : [NO_STUDY]),
      ...this.walkProblems,
      ...[...this.readProblems.values()].flat(),
      ...files.flatMap(file => (file ? problemsOf(file) : [])),
      // of which transcripts there are, nothing is known without a study.json
      ...(this.file ? this.stranded.problems : this.stranded.fileProblems),
      ...this.odd.map(path => oddName(path, this.has(oddFileName(path)!.meant))),
    ];
  }

  /** Transcripts whose coding files are left under an old name. */
  get renames(): readonly Rename[] {
    return this.file ? this.stranded.renames : [];
  }

  /** Paths of the coding files that would belong to a transcript at a path where there is none. */
  strandedAt(path: string): string[] {
    return this.stranded.at(path);
  }

  /** Reads everything. */
  async readAll(): Promise<StudyChange> {
    const notes = new ChangeNotes();
    const studyFile = await readRecordFile(this.store, STUDY_FILE, studyFormat, this.studyFile);
    notes.settings = studyFile !== this.studyFile;
    this.takeStudyFile(studyFile);
    notes.codebook = await this.readCodebook();
    const walked = await this.walk();
    const { files, notFiles } = walked;
    const {
      paths,
      aliases,
      notes: links,
    } = onceEach(
      files.filter(path => !isOurs(path) && this.matcher.matches(path)),
      walked,
    );
    this.aliases = aliases;
    const problems = [...walked.problems, ...links];
    for (const { path } of differing(this.walkProblems, problems)) notes.files.add(path);
    this.walkProblems = problems;
    const odd = files.filter(path => oddFileName(path)).sort(byUnits);
    for (const path of [...odd, ...this.odd])
      if (!odd.includes(path) || !this.odd.includes(path)) notes.files.add(path);
    this.odd = odd;
    const sidecars = [...files, ...notFiles.map(one => one.path)].filter(path => parseSidecarPath(path));
    const texts = new Set([...paths, ...this.brokenTranscripts(notFiles, sidecars)]);
    for (const path of this.byPath.keys()) if (!texts.has(path)) this.forget(path, notes);
    const coding = new Set([...this.stranded.paths, ...this.knownSidecars(), ...sidecars]);
    if (this.counting) await this.readToCount(this.counting, [...texts], coding, notes);
    else await this.readTranscripts([...texts], notes);
    await this.readSidecars([...coding], notes);
    await this.stranded.findRenames(async () => files);
    return notes;
  }

  /** Reads again what has changed on disk; a path of no known kind may be a folder that came or went. */
  async read(paths: readonly string[]): Promise<StudyChange> {
    if (await this.needsAll(paths)) return this.readAll();
    const notes = new ChangeNotes();
    if (paths.includes(CODEBOOK_FILE)) notes.codebook = await this.readCodebook();
    const isTranscript = (path: string) => path !== CODEBOOK_FILE && this.isTranscript(path);
    await this.readTranscripts(paths.filter(isTranscript), notes);
    await this.readSidecars(
      paths.filter(path => parseSidecarPath(path)),
      notes,
    );
    const isKnown = (path: string) => this.byPath.has(path) || [STUDY_FILE, CODEBOOK_FILE].includes(path);
    if (notes.files.size + notes.coding.size > 0 || this.stranded.isAnyGone || !paths.every(isKnown))
      await this.stranded.findRenames(async () => (await this.walk()).files);
    return notes;
  }

  /**
   * Takes the study file as it was read or written; while it is broken, the last good one stays.
   * @returns whether other files may belong to the study than before
   */
  takeStudyFile(file: RecordFile<StudyFile> | undefined): boolean {
    const patterns = this.file?.transcripts ?? [];
    this.lastGood = this.file;
    this.studyFile = file;
    this.turnRules = StudyTurnRules.of(this.file, this.turnRules);
    const { transcripts } = this.file ?? { transcripts: [] };
    if (sameOr(patterns, transcripts) === patterns) return false;
    this.matcher = PathMatcher.of(transcripts);
    return true;
  }

  /** Takes a codebook as it was read or written; while it is broken, the last good one stays. */
  takeCodebook(file: RecordFile<CodebookFile> | undefined): void {
    this.codebookFile = file;
    if (!file || file.parsed.value) this.index = Codebook.of(file?.parsed.value ?? emptyCodebook());
  }

  /** Takes a sidecar as it was read or written. */
  takeSidecar(transcript: Transcript, coder: string, file: RecordFile<Sidecar> | undefined): void {
    transcript.setSidecar(coder, file);
    this.earlier.keepText(transcript);
    if (!this.counting)
      this.use.setSidecar(sidecarPath(transcript.path, coder), transcript.path, coder, file?.parsed.value);
  }

  /**
   * What is there in place of a transcript and cannot be read. A folder may well be named as transcripts are: only where the
   * study names it, or coding files are beside it, was it to be one.
   */
  private brokenTranscripts(notFiles: readonly NotFile[], sidecars: readonly string[]): string[] {
    const wanted = new Set([
      ...(this.file?.transcripts ?? []),
      ...sidecars.map(path => parseSidecarPath(path)!.transcript),
    ]);
    return notFiles
      .filter(({ path, kind }) => kind === 'other' || wanted.has(path))
      .map(({ path }) => path)
      .filter(path => !isOurs(path) && this.matcher.matches(path));
  }

  private walk(): Promise<Walk> {
    return walk(this.store, this.file?.transcripts);
  }

  private async readCodebook(): Promise<boolean> {
    const file = await readRecordFile(this.store, CODEBOOK_FILE, codebookFormat, this.codebookFile);
    if (file === this.codebookFile) return false;
    this.takeCodebook(file);
    return true;
  }

  /**
   * Reads transcripts, each with its coding files, of which only what is counted is kept.
   * @param coding of all; those that are read here are taken out
   */
  private async readToCount(
    counting: Counting,
    paths: readonly string[],
    coding: Set<string>,
    notes: ChangeNotes,
  ): Promise<void> {
    const beside = groupedByTranscript(coding);
    counting.begin({
      file: this.file,
      codebook: this.codebookFile?.parsed.value || !this.codebookFile ? this.codebook : undefined,
      codebookText: this.codebookFile?.raw ?? '',
    });
    const late: Waiting[] = [];
    const settleLate: (() => void)[] = [];
    await inBatches(paths, async path => {
      const own = beside.get(path) ?? [];
      for (const sidecar of own) coding.delete(sidecar);
      const files = await readTogether(this.store, [path, ...own]);
      const known = files && counting.recall(this.newTranscript(path), files);
      if (known?.transcript) return this.put(path, known.transcript);
      const reader = files ? readerOf(files, this.store) : this.store;
      await this.readTranscript(path, notes, [], reader);
      const read = await Promise.all(own.map(sidecar => this.readSidecar(sidecar, notes, reader)));
      const waiting = read.flatMap(one => (one && this.earlier.lacks(one) ? [one] : []));
      for (const one of read) if (one && !waiting.includes(one)) one.take();
      const settle = () => {
        const transcript = this.byPath.get(path);
        if (transcript && files && !this.readProblems.has(path)) counting.settle(transcript, known?.key);
      };
      if (waiting.length === 0) return settle();
      late.push(...waiting);
      settleLate.push(settle);
    });
    await this.earlier.find(late, ({ take }) => take());
    for (const settle of settleLate) settle();
    counting.finish();
  }

  private async readTranscripts(paths: readonly string[], notes: ChangeNotes): Promise<void> {
    const waiting: Placing[] = [];
    await inBatches(paths, path => this.readTranscript(path, notes, waiting));
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
      const placing = { transcript, files: [...transcript.sidecars.values()], text: read };
      if (this.earlier.lacks(placing)) waiting.push(placing);
      else this.takeText(transcript, read, notes);
    });
  }

  private takeText(transcript: Transcript, text: VersionedText, notes: ChangeNotes): void {
    const { path } = transcript;
    // it may have been opened meanwhile
    if (this.isLive(path)) return;
    const before = transcript.uncertain.length;
    transcript.replaceText(text);
    // counted here, where files are waited for, and not when all of them are asked for at once
    if (!this.counting) void transcript.labelCounts;
    if (before + transcript.uncertain.length > 0) notes.doubts.add(path);
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
      () => this.turnRules.of(path),
      () => this.file?.transcriberNotes ?? 'brackets',
      () => this.file?.salt ?? '',
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
    if (transcript.sidecars.size > 0) notes.coding.add(path);
    for (const [coder, file] of transcript.sidecars) {
      this.stranded.set(sidecarPath(path, coder), file);
      this.use.setSidecar(sidecarPath(path, coder), path, coder, undefined);
    }
  }

  private async readSidecars(paths: readonly string[], notes: ChangeNotes): Promise<void> {
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
    const known = transcript?.sidecars.get(coder) ?? this.stranded.get(path);
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
  private has(path: string): boolean {
    const named = parseSidecarPath(path);
    const isKnown = named && this.byPath.get(named.transcript)?.sidecars.has(named.coder);
    return isKnown === true || this.stranded.get(path) !== undefined;
  }

  private knownSidecars(): string[] {
    return [...this.byPath.values()].flatMap(({ path, sidecars }) =>
      [...sidecars.keys()].map(coder => sidecarPath(path, coder)),
    );
  }

  /** Whether a folder came or went, or what belongs to the study changed. */
  private async needsAll(paths: readonly string[]): Promise<boolean> {
    if (paths.includes(STUDY_FILE) && (await this.hasStudyFileChanged())) return true;
    const files = [...this.byPath.keys(), ...this.stranded.paths];
    for (const path of paths) {
      if (path === STUDY_FILE || path === CODEBOOK_FILE || parseSidecarPath(path)) continue;
      if (oddFileName(path) || this.aliases.has(path)) return true;
      if (this.byPath.has(path)) continue;
      if (this.isTranscript(path)) {
        // it may be a link to another one
        if (await this.isLink(path)) return true;
        continue;
      }
      if (files.some(file => file.startsWith(`${path}/`))) return true;
      if (await this.store.list(path).catch(() => undefined)) return true;
    }
    return false;
  }

  private async isLink(path: string): Promise<boolean> {
    const slash = path.lastIndexOf('/');
    const entries = await this.store.list(path.slice(0, Math.max(0, slash))).catch(() => undefined);
    return entries?.some(({ name, link }) => name === path.slice(slash + 1) && link !== undefined) ?? false;
  }

  /** Our own writes come back as changes on disk: of those everything is known. */
  private async hasStudyFileChanged(): Promise<boolean> {
    const { studyFile } = this;
    return !studyFile || (await readRecordFile(this.store, STUDY_FILE, studyFormat, studyFile)) !== studyFile;
  }

  private setReadProblems(path: string, problems: FileProblem[], notes: ChangeNotes): void {
    if (problems.length === 0 && !this.readProblems.has(path)) return;
    notes.texts.add(path);
    if (problems.length > 0) this.readProblems.set(path, problems);
    else this.readProblems.delete(path);
  }
}

/** Whether a file is one of coding, or was to be one: never a transcript, whatever the patterns say. */
function isOurs(path: string): boolean {
  return parseSidecarPath(path) !== undefined || oddFileName(path) !== undefined;
}

/** A coding file that was read, and what takes it for its transcript. */
interface Waiting extends Placing {
  readonly take: () => void;
}

/** Paths of coding files by that of their transcript. */
function groupedByTranscript(sidecars: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const path of sidecars) {
    const { transcript } = parseSidecarPath(path)!;
    const known = grouped.get(transcript);
    if (known) known.push(path);
    else grouped.set(transcript, [path]);
  }
  return grouped;
}

/** The list itself where another has the same in it. */
function sameOr(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.length === other.length && list.every((one, i) => one === other[i]) ? list : other;
}

/** Problems that only one of two lists has. */
function differing(a: readonly FileProblem[], b: readonly FileProblem[]): FileProblem[] {
  const isIn = (list: readonly FileProblem[]) => (one: FileProblem) =>
    list.some(({ path, message }) => path === one.path && message === one.message);
  return [...a.filter(one => !isIn(b)(one)), ...b.filter(one => !isIn(a)(one))];
}

async function inBatches<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += READS_AT_ONCE)
    await Promise.all(items.slice(i, i + READS_AT_ONCE).map(task));
}
