import { Codebook } from '../../codebook/codebook';
import type { CodebookFile } from '../../codebook/code';
import { emptyCodebook } from '../../codebook/parseCodebook';
import type { Segment } from '../../coding/segment';
import { parseSidecarPath } from '../../coding/sidecarName';
import { sameJson } from '../../records/sameJson';
import type { Coder } from '../../studyFile/studyFile';
import { type CodeChange, codebookChanges } from '../changes/codebookChanges';
import { type SegmentChange, segmentChanges } from '../changes/segmentChanges';

/** A commit, or what is not committed yet. */
export interface Revision {
  /** The commit's name; empty for the working tree. */
  readonly commit: string;
  readonly author: string;
  /** ISO 8601; empty for the working tree. */
  readonly date: string;
  readonly subject: string;
}

/** A file at a commit and at those before it: of a merge several, of the first one none. */
export interface FileRevision<T> {
  readonly revision: Revision;
  /** Path, relative to the study. */
  readonly path: string;
  /** Undefined where the file was not there, or could not be read. */
  readonly before: readonly (T | undefined)[];
  readonly after: T | undefined;
}

export interface SegmentEvent {
  readonly revision: Revision;
  readonly path: string;
  /** Path of the coding file that it came from, where it was renamed or its segments were moved to another file. */
  readonly from?: string | undefined;
  /** Undefined where it was only renamed. */
  readonly change: SegmentChange | undefined;
}

const NO_CODES = Codebook.of(emptyCodebook());

/**
 * What happened to a segment, commit by commit, in the order given. What a merge only took over from one side is no event.
 * @param revisions of coding files: the segment in them, undefined where it is not
 */
export function segmentHistory(revisions: readonly FileRevision<Segment>[], id: string): SegmentEvent[] {
  return byCommit(revisions)
    .flatMap(joinRenamed)
    .flatMap(({ revision, path, from, before, after }) => {
      const olds = before.length > 0 ? before : [undefined];
      const isSame = olds.some(old => sameJson(old, after));
      if (isSame) return from !== undefined && after ? [{ revision, path, from, change: undefined }] : [];
      const [change] = segmentChanges(alone(olds[0]), alone(after), NO_CODES, '').filter(
        one => one.id === id,
      );
      return change || from !== undefined ? [{ revision, path, from, change }] : [];
    });
}

function byCommit<T>(revisions: readonly FileRevision<T>[]): FileRevision<T>[][] {
  const commits: FileRevision<T>[][] = [];
  for (const one of revisions) {
    if (commits.at(-1)?.[0]!.revision.commit === one.revision.commit) commits.at(-1)!.push(one);
    else commits.push([one]);
  }
  return commits;
}

interface Joined<T> extends FileRevision<T> {
  readonly from?: string;
}

/** Of one commit's files: what is gone from one of a coder's files and has come to another has been renamed. */
function joinRenamed(files: readonly FileRevision<Segment>[]): Joined<Segment>[] {
  const gone = new Set(files.filter(({ before, after }) => !after && before.some(Boolean)));
  const joined = files.map((file): Joined<Segment> => {
    if (!file.after || file.before.some(Boolean)) return file;
    const source = [...gone].find(one => coderOf(one) === coderOf(file));
    if (!source) return file;
    gone.delete(source);
    return { ...file, before: source.before, from: source.path };
  });
  return joined.filter(file => file.after || gone.has(file));
}

function coderOf({ path }: FileRevision<unknown>): string | undefined {
  return parseSidecarPath(path)?.coder;
}

function alone(segment: Segment | undefined) {
  const sidecar = segment && {
    schema: 1,
    coder: '',
    status: 'in-progress' as const,
    texts: {},
    segments: [segment],
  };
  return { sidecar, text: undefined };
}

export interface CodebookEvent {
  readonly revision: Revision;
  readonly changes: readonly CodeChange[];
  /** Number of codes and themes after it. */
  readonly codes: number;
}

/**
 * What happened to the codebook, or to one code of it and to those that became it, commit by commit, in the order given.
 * @param coders whose names are known
 */
export function codebookHistory(
  revisions: readonly FileRevision<CodebookFile>[],
  id?: string,
  coders: readonly Coder[] = [],
): CodebookEvent[] {
  return revisions.flatMap(({ revision, before, after }) => {
    const now = after ?? emptyCodebook();
    const olds = before.length > 0 ? before.map(file => file ?? emptyCodebook()) : [emptyCodebook()];
    const isOurs = (change: CodeChange) => id === undefined || [change.id, change.merged?.into].includes(id);
    const all = olds.map(old => codebookChanges(old, now, coders).filter(isOurs));
    // what is new only for one side of a merge came from the other
    const [first] = all;
    const changes = first!.filter(change => all.every(other => other.some(one => one.id === change.id)));
    return changes.length > 0 ? [{ revision, changes, codes: Codebook.of(now).inOrder().length }] : [];
  });
}

/** How often a code was added or removed in a file by a commit. */
export interface UseEvent {
  readonly revision: Revision;
  readonly path: string;
  readonly added: number;
  readonly removed: number;
}

/**
 * Where a code was added to segments or removed from them, commit by commit, in the order given. A segment that has only
 * gone from one of a coder's files to another is neither.
 * @param revisions of coding files: the ids of their segments that carry the code
 */
export function useHistory(revisions: readonly FileRevision<ReadonlySet<string>>[]): UseEvent[] {
  return byCommit(revisions).flatMap(files => {
    const uses = files.map(file => ({ ...usesIn(file), file }));
    return uses.flatMap(({ file, added, removed }) => {
      const others = uses.filter(one => one.file !== file && coderOf(one.file) === coderOf(file));
      const gained = added.filter(id => !others.some(other => other.removed.includes(id))).length;
      const lost = removed.filter(id => !others.some(other => other.added.includes(id))).length;
      const { revision, path } = file;
      return gained + lost > 0 ? [{ revision, path, added: gained, removed: lost }] : [];
    });
  });
}

function usesIn({ before, after }: FileRevision<ReadonlySet<string>>) {
  const none: ReadonlySet<string> = new Set();
  const [first = none, ...others] = before.map(ids => ids ?? none);
  const now = after ?? none;
  return {
    added: [...now].filter(id => [first, ...others].every(old => !old.has(id))),
    removed: [...first].filter(id => others.every(old => old.has(id)) && !now.has(id)),
  };
}
