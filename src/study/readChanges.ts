import * as l10n from '@vscode/l10n';
import type { CodebookFile } from '../core/codebook/code';
import { emptyCodebook } from '../core/codebook/parseCodebook';
import type { Sidecar } from '../core/coding/segment';
import { oddFileName } from '../core/coding/oddFileName';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { isLfsPointer } from '../core/versions/merge/markers';
import { PathMatcher } from '../core/studyFile/matchPaths';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { SummariesFile } from '../core/summaries/summary';
import type { FileProblem } from '../core/base/problem';
import { type CodingChanges, type StudyState } from '../core/versions/changes/changes';
import { followRenames } from '../core/versions/changes/followRenames';
import { changesBetween } from '../core/versions/changes/changesBetween';
import { decodeTranscript } from '../core/text/decode';
import { changedCodings } from './changedCodings';
import { onceEach } from './linkedTranscripts';
import { type Format, type RecordFile, readRecordFile } from './recordFile';
import type { StateStore } from './stateStore';
import {
  CODEBOOK_FILE,
  STUDY_FILE,
  SUMMARIES_FILE,
  codebookFormat,
  isRootFile,
  sidecarFormat,
  studyFormat,
  summariesFormat,
} from './studyFiles';
import { unreadable, walk } from './walk';

/** A state of a study that can be reviewed. */
export interface NamedState {
  /** What a person calls it. */
  readonly label: string;
  readonly store: StateStore;
}

/** Files whose ids are asked for at the same time. */
const AT_ONCE = 32;

/** Compares two states of a study. */
export async function readReview(before: NamedState, after: NamedState): Promise<CodingChanges> {
  const states = await readStates(before, after, changedCodings);
  return changesBetween(states.before, states.after);
}

/** Two states as a review takes them. */
export interface ComparedStates {
  readonly before: StudyState;
  readonly after: StudyState;
}

/**
 * Reads two states of a study; of their files only those that are not the same.
 * @param shorter what is enough of coding files in which only some segments differ, where that is less than all of them
 */
export async function readStates(
  before: NamedState,
  after: NamedState,
  shorter?: typeof changedCodings,
): Promise<ComparedStates> {
  const states = [before, after].map(state => new StateReader(state));
  const [old, now] = states as [StateReader, StateReader];
  await Promise.all(states.map(state => state.open()));
  const paths = [...new Set([...old.files, ...now.files])].filter(
    path => parseSidecarPath(path) || old.isTranscript(path) || now.isTranscript(path),
  );
  const changed = await differing(paths, before.store, after.store);
  const sidecars = changed.filter(path => parseSidecarPath(path));
  const texts = new Set(changed.filter(path => !parseSidecarPath(path)));
  for (const path of sidecars) texts.add(parseSidecarPath(path)!.transcript);
  const differs = new Set(changed);
  const own = [...texts].filter(path => differs.has(path));
  await Promise.all([old.store.prefetch([...sidecars, ...own]), now.store.prefetch([...sidecars, ...texts])]);
  const short = await shorter?.(sidecars, old, now);
  const is = await now.read(sidecars, [...texts], { sidecar: path => short?.get(path)?.[1] });
  const was = await old.read(sidecars, [...texts], {
    sidecar: path => short?.get(path)?.[0],
    text: path => (differs.has(path) ? undefined : is.texts.get(path)),
  });
  const later = known(is, was);
  return { before: followRenames(known(was, is), later), after: later };
}

/** What has changed in a codebook or a study file that cannot be read is unknown: it counts as the same. */
function known(state: StudyState, other: StudyState): StudyState {
  const isBroken = (path: string) => state.problems.some(problem => problem.path === path);
  return {
    ...state,
    codebook: isBroken(CODEBOOK_FILE) ? other.codebook : state.codebook,
    study: isBroken(STUDY_FILE) ? other.study : state.study,
    summaries: isBroken(SUMMARIES_FILE) ? other.summaries : state.summaries,
  };
}

async function differing(paths: readonly string[], a: StateStore, b: StateStore): Promise<string[]> {
  const changed: string[] = [];
  for (let i = 0; i < paths.length; i += AT_ONCE) {
    const batch = paths.slice(i, i + AT_ONCE);
    const ids = await Promise.all(batch.map(path => Promise.all([idOf(a, path), idOf(b, path)])));
    changed.push(...batch.filter((_, k) => ids[k]![0] === undefined || ids[k]![0] !== ids[k]![1]));
  }
  return changed;
}

/** What cannot be read is another file than any: reading it says why. */
function idOf(store: StateStore, path: string): Promise<string | undefined> {
  return store.id(path).catch(() => undefined);
}

/** What need not be read of a state: it is there already, or the same as in another. */
interface Known {
  readonly sidecar: (path: string) => Sidecar | undefined;
  readonly text?: (path: string) => string | undefined;
}

/** Reads a state. */
class StateReader {
  files: readonly string[] = [];
  private study: StudyFile | undefined;
  private codebook: CodebookFile = emptyCodebook();
  private summaries: SummariesFile | undefined;
  private matcher = PathMatcher.of([]);
  /** Other paths of transcripts, by links. */
  private aliases: ReadonlySet<string> = new Set();
  private readonly problems: FileProblem[] = [];

  constructor(private readonly state: NamedState) {}

  get store(): StateStore {
    return this.state.store;
  }

  async open(): Promise<void> {
    const { store } = this;
    await store.prefetch([STUDY_FILE, CODEBOOK_FILE, SUMMARIES_FILE]);
    this.study = await this.record(STUDY_FILE, studyFormat);
    this.codebook = (await this.record(CODEBOOK_FILE, codebookFormat)) ?? emptyCodebook();
    this.summaries = await this.record(SUMMARIES_FILE, summariesFormat);
    this.matcher = PathMatcher.of(this.study?.transcripts ?? []);
    const walked = await walk(store, this.study?.transcripts);
    // a coding file that cannot be read is not one that was removed
    this.files = [
      ...walked.files,
      ...walked.notFiles.map(({ path }) => path).filter(path => parseSidecarPath(path)),
    ];
    this.aliases = onceEach(
      walked.files.filter(path => this.isTranscript(path)),
      walked,
    ).aliases;
    this.problems.push(
      ...walked.problems.filter(({ severity }) => severity !== 'info'),
      ...[...(store.unmerged ?? [])].filter(isOurs).map(unmergedProblem),
    );
  }

  isTranscript(path: string): boolean {
    const isOther = parseSidecarPath(path) !== undefined || oddFileName(path) !== undefined;
    return !isOther && !this.aliases.has(path) && this.matcher.matches(path);
  }

  /** @param known what is read already */
  async read(
    sidecarPaths: readonly string[],
    transcripts: readonly string[],
    known: Known,
  ): Promise<StudyState> {
    const { study, codebook, summaries, problems } = this;
    const sidecars = new Map<string, Sidecar>();
    for (const path of sidecarPaths) {
      const sidecar = known.sidecar(path) ?? (await this.record(path, sidecarFormat));
      if (sidecar) sidecars.set(path, sidecar);
    }
    const texts = new Map<string, string>();
    for (const path of transcripts) {
      const text = known.text?.(path) ?? (await this.text(path));
      if (text !== undefined) texts.set(path, text);
    }
    return { label: this.state.label, study, codebook, summaries, sidecars, texts, problems };
  }

  private async record<T>(path: string, format: Format<T>): Promise<T | undefined> {
    const file: RecordFile<T> | undefined = await readRecordFile(this.store, path, format);
    if (!file || file.parsed.value !== undefined) return file?.parsed.value;
    if (file.raw !== undefined && isLfsPointer(file.raw)) this.problems.push(lfsProblem(path));
    else this.problems.push(...file.parsed.problems.map(problem => ({ ...problem, path })));
    return undefined;
  }

  private async text(path: string): Promise<string | undefined> {
    try {
      const bytes = await this.store.read(path);
      const text = bytes && decodeTranscript(bytes).text;
      if (text === undefined || !isLfsPointer(text)) return text;
      this.problems.push(lfsProblem(path));
    } catch (error) {
      this.problems.push({ ...unreadable(path, error), severity: 'warning' });
    }
    return undefined;
  }
}

function isOurs(path: string): boolean {
  return isRootFile(path) || parseSidecarPath(path) !== undefined;
}

function unmergedProblem(path: string): FileProblem {
  const message = l10n.t('This file is in conflict. Resolve the conflict, then stage the file (git add).');
  return { path, line: 1, severity: 'error', code: 'unmerged', message };
}

function lfsProblem(path: string): FileProblem {
  const message = l10n.t(
    'This file is stored in Git LFS. The repository has only a pointer to it, so its content cannot be read there.',
  );
  return { path, line: 1, severity: 'warning', code: 'lfs-pointer', message };
}
