import type { Code, MergedCode } from '../core/codebook/code';
import { OTHER_LISTS } from '../core/codebook/parseCodebook';
import { ANCHOR_FIELDS, type Segment } from '../core/coding/segment';
import type { Summary } from '../core/summaries/summary';
import { type RecordChange, type RecordParts, reversed } from '../core/versions/merge/recordChange';
import { type FileRewrite, reversedRewrite } from './fileRewrite';
import { CODEBOOK_FILE, STUDY_FILE, SUMMARIES_FILE } from './studyFiles';

/** A record of one of our files. */
export type AnyRecord = Segment | Code | MergedCode | Summary;

/** What one write did to a file of records. */
export interface FileChange {
  readonly path: string;
  readonly change: RecordChange<AnyRecord>;
}

/** What a person did in one go, with a name that finishes the sentence “Undo: …”; it may write several files. */
export class CodingAction {
  readonly changes: FileChange[] = [];

  /** @param rewrites files that it wrote as a whole, instead of changes */
  constructor(
    readonly label: string,
    readonly rewrites: readonly FileRewrite[] = [],
  ) {}
}

/** A step of undo or redo. */
export interface Step {
  readonly action: CodingAction;
  /** In the order in which they are to be made. */
  readonly changes: readonly FileChange[];
  /** Files to be written as a whole, instead of changes. */
  readonly rewrites: readonly FileRewrite[];
}

/** So many actions can be undone. */
const MAX_ACTIONS = 500;

/** An anchor's fields are a fact together. */
const SEGMENTS: RecordParts = {
  list: 'segments',
  units: [ANCHOR_FIELDS],
  maps: ['texts'],
  others: ['decisions'],
};
const CODES: RecordParts = { list: 'codes', units: [], maps: [], others: OTHER_LISTS };
const SUMMARIES: RecordParts = { list: 'summaries', units: [], maps: [] };
/** Field by field: the order of its lists is what people have given them. */
const STUDY: RecordParts = { list: '', units: [], maps: [] };

/** How the records of a file are told apart. */
export function partsOf(path: string): RecordParts {
  if (path === STUDY_FILE) return STUDY;
  if (path === SUMMARIES_FILE) return SUMMARIES;
  return path === CODEBOOK_FILE ? CODES : SEGMENTS;
}

/** The coding actions of this session, to undo and redo in order. */
export class CodingUndo {
  private done: CodingAction[] = [];
  private undone: CodingAction[] = [];

  /** Names of the actions that can be undone, the next one first. */
  get undoable(): readonly string[] {
    return this.done.map(action => action.label).reverse();
  }

  /** Names of the actions that can be redone, the next one first. */
  get redoable(): readonly string[] {
    return this.undone.map(action => action.label).reverse();
  }

  /** Notes a write as a part of an action. */
  note(action: CodingAction, change: FileChange): void {
    action.changes.push(change);
    this.did(action);
  }

  /** Notes an action, done as a whole or in part. What was undone before cannot be redone after it. */
  did(action: CodingAction): void {
    this.undone = [];
    if (this.done.at(-1) === action) return;
    this.done = [...this.done.filter(one => one !== action), action].slice(-MAX_ACTIONS);
  }

  /** Forgets everything. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }

  /** Follows segments that were re-anchored to another text by the program: undo finds them under their new anchors. */
  retied(path: string, before: readonly Segment[], after: readonly Segment[]): void {
    const now = new Map(after.map(segment => [segment.id, segment]));
    const anchors = new Map<string, Segment>();
    for (const segment of before) {
      const tied = now.get(segment.id);
      if (tied && tied.text !== segment.text) anchors.set(anchorKey(segment), tied);
    }
    for (const { changes } of [...this.done, ...this.undone]) {
      changes.forEach((one, i) => {
        if (one.path === path) changes[i] = { path, change: withAnchors(one.change, anchors) };
      });
    }
  }

  /** Follows files that have another path now. */
  renamed(newPath: (path: string) => string): void {
    for (const { changes } of [...this.done, ...this.undone])
      changes.forEach(({ path, change }, i) => (changes[i] = { path: newPath(path), change }));
  }

  /** What undoing the last action takes. */
  get back(): Step | undefined {
    const action = this.done.at(-1);
    const turned = action?.changes.map(({ path, change }) => ({ path, change: reversed(change) }));
    const rewrites = action?.rewrites.map(reversedRewrite);
    return action && { action, changes: turned!.reverse(), rewrites: rewrites! };
  }

  /** What redoing the last undone action takes. */
  get forward(): Step | undefined {
    const action = this.undone.at(-1);
    return action && { action, changes: action.changes, rewrites: action.rewrites };
  }

  /** Notes that the last action was undone. */
  wentBack(): void {
    this.undone.push(this.done.pop()!);
  }

  /** Notes that the last undone action was redone. */
  wentForward(): void {
    this.done.push(this.undone.pop()!);
  }
}

function anchorKey({ id, text, start, end }: Segment): string {
  return `${id}/${text}/${start}/${end}`;
}

function withAnchors(
  change: FileChange['change'],
  anchors: ReadonlyMap<string, Segment>,
): FileChange['change'] {
  const retie = (record: AnyRecord | undefined) => {
    const tied = record && 'start' in record ? anchors.get(anchorKey(record)) : undefined;
    if (!tied) return record;
    const { text, start, end, quote, prefix, suffix, hashes } = tied;
    return { ...(record as Segment), text, start, end, quote, prefix, suffix, hashes };
  };
  const records = change.records.map(({ before, after }) => ({ before: retie(before), after: retie(after) }));
  return { ...change, records };
}
