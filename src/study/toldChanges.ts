import { Emitter } from './emitter';
import { type StudyChange, changeOf } from './studyChange';
import type { StudyFolder } from './studyFolder';

/** Tells of what has changed in a study. */
export class ToldChanges {
  private readonly changed = new Emitter<StudyChange>();
  private shownTo: ReadonlySet<string> | undefined;
  readonly event = this.changed.event;

  constructor(private readonly folder: StudyFolder) {}

  /** Tells of a change, and of all coding where that of others is shown or hidden from here on, as `study.json` may say. */
  readonly tell = (change: StudyChange): void => {
    const { files, visible } = this.folder;
    const { coders } = visible;
    if (coders === this.shownTo) return this.changed.fire(change);
    this.shownTo = coders;
    const all = new Set([...files.all].flatMap(({ path }) => (files.unread.has(path) ? [] : [path])));
    this.changed.fire({ ...change, coding: new Set([...change.coding, ...all]), doubts: all });
  };

  /** Tells of all coding where that of others is shown or hidden from here on. */
  tellOfShown(): void {
    if (this.folder.visible.coders !== this.shownTo) this.tell(changeOf({}));
  }
}
