import { Codebook } from '../../codebook/codebook';
import type { CodebookFile } from '../../codebook/code';
import { emptyCodebook } from '../../codebook/parseCodebook';
import type { Segment, Sidecar } from '../../coding/segment';
import { sameJson } from '../../records/sameJson';
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
  readonly change: SegmentChange;
}

const NO_CODES = Codebook.of(emptyCodebook());

/** What happened to a segment, commit by commit, in the order given. What a merge only took over from one side is no event. */
export function segmentHistory(revisions: readonly FileRevision<Sidecar>[], id: string): SegmentEvent[] {
  return revisions.flatMap(({ revision, path, before, after }) => {
    const now = segmentIn(after, id);
    const olds = before.length > 0 ? before.map(sidecar => segmentIn(sidecar, id)) : [undefined];
    if (olds.some(old => sameJson(old, now))) return [];
    const changes = segmentChanges(alone(olds[0]), alone(now), NO_CODES, '');
    return changes.map(change => ({ revision, path, change }));
  });
}

function segmentIn(sidecar: Sidecar | undefined, id: string): Segment | undefined {
  return sidecar?.segments.find(segment => segment.id === id);
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

/** What happened to the codebook, or to one code of it, commit by commit, in the order given. */
export function codebookHistory(
  revisions: readonly FileRevision<CodebookFile>[],
  id?: string,
): CodebookEvent[] {
  return revisions.flatMap(({ revision, before, after }) => {
    const now = after ?? emptyCodebook();
    const olds = before.length > 0 ? before.map(file => file ?? emptyCodebook()) : [emptyCodebook()];
    const isOurs = (change: CodeChange) => id === undefined || change.id === id;
    const all = olds.map(old => codebookChanges(old, now).filter(isOurs));
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

/** Where a code was added to segments or removed from them, commit by commit, in the order given. */
export function useHistory(revisions: readonly FileRevision<Sidecar>[], code: string): UseEvent[] {
  return revisions.flatMap(({ revision, path, before, after }) => {
    const now = idsWith(after, code);
    const olds = before.length > 0 ? before.map(sidecar => idsWith(sidecar, code)) : [new Set<string>()];
    const added = [...now].filter(id => olds.every(old => !old.has(id))).length;
    const removed = [...olds[0]!].filter(id => olds.every(old => old.has(id)) && !now.has(id)).length;
    return added + removed > 0 ? [{ revision, path, added, removed }] : [];
  });
}

function idsWith(sidecar: Sidecar | undefined, code: string): Set<string> {
  return new Set(sidecar?.segments.filter(({ codes }) => codes.includes(code)).map(({ id }) => id));
}
