import { Codebook } from '../../codebook/codebook';
import type { CodebookFile } from '../../codebook/code';
import { parseSidecarPath } from '../../coding/sidecarName';
import type { CodingStatus, Sidecar } from '../../coding/segment';
import { byUnits } from '../../records/stringify';
import { nameOf } from '../../studyFile/namedRecords';
import type { StudyFile } from '../../studyFile/studyFile';
import type { FileProblem } from '../../base/problem';
import { type ChangedCode, changedCodes } from './codeGroups';
import { type CodeChange, codebookChanges } from './codebookChanges';
import { type SegmentChange, type SegmentChangeKind, segmentChanges } from './segmentChanges';
import { type StudyChange, studyChanges } from './studyChanges';

/** One of two states of a study: a commit, the index, the working tree. Paths are relative to its root, with `/`. */
export interface StudyState {
  /** What a person calls it: `main (1a2b3c4)`. */
  readonly label: string;
  readonly study: StudyFile | undefined;
  readonly codebook: CodebookFile;
  /** The sidecars that are not the same at both states, by path. */
  readonly sidecars: ReadonlyMap<string, Sidecar>;
  /** The transcripts of these sidecars, and those that are not the same at both states: LF and BOM-less. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that could not be read. */
  readonly problems: readonly FileProblem[];
}

/** What has changed in the coding of a study. */
export interface CodingChanges {
  readonly from: string;
  readonly to: string;
  readonly study: readonly StudyChange[];
  readonly codebook: readonly CodeChange[];
  /** By path. */
  readonly transcripts: readonly TranscriptChanges[];
  readonly coders: readonly CoderSummary[];
  /** The codes that changed segments carry or carried. */
  readonly codes: readonly ChangedCode[];
  /** Files of either state that cannot be read, and are in none of the above. */
  readonly problems: readonly (FileProblem & { readonly state: string })[];
}

export interface TranscriptChanges {
  readonly path: string;
  readonly text: 'same' | 'added' | 'removed' | 'changed';
  /** By coder. */
  readonly codings: readonly CoderChanges[];
}

export interface CoderChanges {
  readonly coder: string;
  readonly path: string;
  readonly file: 'added' | 'removed' | 'changed';
  /** Undefined where it is the same. */
  readonly status:
    { readonly before: CodingStatus | undefined; readonly after: CodingStatus | undefined } | undefined;
  readonly changes: readonly SegmentChange[];
}

/** How much of each kind a coder has changed, in segments. */
export interface CoderSummary {
  readonly coder: string;
  readonly name: string;
  readonly transcripts: number;
  readonly counts: Readonly<Record<SegmentChangeKind, number>>;
}

/** Compares two states of a study. */
export function changesBetween(before: StudyState, after: StudyState): CodingChanges {
  const codebook = Codebook.of(after.codebook);
  const salt = after.study?.salt ?? before.study?.salt ?? '';
  const codings = codingsOf(before, after, codebook, salt);
  const changed = changedTexts(before, after);
  const paths = new Set([...codings.keys(), ...changed]);
  const transcripts = [...paths].sort(byUnits).map(path => ({
    path,
    text: changed.has(path) ? textChange(before.texts.get(path), after.texts.get(path)) : 'same',
    codings: codings.get(path) ?? [],
  }));
  return {
    from: before.label,
    to: after.label,
    study: studyChanges(before.study, after.study),
    codebook: codebookChanges(before.codebook, after.codebook),
    transcripts,
    codes: changedCodes(transcripts, Codebook.of(before.codebook), codebook),
    coders: summaries(transcripts, after.study ?? before.study),
    problems: [before, after].flatMap(({ label, problems }) =>
      problems.map(problem => ({ ...problem, state: label })),
    ),
  };
}

/** Whether nothing has changed. */
export function isEmpty({ study, codebook, transcripts }: CodingChanges): boolean {
  return study.length + codebook.length + transcripts.length === 0;
}

function codingsOf(
  before: StudyState,
  after: StudyState,
  codebook: Codebook,
  salt: string,
): Map<string, CoderChanges[]> {
  const broken = new Set([...before.problems, ...after.problems].map(({ path }) => path));
  const codings = new Map<string, CoderChanges[]>();
  for (const path of [...new Set([...before.sidecars.keys(), ...after.sidecars.keys()])].sort(byUnits)) {
    // of what cannot be read nobody can say what has changed in it
    if (broken.has(path)) continue;
    const { transcript, coder } = parseSidecarPath(path)!;
    const [was, is] = [before, after].map(state => ({
      sidecar: state.sidecars.get(path),
      text: state.texts.get(transcript),
    }));
    const changes = segmentChanges(was!, is!, codebook, salt);
    const [old, now] = [was!.sidecar?.status, is!.sidecar?.status];
    const status = old === now ? undefined : { before: old, after: now };
    if (changes.length === 0 && !status) continue;
    const file = !was!.sidecar ? 'added' : !is!.sidecar ? 'removed' : 'changed';
    codings.set(transcript, [...(codings.get(transcript) ?? []), { coder, path, file, status, changes }]);
  }
  return codings;
}

/** Of a text that cannot be read nobody can say that it has changed. */
function changedTexts(before: StudyState, after: StudyState): Set<string> {
  const unknown = new Set([...before.problems, ...after.problems].map(({ path }) => path));
  const paths = [...before.texts.keys(), ...after.texts.keys()];
  return new Set(
    paths.filter(path => before.texts.get(path) !== after.texts.get(path) && !unknown.has(path)),
  );
}

function textChange(before: string | undefined, after: string | undefined): TranscriptChanges['text'] {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

function summaries(transcripts: readonly TranscriptChanges[], study: StudyFile | undefined): CoderSummary[] {
  const coders = new Set(transcripts.flatMap(({ codings }) => codings.map(({ coder }) => coder)));
  return [...coders].sort(byUnits).map(coder => {
    const own = transcripts.flatMap(({ codings }) => codings.filter(one => one.coder === coder));
    const counts = { added: 0, removed: 0, recoded: 0, boundary: 0, memo: 0, other: 0 };
    for (const { kinds } of own.flatMap(({ changes }) => changes)) for (const kind of kinds) counts[kind]++;
    const name = nameOf(study?.coders.find(({ id }) => id === coder) ?? { id: coder });
    return { coder, name, transcripts: own.length, counts };
  });
}
