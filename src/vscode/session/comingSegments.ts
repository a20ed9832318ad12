import * as vscode from 'vscode';
import type { PlacedSegment } from '../../core/corpus/corpus';
import type { Transcript } from '../../study/transcript';
import type { Studies } from './studies';

const NONE: readonly PlacedSegment[] = [];

/** Segments that are being written: they are marked in the text at once, and are nowhere else until they are on the disk. */
export class ComingSegments implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly byTranscript = new Map<Transcript, readonly PlacedSegment[]>();
  private readonly listening: vscode.Disposable;

  constructor(studies: Pick<Studies, 'onChange'>) {
    this.listening = studies.onChange('coming segments', ['texts', 'files'], () => this.forgetMoved()); // not for the catalogue
  }

  /** Those of a transcript: the same list as long as they are the same. */
  of(transcript: Transcript): readonly PlacedSegment[] {
    return this.byTranscript.get(transcript) ?? NONE;
  }

  /** Has segments marked until they are written, or until that has failed. */
  async during<T>(
    transcript: Transcript,
    segments: readonly PlacedSegment[],
    write: () => Promise<T>,
  ): Promise<T> {
    this.put(transcript, [...this.of(transcript), ...segments]);
    try {
      return await write();
    } finally {
      const left = this.of(transcript).filter(one => !segments.includes(one));
      this.put(transcript, left);
    }
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }

  /** Who types meanwhile has the words elsewhere: these marks wait for the disk. */
  private forgetMoved(): void {
    this.byTranscript.clear();
  }

  private put(transcript: Transcript, segments: readonly PlacedSegment[]): void {
    if (segments.length === this.of(transcript).length) return;
    if (segments.length > 0) this.byTranscript.set(transcript, segments);
    else this.byTranscript.delete(transcript);
    this.changed.fire();
  }
}
