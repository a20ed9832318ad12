import type { Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { FileProblem } from '../core/base/problem';
import type { Steps } from '../core/base/steps';
import { CodebookCheck } from './codebookCheck';
import { problemsOf } from './fileProblems';
import { QueryCheck } from './queryCheck';
import { RuleCheck } from './ruleCheck';
import type { RecordFile } from './recordFile';
import { SidecarCheck } from './sidecarCheck';
import { SpeakerCheck } from './speakerCheck';
import { StudyFileCheck } from './studyFileCheck';
import { isLfsPointer } from '../core/versions/merge/markers';
import type { TextState } from '../core/text/textState';
import { isStillSound, textProblems } from './textProblems';
import type { Transcript } from './transcript';

interface Checked {
  state: TextState;
  ofText: readonly FileProblem[];
  /** Whether its coding files are compared with the text. */
  isText: boolean;
  /** By coder. */
  readonly sidecars: Map<string, SidecarCheck>;
}

/** The files that say what the others mean. */
export interface CheckedFiles {
  readonly studyFile: RecordFile<StudyFile> | undefined;
  readonly codebookFile: RecordFile<CodebookFile> | undefined;
  /** The last one that could be used; while its file cannot be, unknown codes are not reported. */
  readonly codebook: Codebook;
}

/** What is wrong with a study's files, checked again only where a change could matter. */
export class ProblemChecks {
  private readonly known = new WeakMap<Transcript, Checked>();
  private readonly studyFile = new StudyFileCheck();
  private readonly codebookFile = new CodebookCheck();
  private readonly queries = new QueryCheck();
  private readonly rules = new RuleCheck();
  private readonly speakers = new SpeakerCheck();
  private last: readonly FileProblem[] = [];

  /** Checks one transcript after the other, so that {@link all} has little left to do. */
  *prepare(transcripts: readonly Transcript[], files: CheckedFiles): Steps<void> {
    const codebook = usable(files);
    for (const [i, transcript] of transcripts.entries()) {
      yield i / transcripts.length;
      void transcript.turnDoubts;
      void transcript.turnFacts;
      this.in(transcript, codebook);
    }
  }

  /**
   * The same list as the last one, if it has the same content.
   * @param ofFiles what is wrong with the files themselves
   * @param transcripts in the order of their paths
   */
  all(
    ofFiles: readonly FileProblem[],
    transcripts: readonly Transcript[],
    files: CheckedFiles,
  ): readonly FileProblem[] {
    const { studyFile, codebookFile, codebook } = files;
    const all = [
      ...ofFiles,
      ...this.studyFile.problems(studyFile, transcripts),
      ...this.codebookFile.problems(codebookFile, codebook),
      ...this.queries.problems(codebookFile, codebook, studyFile?.parsed.value, transcripts),
      ...this.rules.problems(codebookFile),
      ...this.speakers.problems(studyFile?.parsed.value, transcripts),
    ];
    const unread = new Set(ofFiles.filter(({ code }) => code === 'unreadable').map(({ path }) => path));
    for (const transcript of transcripts)
      if (unread.has(transcript.path) && transcript.texts.state.length === 0)
        all.push(...ofFilesBeside(transcript));
      else all.push(...this.in(transcript, usable(files)));
    if (!isSameList(all, this.last)) this.last = all;
    return this.last;
  }

  /**
   * What is wrong with a transcript's text and its coding files.
   * @param codebook none while it cannot be used
   */
  in(transcript: Transcript, codebook: Codebook | undefined): readonly FileProblem[] {
    const { settled, allSidecars } = transcript;
    if (settled) return settled.problems;
    const known = this.checkedText(transcript);
    // of a text that is not there nothing can be said
    if (!known.isText) return known.ofText;
    const ofSidecars = [...allSidecars].flatMap(([coder, file]) => {
      let check = known.sidecars.get(coder);
      if (check?.file !== file)
        known.sidecars.set(coder, (check = new SidecarCheck(transcript, coder, file)));
      return check.problems(codebook);
    });
    return ofSidecars.length > 0 ? [...known.ofText, ...ofSidecars] : known.ofText;
  }

  /** Lets go of a transcript, of its files and of its text. */
  forget(transcript: Transcript): void {
    this.known.delete(transcript);
  }

  private checkedText(transcript: Transcript): Checked {
    const { path, texts } = transcript;
    const { state } = texts;
    let known = this.known.get(transcript);
    if (known?.state === state) return known;
    if (known?.ofText.length === 0 && isStillSound(known.state, state)) {
      known.state = state;
      return known;
    }
    const { text } = transcript;
    const ofText = textProblems(path, text);
    const isText = !isLfsPointer(text);
    if (known) Object.assign(known, { state, ofText, isText });
    else this.known.set(transcript, (known = { state, ofText, isText, sidecars: new Map() }));
    return known;
  }
}

/** The codebook, if it can be used as its file is now. */
function usable({ codebookFile, codebook }: CheckedFiles): Codebook | undefined {
  return !codebookFile || codebookFile.parsed.value ? codebook : undefined;
}

/** What is wrong with a transcript's coding files themselves, where there is no text to compare them with. */
function ofFilesBeside({ allSidecars }: Transcript): FileProblem[] {
  return [...allSidecars.values()].flatMap(file => problemsOf(file));
}

function isSameList(a: readonly FileProblem[], b: readonly FileProblem[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i] || isSame(one, b[i]!));
}

function isSame(a: FileProblem, b: FileProblem): boolean {
  return (
    a.path === b.path &&
    a.line === b.line &&
    a.column === b.column &&
    a.severity === b.severity &&
    a.code === b.code &&
    a.message === b.message
  );
}
