import * as l10n from '@vscode/l10n';
import type { Steps } from '../../base/steps';
import { visible } from '../../base/visible';
import { Codebook } from '../../codebook/codebook';
import { emptyCodebook, parseCodebook } from '../../codebook/parseCodebook';
import { parseSidecar } from '../../coding/parseSidecar';
import type { Sidecar } from '../../coding/segment';
import { parseSidecarPath } from '../../coding/sidecarName';
import { nameOf } from '../../studyFile/namedRecords';
import type { Coder } from '../../studyFile/studyFile';
import { segmentChanges } from '../changes/segmentChanges';
import { PLAIN, codeChangeLine, coderCounts, codingLines } from '../changes/wording';
import { type FileRevision, type Revision, codebookHistory } from '../history/history';
import { segmentLines } from '../history/historyText';

/** A commit that changed the codebook or any coding. */
export interface LoggedCommit {
  readonly revision: Revision;
  /** What it changed in the codebook, a line each. */
  readonly codebook: readonly string[];
  /** Number of codes and themes after it; undefined where it did not change the codebook. */
  readonly codes: number | undefined;
  /** What it changed in coding files and in the consensus, a line each. */
  readonly coding: readonly string[];
}

/** How a log is written. */
export interface LogOptions {
  readonly coders: readonly Coder[];
  /** As it is now, for the names of codes. */
  readonly now: Codebook;
  /** Whether words of transcripts, memos and definitions are quoted; otherwise changes are counted. */
  readonly hasWords: boolean;
}

/** What each commit changed in the codebook and the coding. @param revisions of these files as texts, oldest first */
export function* decisionLog(
  revisions: readonly FileRevision<string>[],
  options: LogOptions,
): Steps<LoggedCommit[]> {
  const commits = new Map<string, FileRevision<string>[]>();
  for (const one of revisions) {
    const files = commits.get(one.revision.commit);
    if (files) files.push(one);
    else commits.set(one.revision.commit, [one]);
  }
  const log: LoggedCommit[] = [];
  let done = 0;
  for (const files of commits.values()) {
    const [event] = files.filter(({ path }) => !isSidecar(path)).flatMap(file => bookEvent(file, options));
    const coding: string[] = [];
    for (const file of files) {
      if (isSidecar(file.path)) coding.push(...sidecarLines(file, options));
      yield ++done / revisions.length;
    }
    const { revision } = files[0]!;
    if (event || coding.length > 0)
      log.push({ revision, codebook: event?.lines ?? [], codes: event?.codes, coding });
  }
  return log;
}

function isSidecar(path: string): boolean {
  return parseSidecarPath(path) !== undefined;
}

function bookEvent(file: FileRevision<string>, { coders, hasWords }: LogOptions) {
  const read = (text: string | undefined) => (text === undefined ? undefined : parseCodebook(text).value);
  const books = { ...file, before: file.before.map(read), after: read(file.after) };
  return codebookHistory([books], undefined, coders).map(({ changes, codes }) => ({
    codes,
    lines: changes.map(change => codeChangeLine(hasWords ? change : { ...change, fields: [] }, PLAIN)),
  }));
}

/** What a commit changed in a coding file, that none of its parents has so. */
function sidecarLines(file: FileRevision<string>, options: LogOptions): string[] {
  const { path, before, after } = file;
  const { transcript, coder } = parseSidecarPath(path)!;
  const read = (text: string | undefined) => (text === undefined ? undefined : parseSidecar(text).value);
  const now = read(after);
  // of what cannot be read it is unknown what has changed
  if (after !== undefined && !now) return [l10n.t('{0}: cannot be read', visible(path))];
  const olds = before.length > 0 ? before.map(read) : [undefined];
  const perParent = olds.map(old => changesOf(old, now));
  const [first = [], ...others] = perParent;
  const changes = first.filter(({ id }) => others.every(other => other.some(one => one.id === id)));
  const name = nameOf(options.coders.find(({ id }) => id === coder) ?? { id: coder });
  const counts = { added: 0, removed: 0, recoded: 0, boundary: 0, memo: 0, key: 0, value: 0, other: 0 };
  for (const { kinds } of changes) for (const kind of kinds) counts[kind]++;
  const label = (text: string) => `${visible(transcript)}: ${text}`;
  const [was] = olds;
  const status =
    now && olds.every(old => old?.status !== now.status)
      ? { before: was?.status, after: now.status }
      : undefined;
  const kind = !now ? 'removed' : olds.every(old => !old) ? 'added' : 'changed';
  const coding = { coder, path, file: kind, status, memo: undefined, changes } as const;
  const decisions = decisionLine(olds, now);
  return [
    ...codingLines(coding, name, PLAIN).map(label),
    ...(changes.length > 0
      ? [label(`${visible(name)}: ${coderCounts({ coder, name, transcripts: 1, counts })}`)]
      : []),
    ...(decisions === undefined ? [] : [label(`${visible(name)}: ${decisions}`)]),
    ...(options.hasWords
      ? changes.flatMap(change =>
          segmentLines({ revision: file.revision, path: transcript, change }, id =>
            codeName(options.now, id),
          ),
        )
      : []),
  ];
}

function codeName(codebook: Codebook, id: string): string {
  return codebook.path(id).at(-1) ?? id;
}

const NO_CODES = Codebook.of(emptyCodebook());

function changesOf(before: Sidecar | undefined, after: Sidecar | undefined) {
  const state = (sidecar: Sidecar | undefined) => ({ sidecar, text: undefined });
  return segmentChanges(state(before), state(after), NO_CODES, '');
}

/** How many decisions of a consensus are new or gone, for none of the parents had them so. */
function decisionLine(olds: readonly (Sidecar | undefined)[], now: Sidecar | undefined): string | undefined {
  const ids = (sidecar: Sidecar | undefined) => new Set((sidecar?.decisions ?? []).map(({ id }) => id));
  const is = ids(now);
  const were = olds.map(ids);
  const made = [...is].filter(id => were.every(old => !old.has(id))).length;
  const undone = [...(were[0] ?? [])].filter(id => were.every(old => old.has(id)) && !is.has(id)).length;
  if (made + undone === 0) return undefined;
  return l10n.t('decisions: {0} made, {1} withdrawn', made, undone);
}
