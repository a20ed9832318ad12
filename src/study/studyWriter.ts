import * as l10n from '@vscode/l10n';
import { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import { emptyCodebook } from '../core/codebook/parseCodebook';
import { emptySidecar } from '../core/coding/parseSidecar';
import { hashedOf } from '../core/anchoring/anchors/hashedQuotes';
import { restampSegments } from '../core/anchoring/anchors/restamp';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import { decidedByEdit } from '../core/versions/merge/decidedByEdit';
import { kindOfPath } from '../core/versions/merge/mergeFiles';
import { applyChange, recordChange } from '../core/versions/merge/recordChange';
import type { StudyFile } from '../core/studyFile/studyFile';
import { emptySummaries } from '../core/summaries/parseSummaries';
import type { SummariesFile } from '../core/summaries/summary';
import { type Result, fail, ok } from '../core/base/result';
import type { Span } from '../core/text/span';
import { type CodingAction, type CodingUndo, type FileChange, partsOf } from './codingUndo';
import { writeTogether } from './writeTogether';
import type { FileStore } from './fileStore';
import { type Format, type RecordFile, changeRecordFile, refusal } from './recordFile';
import {
  CODEBOOK_FILE,
  EMPTY_STUDY,
  STUDY_FILE,
  SUMMARIES_FILE,
  codebookFormat,
  sidecarFormat,
  studyFormat,
  summariesFormat,
} from './studyFiles';
import type { StudyFolder } from './studyFolder';
import type { Transcript } from './transcript';

type Operation<T> = (value: T) => Result<T>;

/** What one operation does to several files. */
export interface Together {
  readonly study?: Operation<StudyFile>;
  readonly codebook?: (codebook: Codebook) => Result<CodebookFile>;
  readonly summaries?: Operation<SummariesFile>;
  readonly coding?: readonly CodingPart[];
}

/** What it does to one coder's segments of a transcript. */
export interface CodingPart {
  readonly path: string;
  readonly coder: string;
  readonly operation: Operation<Sidecar>;
}

/** Writes a study's files, and only then takes what is written for what the folder holds. One call at a time. */
export class StudyWriter {
  constructor(
    private readonly store: FileStore,
    private readonly folder: StudyFolder,
    private readonly history: CodingUndo,
  ) {}

  /** @param action of which the write is a part; without one it cannot be undone */
  async sidecar(
    path: string,
    coder: string,
    operation: Operation<Sidecar>,
    action?: CodingAction,
  ): Promise<Result<Sidecar>> {
    const transcript = this.folder.files.get(path);
    if (!transcript) return fail(l10n.t('{0} is not a transcript of this study.', path));
    const file = sidecarPath(path, coder);
    const known = transcript.allSidecars.get(coder);
    const begin = () => emptySidecar(coder);
    const changed = await this.write(file, sidecarFormat, known, begin, operation, action);
    if (!changed.ok) return changed;
    this.folder.files.takeSidecar(transcript, coder, changed.value);
    transcript.unsaved.note(coder);
    return ok(changed.value.parsed.value!);
  }

  /**
   * Re-anchors a coder's segments to a text that was saved or converted. This is not a person's action: undo skips it.
   * @param spans in that text, by id
   */
  async tieToText(
    transcript: Transcript,
    coder: string,
    text: string,
    spans: ReadonlyMap<string, Span>,
  ): Promise<Result<Sidecar>> {
    const hashed = hashedOf(this.folder.file);
    const before = transcript.allSidecars.get(coder)?.parsed.value?.segments ?? [];
    const tied = await this.sidecar(transcript.path, coder, sidecar =>
      restampSegments(sidecar, spans, text, hashed),
    );
    if (tied.ok) this.history.retied(sidecarPath(transcript.path, coder), before, tied.value.segments);
    return tied;
  }

  /** @param action of which the write is a part; without one it cannot be undone */
  async codebook(
    operation: (codebook: Codebook) => Result<CodebookFile>,
    action?: CodingAction,
  ): Promise<Result<Codebook>> {
    const { codebookFile, codebook } = this.folder;
    const onFile = (file: CodebookFile) => operation(file === codebook.file ? codebook : Codebook.of(file));
    const changed = await this.write(
      CODEBOOK_FILE,
      codebookFormat,
      codebookFile,
      emptyCodebook,
      onFile,
      action,
    );
    if (!changed.ok) return changed;
    this.folder.takeCodebook(changed.value);
    return ok(this.folder.codebook);
  }

  /** @param action of which the write is a part; without one it cannot be undone */
  async summaries(
    operation: Operation<SummariesFile>,
    action?: CodingAction,
  ): Promise<Result<SummariesFile>> {
    const { summariesFile } = this.folder;
    const changed = await this.write(
      SUMMARIES_FILE,
      summariesFormat,
      summariesFile,
      emptySummaries,
      operation,
      action,
    );
    if (!changed.ok) return changed;
    this.folder.takeSummaries(changed.value);
    return ok(changed.value.parsed.value!);
  }

  /**
   * Says whether other files may belong to the study then, which the folder is to read.
   * @param action of which the write is a part; without one it cannot be undone
   */
  async studyFile(
    operation: Operation<StudyFile>,
    action?: CodingAction,
  ): Promise<Result<{ readonly file: StudyFile; readonly mayHoldOthers: boolean }>> {
    const { studyFile } = this.folder;
    const changed = await this.write(
      STUDY_FILE,
      studyFormat,
      studyFile,
      () => EMPTY_STUDY,
      operation,
      action,
    );
    if (!changed.ok) return changed;
    const mayHoldOthers = this.folder.takeStudyFile(changed.value);
    return ok({ file: changed.value.parsed.value!, mayHoldOthers });
  }

  /**
   * Changes several files, all of them or none. Each operation is applied to what the folder holds; what others do to the
   * same records before it is written makes all of it fail.
   * @param action of which the changes are a part
   */
  async together(parts: Together, action: CodingAction): Promise<Result<ReadonlySet<string>>> {
    const planned = this.plan(parts);
    if (!planned.ok) return planned;
    const made = await this.all(action.label, planned.value, () => undefined);
    if (made.ok) for (const change of planned.value) this.history.note(action, change);
    return made;
  }

  private plan({ study, codebook, summaries, coding = [] }: Together): Result<FileChange[]> {
    const changes: FileChange[] = [];
    if (study) {
      const known = this.folder.studyFile;
      const before = known ? known.parsed.value : EMPTY_STUDY;
      if (!before) return fail(refusal(known!));
      const after = study(before);
      if (!after.ok) return after;
      changes.push(...changeOfFile(STUDY_FILE, before, after.value));
    }
    // first, so that codings without a code are never there when it fails
    if (codebook) {
      const { file } = this.folder.codebook;
      const after = codebook(this.folder.codebook);
      if (!after.ok) return after;
      changes.push(...changeOfFile(CODEBOOK_FILE, file, after.value));
    }
    if (summaries) {
      const known = this.folder.summariesFile;
      const before = known ? known.parsed.value : emptySummaries();
      if (!before) return fail(refusal(known!));
      const after = summaries(before);
      if (!after.ok) return after;
      changes.push(...changeOfFile(SUMMARIES_FILE, before, after.value));
    }
    for (const { path, coder, operation } of coding) {
      const known = this.folder.files.get(path)?.allSidecars.get(coder);
      const before = known ? known.parsed.value : emptySidecar(coder);
      if (!before) return fail(refusal(known!));
      const after = operation(before);
      if (!after.ok) return after;
      changes.push(...changeOfFile(sidecarPath(path, coder), before, after.value));
    }
    return ok(changes);
  }

  /**
   * Makes changes of coding in one or more files: all of them, or none where one of them cannot be made. Should this program
   * be ended in between, those that were made are taken back when the study is opened again.
   * @param what is done, as undo calls it
   * @param needed says after all of them why they cannot stay
   */
  async all(
    what: string,
    changes: readonly FileChange[],
    needed: () => string | undefined,
  ): Promise<Result<ReadonlySet<string>>> {
    return writeTogether(this.store, what, changes, needed, change => this.one(change));
  }

  private async one({ path, change }: FileChange): Promise<Result<unknown>> {
    const named = parseSidecarPath(path);
    const parts = partsOf(path);
    if (path === STUDY_FILE) return this.studyFile(file => applyChange(file, change, parts));
    if (path === SUMMARIES_FILE) return this.summaries(file => applyChange(file, change, parts));
    return named
      ? this.sidecar(named.transcript, named.coder, file => applyChange(file, change, parts))
      : this.codebook(({ file }) => applyChange(file, change, parts));
  }

  private async write<T extends object>(
    path: string,
    format: Format<T>,
    known: RecordFile<T> | undefined,
    begin: () => T,
    operation: Operation<T>,
    action?: CodingAction,
  ): Promise<Result<RecordFile<T>>> {
    let before: T | undefined;
    const kind = kindOfPath(path)!;
    const observed = (value: T) => {
      const result = operation((before = value));
      return result.ok && result.value !== value ? ok(decidedByEdit(kind, value, result.value)) : result;
    };
    try {
      const changed = await changeRecordFile(this.store, path, format, known, begin, observed);
      if (changed.ok && action) this.note(action, path, before!, changed.value.parsed.value!);
      return changed;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return fail(l10n.t('{0} could not be written: {1}', path, reason));
    }
  }

  private note(action: CodingAction, path: string, before: object, after: object): void {
    if (before !== after)
      this.history.note(action, { path, change: recordChange(before, after, partsOf(path)) });
  }
}

function changeOfFile(path: string, before: object, after: object): FileChange[] {
  if (before === after) return [];
  const decided = decidedByEdit(kindOfPath(path)!, before, after);
  return [{ path, change: recordChange(before, decided, partsOf(path)) }];
}
