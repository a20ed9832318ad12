import { type Segment, type Sidecar, versionsNamed } from '../core/coding/segment';
import type { PlacedSegment } from '../core/corpus/corpus';
import type { Span } from '../core/text/span';
import type { RecordFile } from './recordFile';
import type { TextVersions } from './textVersions';

/** Versions of a transcript that segments name, and that were not on the disk when these were made. */
export class UnsavedVersions {
  private readonly byCoder = new Map<string, Set<string>>();

  /** @param sidecars of the transcript, by coder */
  constructor(
    private readonly texts: TextVersions,
    private readonly sidecars: ReadonlyMap<string, RecordFile<Sidecar>>,
  ) {}

  /** Notes which of a coder's segments name a text of this session that is not on the disk. */
  note(coder: string): void {
    const { texts } = this;
    const unsaved = [...versionsNamed(this.segmentsOf(coder))].filter(
      text => text !== texts.saved && texts.wasEditedFrom(text),
    );
    if (unsaved.length === 0) return;
    if (unsaved.includes(texts.version.id)) texts.rememberCurrent();
    this.add(coder, unsaved);
  }

  /**
   * Notes that a coder's segments were made on the current text, which an editor has and the disk has not, before it was
   * opened: by a rename.
   */
  noteMadeBefore(coder: string): void {
    const { texts } = this;
    const version = texts.version.id;
    if (version === texts.saved || !this.segmentsOf(coder).some(({ text }) => text === version)) return;
    texts.remember(version, texts.current);
    this.add(coder, [version]);
  }

  /** Forgets them, as the current text is on the disk now. Gives the places that are beyond doubt, by coder and id. */
  tied(segments: () => readonly PlacedSegment[]): ReadonlyMap<string, ReadonlyMap<string, Span>> {
    const spans = new Map<string, Map<string, Span>>();
    for (const [coder, versions] of this.byCoder) {
      versions.delete(this.texts.version.id);
      const own = segments().filter(placed => placed.coder === coder && versions.has(placed.segment.text));
      const certain = own.filter(({ state }) => state === 'ok' || state === 'changed');
      if (certain.length > 0)
        spans.set(coder, new Map(certain.map(({ segment, start, end }) => [segment.id, { start, end }])));
    }
    this.byCoder.clear();
    return spans;
  }

  private segmentsOf(coder: string): readonly Segment[] {
    return this.sidecars.get(coder)?.parsed.value?.segments ?? [];
  }

  private add(coder: string, versions: readonly string[]): void {
    this.byCoder.set(coder, new Set([...(this.byCoder.get(coder) ?? []), ...versions]));
  }
}
