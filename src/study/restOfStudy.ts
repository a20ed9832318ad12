import * as l10n from '@vscode/l10n';
import { type FileStore, foreign } from './fileStore';
import type { Queue } from './queue';
import { readAhead } from './readTogether';
import { type StudyChange, changeOf, changedParts } from './studyChange';
import type { StudyFolder } from './studyFolder';

/** Transcripts that are taken up in one go: a coding that comes meanwhile waits for that, but for no disk. */
const READS_AT_ONCE = 16;

export const STILL_READING = () => l10n.t('The study is still being read. Try again in a moment.');

/**
 * What is not read of a study when its first transcripts can be used: it is read a few transcripts at a time, and taken up
 * between changes of the study. What changes on disk meanwhile is read again in the end, before anybody is told that the study
 * is whole.
 */
export class RestOfStudy {
  /** Whether all is read. */
  isRead = false;
  private isCancelled = false;
  private reading: Promise<void> | undefined;
  private changed = new Set<string>();
  /** What somebody waits for, by path. */
  private readonly wanted = new Map<string, Promise<void>>();

  /**
   * @param queue of the changes of the study, one after the other
   * @param tell of transcripts that somebody waits for
   */
  constructor(
    private readonly store: FileStore,
    private readonly folder: StudyFolder,
    private readonly queue: Queue,
    private readonly tell: (change: StudyChange) => void,
  ) {}

  /** Reads it. @param pause lets others do something in between */
  read(pause: () => Promise<void>): Promise<void> {
    this.reading ??= this.readAll(pause);
    return this.reading;
  }

  /** Until all is read; rejects when that was cancelled. */
  async whole(): Promise<void> {
    await this.reading;
  }

  cancel(): void {
    this.isCancelled = true;
  }

  /** Reads a transcript at once, should it still have to be read. Undefined where there is nothing to wait for. */
  want(path: string): Promise<void> | undefined {
    if (this.isCancelled || !this.folder.files.unread.has(path)) return undefined;
    let reading = this.wanted.get(path);
    if (!reading) {
      // what fails is read with the others once more, which says why
      const ended = () => void this.wanted.delete(path);
      reading = this.readWanted(path).then(ended, ended);
      this.wanted.set(path, reading);
    }
    return reading;
  }

  /** Reads files again that have changed, when all others are read. */
  async readAgain(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.changed.add(path);
    // what becomes of it is told to whoever has asked for it
    await this.reading?.catch(() => undefined);
  }

  /** @throws Error while something is not read, as whatever is said of the whole would be wrong */
  requireRead(): void {
    if (!this.isRead) throw new Error(STILL_READING());
  }

  private async readWanted(path: string): Promise<void> {
    await this.readSome([path], true);
    this.tell(changeOf({ files: new Set([path]) }));
  }

  private async readAll(pause: () => Promise<void>): Promise<void> {
    const { unread } = this.folder.files;
    for (;;) {
      await pause();
      if (this.isCancelled) throw new Error('closed while it was read'); // not for the catalogue
      if (unread.count === 0) break;
      await this.readSome(unread.next(READS_AT_ONCE), unread.areAllPostponed);
    }
    await this.queue.run(() => this.finish());
  }

  /** @param isAtOnce whether earlier texts are looked for, and not only for all that need them in the end */
  private async readSome(paths: readonly string[], isAtOnce: boolean): Promise<void> {
    const { files, reader } = this.folder;
    const ahead = await readAhead(
      this.store,
      paths.flatMap(path => [path, ...files.unread.codingOf(path)]),
    );
    // others may have been quicker
    await this.queue.run(() =>
      reader.readUnread(
        paths.filter(path => files.unread.has(path)),
        isAtOnce,
        ahead,
      ),
    );
  }

  private async finish(): Promise<void> {
    const { folder } = this;
    await folder.findRenames();
    while (this.changed.size > 0) {
      const paths = [...this.changed];
      this.changed = new Set();
      const change = await folder.read(await foreign(this.store, paths));
      if (changedParts(change).length > 0) this.tell(change);
    }
    this.isRead = true;
  }
}
