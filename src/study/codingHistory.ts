import type { Code, MergedCode } from '../core/codebook/code';
import type { Segment } from '../core/coding/segment';
import { type RecordChange, type RecordParts, reversed } from '../core/merge/recordChange';
import { CODEBOOK_FILE } from './studyFiles';

/** What one write did to a sidecar or to the codebook. */
export interface FileChange {
  readonly path: string;
  readonly change: RecordChange<Segment | Code | MergedCode>;
}

/** What a person did in one go, with a name that finishes the sentence “Undo: …”; it may write several files. */
export class CodingAction {
  readonly changes: FileChange[] = [];

  constructor(readonly label: string) {}
}

/** A step back or forward through the history. */
export interface Step {
  readonly action: CodingAction;
  /** In the order in which they are to be made. */
  readonly changes: readonly FileChange[];
}

/** So many actions can be undone. */
const MOST = 500;

/** An anchor's fields are a fact together. */
const SEGMENTS: RecordParts = {
  list: 'segments',
  units: [['text', 'start', 'end', 'quote', 'prefix', 'suffix', 'hashes']],
  maps: ['texts'],
};
const CODES: RecordParts = { list: 'codes', units: [], maps: [] };

/** How the records of a file are told apart. */
export function partsOf(path: string): RecordParts {
  return path === CODEBOOK_FILE ? CODES : SEGMENTS;
}

/** The coding actions of this sitting, to take back and to make again in order. */
export class CodingHistory {
  private done: CodingAction[] = [];
  private undone: CodingAction[] = [];

  /** Names of the actions that can be undone, the next one first. */
  get undoable(): readonly string[] {
    return this.done.map(action => action.label).reverse();
  }

  /** Names of the actions that can be made again, the next one first. */
  get redoable(): readonly string[] {
    return this.undone.map(action => action.label).reverse();
  }

  /** Notes a write as a part of an action. What was undone before cannot be made again after it. */
  note(action: CodingAction, change: FileChange): void {
    action.changes.push(change);
    this.undone = [];
    if (this.done.at(-1) === action) return;
    this.done = [...this.done.filter(one => one !== action), action].slice(-MOST);
  }

  /** What undoing the last action takes. */
  get back(): Step | undefined {
    const action = this.done.at(-1);
    const turned = action?.changes.map(({ path, change }) => ({ path, change: reversed(change) }));
    return action && { action, changes: turned!.reverse() };
  }

  /** What making the last undone action again takes. */
  get forward(): Step | undefined {
    const action = this.undone.at(-1);
    return action && { action, changes: action.changes };
  }

  /** Notes that the last action was undone. */
  wentBack(): void {
    this.undone.push(this.done.pop()!);
  }

  /** Notes that the last undone action was made again. */
  wentForward(): void {
    this.done.push(this.undone.pop()!);
  }
}
