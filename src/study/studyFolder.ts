import { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import { emptyCodebook } from '../core/codebook/parseCodebook';
import type { Rename } from '../core/coding/renames';
import { byName, byUnits } from '../core/base/compare';
import { oddFileName } from '../core/coding/oddFileName';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { MEMO_FOLDER, isMemoFile } from '../core/memos/analyticMemo';
import { PathMatcher, plainPattern } from '../core/studyFile/matchPaths';
import type { StudyFile } from '../core/studyFile/studyFile';
import { emptySummaries } from '../core/summaries/parseSummaries';
import type { SummariesFile } from '../core/summaries/summary';
import type { FileProblem } from '../core/base/problem';
import { NO_STUDY, oddName, problemsOf } from './fileProblems';
import type { EarlierTexts } from './earlierTexts';
import type { Contributions } from './contributions/contributions';
import type { FileStore } from './fileStore';
import { onceEach } from './linkedTranscripts';
import { MemoFiles } from './memoFiles';
import { type RecordFile, readRecordFile } from './recordFile';
import { ChangeNotes, type StudyChange } from './studyChange';
import { StudyTurnRules } from '../core/participants/studyTurnRules';
import { TranscriptFiles } from './transcriptFiles';
import { TranscriptReader } from './transcriptReader';
import {
  CODEBOOK_FILE,
  STUDY_FILE,
  SUMMARIES_FILE,
  codebookFormat,
  isRootFile,
  studyFormat,
  summariesFormat,
} from './studyFiles';
import { VisibleCoding } from './visibleCoding';
import { unfinishedProblems } from './unfinished';
import { type NotFile, type Walk, walk } from './walk';

const TEXT_FILE = /\.(txt|md)$/i;

/** Paths of what is in a study's folder. */
interface Listed {
  readonly texts: ReadonlySet<string>;
  /** Also those of no transcript. */
  readonly sidecars: readonly string[];
  readonly files: readonly string[];
}

/** What a study's folder holds, as it was last read or written. Paths are relative to the study's root, with `/`. */
export class StudyFolder {
  readonly files: TranscriptFiles;
  readonly reader: TranscriptReader;
  readonly memos: MemoFiles;
  readonly visible = new VisibleCoding(() => this.file);
  codebookFile: RecordFile<CodebookFile> | undefined;
  studyFile: RecordFile<StudyFile> | undefined;
  summariesFile: RecordFile<SummariesFile> | undefined;
  private lastGood: StudyFile | undefined;
  private index = Codebook.of(emptyCodebook());
  private lastSummaries = emptySummaries();
  private walkProblems: readonly FileProblem[] = [];
  /** Paths of files that are named almost as ours, in their order. */
  private odd: readonly string[] = [];
  /** Paths of text files that are no transcripts. */
  private leftOut: ReadonlySet<string> = new Set();
  /** Other paths of transcripts, by links. */
  private aliases: ReadonlySet<string> = new Set();
  private turnRules = StudyTurnRules.of(undefined);
  private matcher = PathMatcher.of([]);
  /** Whether the study takes files in the folder of memos for transcripts. */
  private namesMemos = false;

  /** @param contributions all that is kept of each transcript as soon as it is read, where a study is read once */
  constructor(
    private readonly store: FileStore,
    earlier: EarlierTexts,
    private readonly contributions?: Contributions,
  ) {
    const file = () => this.file;
    const said = {
      get file() {
        return file();
      },
      rulesOf: (path: string) => this.turnRules.of(path),
    };
    this.files = new TranscriptFiles(store, earlier, said, this.visible, contributions !== undefined);
    this.memos = new MemoFiles(store);
    this.reader = new TranscriptReader(store, this.files, earlier, contributions);
  }

  /** Undefined when `study.json` is missing or could never be used; the last good one while it is broken. */
  get file(): StudyFile | undefined {
    return this.studyFile && (this.studyFile.parsed.value ?? this.lastGood);
  }

  get codebook(): Codebook {
    return this.index;
  }

  /** Text files in the study's folder that its patterns leave out, in the order of their paths. */
  get otherTexts(): readonly string[] {
    return [...this.leftOut].sort(byName);
  }

  /** Everyone's; the last good ones while their file is broken. */
  get summaries(): SummariesFile {
    return this.lastSummaries;
  }

  isTranscript(path: string): boolean {
    return (
      this.files.get(path) !== undefined ||
      (!isOurs(path) && !this.aliases.has(path) && this.isMatching(path))
    );
  }

  /** What is wrong with the files themselves; their segments are not compared with the texts here. */
  get problems(): FileProblem[] {
    const files = [this.studyFile, this.codebookFile, this.summariesFile];
    return [
      ...(this.studyFile ? [] : [NO_STUDY]),
      ...this.walkProblems,
      ...this.memos.problems,
      ...this.files.problems,
      ...files.flatMap(file => (file ? problemsOf(file) : [])),
      // of which transcripts there are, nothing is known without a study.json
      ...(this.file ? this.files.stranded.problems : this.files.stranded.fileProblems),
      ...this.odd.map(path => oddName(path, this.files.has(oddFileName(path)!.meant))),
    ];
  }

  /** Transcripts whose coding files are left under an old name. */
  get renames(): readonly Rename[] {
    return this.file ? this.files.stranded.renames : [];
  }

  /** Reads everything. */
  async readAll(): Promise<StudyChange> {
    const notes = new ChangeNotes();
    const { texts, sidecars, files } = await this.list(notes);
    this.contributions?.begin({
      file: this.file,
      codebook: this.codebookFile?.parsed.value || !this.codebookFile ? this.codebook : undefined,
      codebookText: this.codebookFile?.raw ?? '',
    });
    await this.reader.readAll(texts, sidecars, notes);
    await this.files.stranded.findRenames(async () => files);
    return notes;
  }

  /** Reads everything but the transcripts and their coding files, which then are to be read. */
  async begin(): Promise<void> {
    const notes = new ChangeNotes();
    const { texts, sidecars } = await this.list(notes);
    await this.reader.beginReading(texts, sidecars, notes);
  }

  /** Looks for the transcripts of coding files that are left under an old name, once everything is read. */
  async findRenames(): Promise<void> {
    await this.files.stranded.findRenames(async () => (await this.walk()).files);
  }

  /** Reads `study.json` and the codebook, and lists the other files. */
  private async list(notes: ChangeNotes): Promise<Listed> {
    const studyFile = await readRecordFile(this.store, STUDY_FILE, studyFormat, this.studyFile);
    notes.settings = studyFile !== this.studyFile;
    this.takeStudyFile(studyFile);
    notes.codebook = await this.readCodebook();
    notes.summaries = await this.readSummaries();
    const walked = await this.walk();
    const { files, notFiles } = walked;
    const {
      paths,
      aliases,
      notes: links,
    } = onceEach(
      files.filter(path => !isOurs(path) && this.isMatching(path)),
      walked,
    );
    this.aliases = aliases;
    this.leftOut = new Set(files.filter(path => this.mayBeTaken(path)));
    const problems = [...walked.problems, ...links, ...(await unfinishedProblems(this.store, Date.now()))];
    for (const { path } of differing(this.walkProblems, problems)) notes.files.add(path);
    this.walkProblems = problems;
    for (const path of await this.memos.readAll(this.memosAmong(files))) notes.memos.add(path);
    const odd = files.filter(path => oddFileName(path)).sort(byUnits);
    for (const path of [...odd, ...this.odd])
      if (!odd.includes(path) || !this.odd.includes(path)) notes.files.add(path);
    this.odd = odd;
    const sidecars = [...files, ...notFiles.map(one => one.path)].filter(path => parseSidecarPath(path));
    const texts = new Set([...paths, ...this.brokenTranscripts(notFiles, sidecars)]);
    return { texts, sidecars, files };
  }

  /** Reads again what has changed on disk; a path of no known kind may be a folder that came or went. */
  async read(paths: readonly string[]): Promise<StudyChange> {
    if (await this.needsAll(paths)) return this.readAll();
    const notes = new ChangeNotes();
    await this.readOthers(paths, notes);
    if (paths.includes(CODEBOOK_FILE)) notes.codebook = await this.readCodebook();
    if (paths.includes(SUMMARIES_FILE)) notes.summaries = await this.readSummaries();
    for (const path of await this.memos.readAgain(this.memosAmong(paths))) notes.memos.add(path);
    const isTranscript = (path: string) => !isRootFile(path) && this.isTranscript(path);
    await this.reader.readTranscripts(paths.filter(isTranscript), notes);
    await this.reader.readSidecars(
      paths.filter(path => parseSidecarPath(path)),
      notes,
    );
    const isKnown = (path: string) =>
      this.files.get(path) !== undefined || isRootFile(path) || isMemoFile(path);
    if (notes.files.size + notes.coding.size > 0 || this.files.stranded.isAnyGone || !paths.every(isKnown))
      await this.findRenames();
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
    this.namesMemos = transcripts.some(one => plainPattern(one).startsWith(`${MEMO_FOLDER}/`));
    return true;
  }

  /** Takes a codebook as it was read or written; while it is broken, the last good one stays. */
  takeCodebook(file: RecordFile<CodebookFile> | undefined): void {
    this.codebookFile = file;
    if (!file || file.parsed.value) this.index = Codebook.of(file?.parsed.value ?? emptyCodebook());
  }

  /** Takes summaries as they were read or written; while their file is broken, the last good ones stay. */
  takeSummaries(file: RecordFile<SummariesFile> | undefined): void {
    this.summariesFile = file;
    if (!file || file.parsed.value) this.lastSummaries = file?.parsed.value ?? emptySummaries();
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
      .filter(path => !isOurs(path) && this.isMatching(path));
  }

  /** Whether a file is text that could be a transcript, if the study said so. */
  private mayBeTaken(path: string): boolean {
    return (
      TEXT_FILE.test(path) &&
      !isOurs(path) &&
      !isMemoFile(path) &&
      !this.aliases.has(path) &&
      !this.matcher.matches(path)
    );
  }

  /** Looks whether text files that are no transcripts came or went. */
  private async readOthers(paths: readonly string[], notes: ChangeNotes): Promise<void> {
    for (const path of paths.filter(one => this.mayBeTaken(one))) {
      const isThere = (await this.store.read(path).catch(() => undefined)) !== undefined;
      if (isThere === this.leftOut.has(path)) continue;
      const others = new Set(this.leftOut);
      if (isThere) others.add(path);
      else others.delete(path);
      this.leftOut = others;
      notes.files.add(path);
    }
  }

  /** Whether a file is a transcript as the study says; an analytic memo only where the study names it or its folder. */
  private isMatching(path: string): boolean {
    return this.matcher.matches(path) && (!isMemoFile(path) || this.namesMemos);
  }

  /** Of some paths those of analytic memos. */
  private memosAmong(paths: readonly string[]): string[] {
    return paths.filter(path => isMemoFile(path) && !this.isTranscript(path));
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

  private async readSummaries(): Promise<boolean> {
    const file = await readRecordFile(this.store, SUMMARIES_FILE, summariesFormat, this.summariesFile);
    if (file === this.summariesFile) return false;
    this.takeSummaries(file);
    return true;
  }

  /** Whether a folder came or went, or what belongs to the study changed. */
  private async needsAll(paths: readonly string[]): Promise<boolean> {
    if (paths.includes(STUDY_FILE) && (await this.hasStudyFileChanged())) return true;
    const files = [...this.files.paths, ...this.memos.paths];
    for (const path of paths) {
      if (isRootFile(path) || parseSidecarPath(path)) continue;
      if (oddFileName(path) || this.aliases.has(path)) return true;
      if (this.files.get(path)) continue;
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
}

/** Whether a file is one of coding, or was to be one: never a transcript, whatever the patterns say. */
function isOurs(path: string): boolean {
  return parseSidecarPath(path) !== undefined || oddFileName(path) !== undefined;
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
