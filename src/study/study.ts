import { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import { emptyCodebook } from '../core/codebook/parseCodebook';
import { emptySidecar } from '../core/coding/parseSidecar';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import type { Corpus } from '../core/corpus/corpus';
import { CodedTranscript } from '../core/corpus/corpus';
import { PathMatcher } from '../core/participants/matchPaths';
import type { StudyFile } from '../core/participants/studyFile';
import type { FileProblem } from '../core/problem';
import { type Result, fail, ok } from '../core/result';
import { decodeTranscript } from '../core/text/decode';
import { CodeUse } from './codeUse';
import { Emitter } from './emitter';
import { NO_STUDY, noTranscript, notUtf8, problemsOf } from './fileProblems';
import type { FileStore } from './fileStore';
import { Queue } from './queue';
import { type Format, type RecordFile, changeRecordFile, readRecordFile } from './recordFile';
import { CODEBOOK_FILE, STUDY_FILE, codebookFormat, sidecarFormat, studyFormat } from './studyFiles';
import { Transcript } from './transcript';
import { transcriptProblems } from './transcriptProblems';
import { unreadable, walk } from './walk';

/** What has changed; listeners look up the rest. */
export interface StudyChange {
  /** The codebook or the study file. */
  readonly codebook: boolean;
  /** Paths of transcripts whose text or segments changed. */
  readonly transcripts: ReadonlySet<string>;
}

/** Files read at the same time when a study is opened. */
const READS_AT_ONCE = 16;

/**
 * One study in memory: what its files say, and the only way to change them. Every change is written before the next
 * one starts, and only then shown. Paths are relative to the study's root, with `/`.
 */
export class Study {
  private studyFile: RecordFile<StudyFile> | undefined;
  private lastGood: StudyFile | undefined;
  private codebookFile: RecordFile<CodebookFile> | undefined;
  private index = Codebook.of(emptyCodebook());
  private readonly byPath = new Map<string, Transcript>();
  /** Sidecars whose transcript is not part of the study. */
  private readonly strays = new Map<string, RecordFile<Sidecar>>();
  private readonly readProblems = new Map<string, FileProblem[]>();
  private readonly live = new Set<string>();
  private readonly coded = new WeakMap<
    Transcript,
    { segments: unknown; reading: unknown; coded: CodedTranscript }
  >();
  private readonly checked = new WeakMap<
    Transcript,
    { segments: unknown; codebook: Codebook; problems: FileProblem[] }
  >();
  private walkProblems: readonly FileProblem[] = [];
  private labels: readonly string[] = [];
  private matcher = PathMatcher.of([]);
  private readonly queue = new Queue();
  private readonly changed = new Emitter<StudyChange>();
  readonly use = new CodeUse();
  readonly onDidChange = this.changed.event;

  private constructor(private readonly store: FileStore) {}

  /** Reads a study. Bad files become problems; the rest works. */
  static async open(store: FileStore): Promise<Study> {
    const study = new Study(store);
    await study.readAll();
    return study;
  }

  /** Undefined when `study.json` is missing or could never be used; the last good one while it is broken. */
  get file(): StudyFile | undefined {
    return this.studyFile && (this.studyFile.parsed.value ?? this.lastGood);
  }

  get codebook(): Codebook {
    return this.index;
  }

  /** In the order of their paths, numbers by value. */
  get transcripts(): readonly Transcript[] {
    return [...this.byPath.values()].sort((a, b) => comparePaths(a.path, b.path));
  }

  transcript(path: string): Transcript | undefined {
    return this.byPath.get(path);
  }

  /** Whether a file is the study's, or would be if it were there. */
  owns(path: string): boolean {
    return [STUDY_FILE, CODEBOOK_FILE].includes(path) || !!parseSidecarPath(path) || this.isTranscript(path);
  }

  /** Everything as analyses take it. */
  get corpus(): Corpus {
    return {
      study: this.file ?? EMPTY_STUDY,
      codebook: this.codebook,
      transcripts: this.transcripts.map(transcript => this.codedTranscript(transcript)),
    };
  }

  /** Everything that is wrong with the study's files. */
  get problems(): readonly FileProblem[] {
    const files = [this.studyFile, this.codebookFile, ...this.strays.values()];
    return [
      ...(this.studyFile ? [] : [NO_STUDY]),
      ...this.walkProblems,
      ...[...this.readProblems.values()].flat(),
      ...files.flatMap(file => (file ? problemsOf(file) : [])),
      ...[...this.strays.keys()].map(noTranscript),
      ...[...this.byPath.values()].flatMap(transcript => this.problemsIn(transcript)),
    ];
  }

  /** Reads again what has changed on disk; a path of no known kind may be a folder that came or went. */
  async refresh(paths: readonly string[]): Promise<void> {
    await this.queue.run(async () => {
      if (await this.needsAll(paths)) return this.readAll();
      const transcripts = new Set<string>();
      let codebook = false;
      for (const path of paths) {
        if (path === CODEBOOK_FILE) codebook = (await this.readCodebook()) || codebook;
        else if (parseSidecarPath(path)) await this.readSidecar(path, transcripts);
        else if (this.isTranscript(path)) await this.readTranscript(path, transcripts);
      }
      if (codebook || transcripts.size > 0) this.changed.fire({ codebook, transcripts });
    });
  }

  /** From here on the transcript's text is an editor's, not the disk's. */
  openLive(path: string, text: string): void {
    this.live.add(path);
    const transcript = this.byPath.get(path);
    if (!transcript || transcript.text === text) return;
    transcript.replaceText(text);
    this.changed.fire({ codebook: false, transcripts: new Set([path]) });
  }

  /** Follows an edit in the editor of a live transcript; `edits` in units of the LF text before them. */
  editLive(path: string, edits: Parameters<Transcript['edit']>[0], text: () => string): void {
    const transcript = this.byPath.get(path);
    if (!transcript) return;
    transcript.edit(edits, text);
    this.changed.fire({ codebook: false, transcripts: new Set([path]) });
  }

  /** The editor is closed: the text is the disk's again. */
  async closeLive(path: string): Promise<void> {
    this.live.delete(path);
    await this.refresh([path]);
  }

  /** Changes one coder's sidecar of a transcript; it begins with the first segment. */
  async changeSidecar(
    path: string,
    coder: string,
    operation: (sidecar: Sidecar) => Result<Sidecar>,
  ): Promise<Result<Sidecar>> {
    return this.queue.run(async () => {
      const transcript = this.byPath.get(path);
      if (!transcript) return fail(`${path} is not a transcript of this study.`);
      const file = sidecarPath(path, coder);
      const known = transcript.sidecars.get(coder);
      const changed = await this.write(file, sidecarFormat, known, () => emptySidecar(coder), operation);
      if (!changed.ok) return changed;
      this.takeSidecar(transcript, coder, changed.value);
      this.changed.fire({ codebook: false, transcripts: new Set([path]) });
      return ok(changed.value.parsed.value!);
    });
  }

  /** Changes the codebook; it begins with the first code. */
  async changeCodebook(operation: (codebook: Codebook) => Result<CodebookFile>): Promise<Result<Codebook>> {
    return this.queue.run(async () => {
      const onFile = (file: CodebookFile) =>
        operation(file === this.codebook.file ? this.codebook : Codebook.of(file));
      const changed = await this.write(
        CODEBOOK_FILE,
        codebookFormat,
        this.codebookFile,
        emptyCodebook,
        onFile,
      );
      if (!changed.ok) return changed;
      this.codebookFile = changed.value;
      this.index = Codebook.of(changed.value.parsed.value!);
      this.changed.fire({ codebook: true, transcripts: new Set() });
      return ok(this.index);
    });
  }

  /** Changes `study.json`. */
  async changeStudyFile(operation: (study: StudyFile) => Result<StudyFile>): Promise<Result<StudyFile>> {
    return this.queue.run(async () => {
      const begin = () => EMPTY_STUDY;
      const changed = await this.write(STUDY_FILE, studyFormat, this.studyFile, begin, operation);
      if (!changed.ok) return changed;
      await this.readAll();
      return ok(changed.value.parsed.value!);
    });
  }

  private async write<T>(
    path: string,
    format: Format<T>,
    known: RecordFile<T> | undefined,
    begin: () => T,
    operation: (value: T) => Result<T>,
  ): Promise<Result<RecordFile<T>>> {
    try {
      return await changeRecordFile(this.store, path, format, known, begin, operation);
    } catch (error) {
      return fail(`${path} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async readAll(): Promise<void> {
    this.lastGood = this.file;
    this.studyFile = await readRecordFile(this.store, STUDY_FILE, studyFormat, this.studyFile);
    await this.readCodebook();
    const { files, problems } = await walk(this.store);
    this.walkProblems = problems;
    this.labels = sameOr(this.labels, knownLabels(this.file));
    this.matcher = PathMatcher.of(this.file?.transcripts ?? []);
    const texts = new Set(files.filter(path => !parseSidecarPath(path) && this.matcher.matches(path)));
    const touched = new Set([...this.byPath.keys(), ...texts]);
    for (const path of this.byPath.keys()) if (!texts.has(path)) this.forget(path);
    await inBatches([...texts], path => this.readTranscript(path, touched));
    const sidecars = files.filter(path => parseSidecarPath(path));
    await inBatches([...new Set([...this.strays.keys(), ...this.knownSidecars(), ...sidecars])], path =>
      this.readSidecar(path, touched),
    );
    this.changed.fire({ codebook: true, transcripts: touched });
  }

  private async readCodebook(): Promise<boolean> {
    const file = await readRecordFile(this.store, CODEBOOK_FILE, codebookFormat, this.codebookFile);
    if (file === this.codebookFile && file !== undefined) return false;
    this.codebookFile = file;
    // while somebody mends it by hand, the last good one is shown
    if (!file || file.parsed.value) this.index = Codebook.of(file?.parsed.value ?? emptyCodebook());
    return true;
  }

  /** Reads a transcript's text from disk, unless an editor has it. Adds it to `touched` when it changed. */
  private async readTranscript(path: string, touched: Set<string>): Promise<void> {
    let transcript = this.byPath.get(path);
    if (transcript && this.live.has(path)) return;
    try {
      const bytes = await this.store.read(path);
      if (bytes === undefined) return this.forget(path, touched);
      const { text, valid } = decodeTranscript(bytes);
      this.setReadProblems(path, valid ? [] : [notUtf8(path)]);
      if (transcript && transcript.text === text) return;
      if (!transcript) this.byPath.set(path, (transcript = this.adopt(path)));
      transcript.replaceText(text);
    } catch (error) {
      if (!transcript) this.byPath.set(path, this.adopt(path));
      this.setReadProblems(path, [unreadable(path, error)]);
    }
    touched.add(path);
  }

  /** A new transcript, with the sidecars that were waiting for it. */
  private adopt(path: string): Transcript {
    const transcript = new Transcript(path, () => this.labels);
    for (const [sidecar, file] of this.strays) {
      const named = parseSidecarPath(sidecar)!;
      if (named.transcript !== path) continue;
      this.strays.delete(sidecar);
      this.takeSidecar(transcript, named.coder, file);
    }
    return transcript;
  }

  private forget(path: string, touched?: Set<string>): void {
    const transcript = this.byPath.get(path);
    if (!transcript) return;
    this.byPath.delete(path);
    this.readProblems.delete(path);
    touched?.add(path);
    for (const [coder, file] of transcript.sidecars) {
      this.strays.set(sidecarPath(path, coder), file);
      this.use.setSidecar(sidecarPath(path, coder), path, coder, undefined);
    }
  }

  private async readSidecar(path: string, touched: Set<string>): Promise<void> {
    const { transcript: text, coder } = parseSidecarPath(path)!;
    const transcript = this.byPath.get(text);
    const known = transcript?.sidecars.get(coder) ?? this.strays.get(path);
    const file = await readRecordFile(this.store, path, sidecarFormat, known);
    if (file === known && (file === undefined || transcript || this.strays.has(path))) return;
    touched.add(text);
    if (transcript) this.takeSidecar(transcript, coder, file);
    else if (file) this.strays.set(path, file);
    else this.strays.delete(path);
  }

  private takeSidecar(transcript: Transcript, coder: string, file: RecordFile<Sidecar> | undefined): void {
    transcript.setSidecar(coder, file);
    this.use.setSidecar(sidecarPath(transcript.path, coder), transcript.path, coder, file?.parsed.value);
  }

  private knownSidecars(): string[] {
    return [...this.byPath.values()].flatMap(({ path, sidecars }) =>
      [...sidecars.keys()].map(coder => sidecarPath(path, coder)),
    );
  }

  private isTranscript(path: string): boolean {
    return this.byPath.has(path) || this.matcher.matches(path);
  }

  /** Whether a folder came or went, or what belongs to the study changed. */
  private async needsAll(paths: readonly string[]): Promise<boolean> {
    if (paths.includes(STUDY_FILE) && (await this.hasStudyFileChanged())) return true;
    const files = [...this.byPath.keys(), ...this.strays.keys()];
    for (const path of paths) {
      if (path === STUDY_FILE || path === CODEBOOK_FILE || parseSidecarPath(path)) continue;
      if (this.isTranscript(path)) continue;
      if (files.some(file => file.startsWith(`${path}/`))) return true;
      if (await this.store.list(path).catch(() => undefined)) return true;
    }
    return false;
  }

  /** Our own writes come back as changes on disk: of those everything is known. */
  private async hasStudyFileChanged(): Promise<boolean> {
    const { studyFile } = this;
    return !studyFile || (await readRecordFile(this.store, STUDY_FILE, studyFormat, studyFile)) !== studyFile;
  }

  private setReadProblems(path: string, problems: FileProblem[]): void {
    if (problems.length > 0) this.readProblems.set(path, problems);
    else this.readProblems.delete(path);
  }

  private problemsIn(transcript: Transcript): readonly FileProblem[] {
    const { segments } = transcript;
    const known = this.checked.get(transcript);
    if (known && known.segments === segments && known.codebook === this.codebook) return known.problems;
    const isUsable = !this.codebookFile || this.codebookFile.parsed.value !== undefined;
    const problems = transcriptProblems(transcript, isUsable ? this.codebook : undefined);
    this.checked.set(transcript, { segments, codebook: this.codebook, problems });
    return problems;
  }

  private codedTranscript(transcript: Transcript): CodedTranscript {
    const { path, text, segments, codings, reading } = transcript;
    const known = this.coded.get(transcript);
    if (known && known.segments === segments && known.reading === reading) return known.coded;
    const coded = new CodedTranscript(path, text, segments, codings, reading);
    this.coded.set(transcript, { segments, reading, coded });
    return coded;
  }
}

const EMPTY_STUDY: StudyFile = {
  schema: 1,
  name: '',
  transcripts: [],
  quotes: 'full',
  interviewers: [],
  participants: [],
  groups: [],
  coders: [],
};

function knownLabels(study: StudyFile | undefined): readonly string[] {
  const claimed = (study?.participants ?? []).flatMap(participant => participant.speakers ?? []);
  return [...(study?.interviewers ?? []), ...claimed];
}

/** The list itself where another has the same in it: turns are found again when it is another. */
function sameOr(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.length === other.length && list.every((label, i) => label === other[i]) ? list : other;
}

const collator = new Intl.Collator('en', { numeric: true });

function comparePaths(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

async function inBatches<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += READS_AT_ONCE)
    await Promise.all(items.slice(i, i + READS_AT_ONCE).map(task));
}
