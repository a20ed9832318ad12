import type { TextEdit } from '../core/anchoring/live/liveSpans';
import type { Queue } from './queue';
import type { RestOfStudy } from './restOfStudy';
import { type StudyChange, changeOf } from './studyChange';
import type { StudyFolder } from './studyFolder';
import type { StudyWriter } from './studyWriter';
import type { Transcript } from './transcript';
import { VersionedText } from './versionedText';

/** The transcripts of a study that editors have: their texts are the editors', not the disk's. By path. */
export class LiveTexts {
  /**
   * @param queue of the changes of the study, one after the other
   * @param tell of what has changed
   */
  constructor(
    private readonly folder: StudyFolder,
    private readonly writer: StudyWriter,
    private readonly rest: RestOfStudy,
    private readonly queue: Queue,
    private readonly tell: (change: StudyChange) => void,
  ) {}

  opened(path: string, text: string): void {
    // it is told of as a file that came, as soon as it is read
    if (this.rest.want(path)) return;
    this.folder.files.live.add(path);
    const transcript = this.transcript(path);
    transcript?.noteOpen(true);
    if (!transcript || transcript.text === text) return;
    this.tell(noting(transcript, () => transcript.replaceText(VersionedText.of(text))));
    // coding of this very text can be there already: the transcript was renamed before it was saved
    for (const coder of transcript.allSidecars.keys()) transcript.unsaved.noteMadeBefore(coder);
  }

  edited(path: string, edits: readonly TextEdit[]): void {
    const transcript = this.transcript(path);
    if (transcript) this.tell(noting(transcript, () => transcript.edit(edits)));
  }

  reloaded(path: string): void {
    this.transcript(path)?.noteReload();
    this.tell(changeOf({ texts: new Set([path]) }));
  }

  async saved(path: string): Promise<void> {
    const transcript = this.transcript(path);
    if (!transcript) return;
    // all of this is as it was saved: typing goes on while files are written
    const { text } = transcript;
    const { earlier } = this.folder.files;
    const untied = transcript.noteSaved();
    earlier.keepPlaces(transcript);
    if (untied.size === 0) return;
    await this.queue.run(async () => {
      for (const [coder, spans] of untied) await this.writer.tieToText(transcript, coder, text, spans);
      earlier.keepPlaces(transcript);
      this.tell(changeOf({ coding: new Set([path]) }));
    });
  }

  /** It is to be read again from the disk then. */
  closed(path: string): void {
    this.folder.files.live.delete(path);
    this.transcript(path)?.noteOpen(false);
  }

  private transcript(path: string): Transcript | undefined {
    return this.folder.files.get(path);
  }
}

/** What changing a transcript's text has changed. */
function noting(transcript: Transcript, change: () => void): StudyChange {
  const { path, doubts } = transcript;
  change();
  const paths = new Set([path]);
  return changeOf({ texts: paths, ...(transcript.doubts === doubts ? {} : { doubts: paths }) });
}
