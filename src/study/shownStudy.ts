import type { FileProblem } from '../core/base/problem';
import type { Steps } from '../core/base/steps';
import type { Codebook } from '../core/codebook/codebook';
import type { Rename } from '../core/coding/renames';
import { parseSidecarPath } from '../core/coding/sidecarName';
import type { Corpus } from '../core/corpus/corpus';
import { codeGroups } from '../core/codebook/codeGroups';
import { codebookWithGroups } from '../core/corpus/withCodeGroups';
import { segmentsPerCode } from '../core/corpus/segmentsPerCode';
import type { AnalyticMemo } from '../core/memos/analyticMemo';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { SummariesFile, Summary } from '../core/summaries/summary';
import { CodedTranscripts } from './codedTranscripts';
import type { CodeUse } from './codeUse';
import { HiddenProblems } from './hiddenProblems';
import { MemoChecks } from './memoChecks';
import { ProblemChecks } from './problemChecks';
import type { RestOfStudy } from './restOfStudy';
import { EMPTY_STUDY, isRootFile } from './studyFiles';
import type { StudyFolder } from './studyFolder';
import type { Transcript } from './transcript';
import { summaryProblems } from './summaryCheck';
import type { VisibleCoding } from './visibleCoding';
import { isShown } from './visibleSummaries';

/** What a study can be asked: what its files say, as far as it is shown. Paths are relative to the study's root, with `/`. */
export abstract class ShownStudy {
  private readonly checks = new ProblemChecks();
  private readonly coded = new CodedTranscripts();
  private readonly memoChecks = new MemoChecks();
  private readonly hiddenProblems = new HiddenProblems();
  /** What is still to be read, and reads it. */
  protected abstract readonly rest: Pick<RestOfStudy, 'requireRead'>;

  protected constructor(protected readonly folder: StudyFolder) {}

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

  /** Number of segments with any code of each code group that has any, by the id of its row: see {@link groupAsCode}. */
  get groupCounts(): Map<string, number> {
    const { codebook, ...corpus } = this.corpus;
    const groups = codeGroups(codebook);
    if (groups.length === 0) return new Map();
    return segmentsPerCode({ ...corpus, codebook: codebookWithGroups(codebook, groups) });
  }

  /** Whose coding is shown. */
  get visible(): Pick<VisibleCoding, 'coders' | 'has' | 'hasFile' | 'hasWhole' | 'isPhase'> {
    return this.folder.visible;
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
    return isRootFile(path) || !!parseSidecarPath(path) || this.folder.isTranscript(path);
  }

  /** The analytic memos that are shown: to a person who codes blind none that another coder has signed. */
  get memos(): readonly AnalyticMemo[] {
    const { memos, visible } = this.folder;
    if (!visible.coders) return memos.all;
    return memos.all.filter(({ coder }) => coder === undefined || visible.has(coder.name));
  }

  /** Whether anybody's summaries, shown or not, would be others by an operation on them. */
  areSummariesChangedBy(operation: (file: SummariesFile) => SummariesFile): boolean {
    const { summaries } = this.folder;
    return operation(summaries) !== summaries;
  }

  /** The summaries that are shown: to a person who codes blind none that another coder has written. */
  get summaries(): readonly Summary[] {
    const { visible } = this.folder;
    const { summaries } = this.folder.summaries;
    if (!visible.coders) return summaries;
    return summaries.filter(one => isShown(one, visible));
  }

  /** Everything that is shown, as analyses take it. */
  get corpus(): Corpus {
    const { coders } = this.folder.visible;
    return {
      ...(coders ? { onlyCoders: [...coders] } : {}),
      study: this.file ?? EMPTY_STUDY,
      codebook: this.codebook,
      transcripts: this.transcripts.map(transcript => this.coded.of(transcript)),
      memos: this.memos,
      summaries: this.summaries,
    };
  }

  /** Everything that is wrong with the study's files, and may be shown; the same list as long as that is the same. */
  get problems(): readonly FileProblem[] {
    this.rest.requireRead();
    const { studyFile, codebookFile, codebook, problems } = this.folder;
    const ofMemos = this.memoChecks.problems(this.folder.memos.all, {
      study: this.file ?? EMPTY_STUDY,
      codebook,
      transcripts: this.transcripts,
    });
    const ofSummaries = summaryProblems(this.folder.summariesFile, this.summaries, {
      study: this.file ?? EMPTY_STUDY,
      codebook: !codebookFile || codebookFile.parsed.value ? codebook : undefined,
      transcripts: this.transcripts.map(({ path }) => path),
    });
    const isMore = ofMemos.length + ofSummaries.length > 0;
    const ofFiles = isMore ? [...problems, ...ofMemos, ...ofSummaries] : problems;
    const all = this.checks.all(ofFiles, this.transcripts, { studyFile, codebookFile, codebook });
    return this.hiddenProblems.without(all, this.folder.visible);
  }

  /** Checks all transcripts, one after the other: {@link problems} has little left to do then. */
  prepareProblems(): Steps<void> {
    const { studyFile, codebookFile, codebook } = this.folder;
    return this.checks.prepare(this.transcripts, { studyFile, codebookFile, codebook });
  }

  /** Whether a transcript is still to be read. */
  isUnread(path: string): boolean {
    return this.folder.files.unread.has(path);
  }

  /** Transcripts whose coding files are left under an old name, as after renaming by another program or a merge. */
  get renames(): readonly Rename[] {
    this.rest.requireRead();
    return this.folder.renames;
  }
}
