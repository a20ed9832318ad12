import type { Sidecar } from '../core/coding/segment';
import type { OldTexts } from './oldTexts';
import type { PlaceMemory } from './placeMemory';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';
import { VersionedText } from './versionedText';

/** What helps to place segments that were made on earlier texts: looked for, and kept for later. */
export class EarlierTexts {
  constructor(
    private readonly oldTexts: OldTexts,
    private readonly placeMemory: PlaceMemory,
  ) {}

  /** Looks for what helps to place the segments that sidecars made on other versions: kept places, whole earlier texts. */
  async find(
    transcript: Transcript,
    files: readonly RecordFile<Sidecar>[],
    current: VersionedText,
  ): Promise<void> {
    if (files.every(file => transcript.missingVersions(file, current).length === 0)) return;
    const places = await this.placeMemory.find(transcript.path, current.version.id);
    if (places) transcript.rememberPlaces(current.version.id, places);
    for (const file of files) {
      for (const id of transcript.missingVersions(file, current)) {
        const version = file.parsed.value?.texts[id];
        const text = version && (await this.oldTexts.find(transcript.path, version));
        if (text !== undefined) transcript.texts.remember(id, VersionedText.of(text));
      }
    }
  }

  /** Keeps the current text when segments are anchored to it, for the day on which it changes. */
  keepText(transcript: Transcript): void {
    const { path, sidecars } = transcript;
    const isNamed = [...sidecars.values()].some(file => file.parsed.value?.texts[transcript.version]);
    if (isNamed) void this.oldTexts.keep(path, transcript.text);
  }

  /** Keeps where segments are in a transcript that has just been saved. */
  keepPlaces({ path, version, carriedPlaces }: Transcript): void {
    if (carriedPlaces && Object.keys(carriedPlaces).length > 0)
      void this.placeMemory.keep(path, version, carriedPlaces);
  }
}
