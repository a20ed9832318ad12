import { parseSidecarPath } from '../core/coding/sidecarName';
import { decodeTranscript } from '../core/text/decode';
import type { Contributions } from './contributions/contributions';
import type { EarlierTexts, Placing } from './earlierTexts';
import { encodingProblem } from './fileProblems';
import type { FileReader, FileStore } from './fileStore';
import { readTogether, readerOf } from './readTogether';
import { readRecordFile } from './recordFile';
import { ChangeNotes } from './studyChange';
import { sidecarFormat } from './studyFiles';
import type { Transcript } from './transcript';
import type { TranscriptFiles } from './transcriptFiles';
import { groupedByTranscript } from './unread';
import { VersionedText } from './versionedText';
import { unreadable } from './walk';

/** Files read at the same time when a study is opened. */
const READS_AT_ONCE = 16;

/** Reads a study's transcripts and coding files from the disk: all of them, or those that have changed. */
export class TranscriptReader {
  /** @param contributions all that is kept of each transcript as soon as it is read, where a study is read once */
  constructor(
    private readonly store: FileStore,
    private readonly files: TranscriptFiles,
    private readonly earlier: EarlierTexts,
    private readonly contributions: Contributions | undefined,
  ) {}

  /** Reads all transcripts there are, and all coding files. @param sidecars those that are there */
  async readAll(texts: ReadonlySet<string>, sidecars: readonly string[], notes: ChangeNotes): Promise<void> {
    for (const { path } of [...this.files.all]) if (!texts.has(path)) this.files.forget(path, notes);
    const coding = new Set([...this.files.stranded.paths, ...this.files.sidecarPaths, ...sidecars]);
    if (this.contributions) await this.readToCount(this.contributions, [...texts], coding, notes);
    else await this.readTranscripts([...texts], notes);
    await this.readSidecars([...coding], notes);
    this.files.unread.clear();
  }

  /** Notes what there is to read, and reads nothing but coding files that have no transcript. @param coding paths of all coding files */
  async beginReading(texts: Iterable<string>, coding: Iterable<string>, notes: ChangeNotes): Promise<void> {
    await this.readSidecars(this.files.unread.begin(texts, coding), notes);
  }

  /**
   * Reads some of the transcripts that are still to be read, each with its coding files.
   * @param isAtOnce whether also those are read whose segments can only be found with earlier texts; else they are put off
   * @param reader gives what was read already
   */
  async readUnread(paths: readonly string[], isAtOnce: boolean, reader: FileReader): Promise<void> {
    const { unread } = this.files;
    // nobody has seen any of it
    const notes = new ChangeNotes();
    await this.readTranscripts(paths, notes, reader);
    const waiting: Waiting[] = [];
    await inBatches(paths, async path => {
      const read = await Promise.all(
        unread.codingOf(path).map(sidecar => this.readSidecar(sidecar, notes, reader)),
      );
      const found = read.flatMap(one => one ?? []);
      if (!isAtOnce && found.some(one => this.earlier.lacks(one))) return unread.postpone(path);
      for (const one of found)
        if (this.earlier.lacks(one)) waiting.push(one);
        else one.take();
      if (!found.some(one => waiting.includes(one))) unread.noteRead(path);
    });
    await this.earlier.find(waiting, ({ take }) => take());
    for (const { transcript } of waiting) unread.noteRead(transcript.path);
  }

  /**
   * Reads transcripts, each with its coding files, of which only what is counted is kept.
   * @param coding of all; those that are read here are taken out
   */
  private async readToCount(
    contributions: Contributions,
    paths: readonly string[],
    coding: Set<string>,
    notes: ChangeNotes,
  ): Promise<void> {
    const beside = groupedByTranscript(coding);
    const late: Waiting[] = [];
    const settleLate: (() => void)[] = [];
    const count = async (path: string) => {
      const own = beside.get(path) ?? [];
      for (const sidecar of own) coding.delete(sidecar);
      const files = await readTogether(this.store, [path, ...own]);
      const known = files && contributions.recall({ fresh: this.maker(path), files });
      if (known?.transcript) return this.files.put(path, known.transcript);
      const reader = files ? readerOf(files, this.store) : this.store;
      await this.readTranscript(path, notes, [], reader);
      const read = await Promise.all(own.map(sidecar => this.readSidecar(sidecar, notes, reader)));
      const waiting = read.flatMap(one => (one && this.earlier.lacks(one) ? [one] : []));
      for (const one of read) if (one && !waiting.includes(one)) one.take();
      const settle = () => {
        const transcript = this.files.known(path);
        if (transcript && files && this.files.problemsOf(path).length === 0)
          contributions.settle(transcript, known?.key);
      };
      if (waiting.length === 0) return settle();
      late.push(...waiting);
      settleLate.push(settle);
    };
    await inBatches(paths, count, () => contributions.pause());
    await this.earlier.find(late, ({ take }) => take());
    for (const settle of settleLate) settle();
  }

  /** Made here, since a function that is kept keeps all that is used by those beside it: the bytes of files, too. */
  private maker(path: string): () => Transcript {
    return () => this.files.newTranscript(path);
  }

  async readTranscripts(
    paths: readonly string[],
    notes: ChangeNotes,
    reader: FileReader = this.store,
  ): Promise<void> {
    const waiting: Placing[] = [];
    await inBatches(paths, path => this.readTranscript(path, notes, waiting, reader));
    await this.earlier.find(waiting, ({ transcript, text }) =>
      this.careful(transcript.path, notes, () => this.takeText(transcript, text, notes)),
    );
  }

  /**
   * Reads a transcript's text from disk; while an editor has it, only to know what is saved.
   * @param waiting where it waits to be taken, if earlier texts are needed to find its segments in it
   */
  private async readTranscript(
    path: string,
    notes: ChangeNotes,
    waiting: Placing[],
    reader: FileReader = this.store,
  ): Promise<void> {
    await this.careful(path, notes, async () => {
      const bytes = await reader.read(path);
      if (bytes === undefined)
        return this.files.isLive(path)
          ? this.files.stranded.noteGone(path, true)
          : this.files.forget(path, notes);
      this.files.stranded.noteGone(path, false);
      const decoded = decodeTranscript(bytes);
      const { text } = decoded;
      const problem = encodingProblem(path, decoded);
      this.files.setProblems(path, problem ? [problem] : [], notes);
      const transcript = this.files.known(path) ?? this.files.adopt(path, notes);
      const isSame = transcript.text === text;
      // what an editor has just saved comes back from the disk: it is hashed already
      const read = isSame ? transcript.texts.current : VersionedText.ofFile(bytes, text);
      transcript.texts.noteOnDisk(read);
      if (this.files.isLive(path) || isSame) return;
      const placing = { transcript, files: [...transcript.allSidecars.values()], text: read };
      if (this.earlier.lacks(placing)) waiting.push(placing);
      else this.takeText(transcript, read, notes);
    });
  }

  private takeText(transcript: Transcript, text: VersionedText, notes: ChangeNotes): void {
    const { path } = transcript;
    // it may have been opened meanwhile
    if (this.files.isLive(path)) return;
    const before = transcript.allUncertain.length;
    transcript.replaceText(text);
    if (before + transcript.allUncertain.length > 0) notes.doubts.add(path);
    this.earlier.keepText(transcript);
    notes.texts.add(path);
  }

  /** Does something with a transcript; when it fails, that is a problem of the transcript. */
  private async careful(path: string, notes: ChangeNotes, task: () => void | Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!this.files.known(path)) this.files.adopt(path, notes);
      this.files.setProblems(path, [unreadable(path, error)], notes);
    }
  }

  async readSidecars(paths: readonly string[], notes: ChangeNotes): Promise<void> {
    const waiting: Waiting[] = [];
    await inBatches(paths, async path => {
      const read = await this.readSidecar(path, notes);
      if (read && this.earlier.lacks(read)) waiting.push(read);
      else read?.take();
    });
    await this.earlier.find(waiting, ({ take }) => take());
  }

  /** Reads a coding file. @returns what is left to do when it is to be taken for a transcript */
  private async readSidecar(
    path: string,
    notes: ChangeNotes,
    reader: FileReader = this.store,
  ): Promise<Waiting | undefined> {
    const { transcript: text, coder } = parseSidecarPath(path)!;
    const transcript = this.files.known(text);
    const known = transcript?.allSidecars.get(coder) ?? this.files.stranded.get(path);
    const file = await readRecordFile(reader, path, sidecarFormat, known);
    if (file === known && (file === undefined || transcript || this.files.stranded.get(path)))
      return undefined;
    notes.coding.add(text);
    if (!transcript) return void this.files.stranded.set(path, file);
    const take = () => {
      this.files.takeSidecar(transcript, coder, file);
      if (this.files.isLive(text)) transcript.unsaved.noteMadeBefore(coder);
    };
    return { transcript, files: file ? [file] : [], text: transcript.texts.current, take };
  }
}

/** A coding file that was read, and what takes it for its transcript. */
interface Waiting extends Placing {
  readonly take: () => void;
}

/** @param pause what there is to wait for in between */
async function inBatches<T>(
  items: readonly T[],
  task: (item: T) => Promise<void>,
  pause?: () => Promise<void>,
): Promise<void> {
  for (let i = 0; i < items.length; i += READS_AT_ONCE) {
    await Promise.all(items.slice(i, i + READS_AT_ONCE).map(task));
    await pause?.();
  }
}
