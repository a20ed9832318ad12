import { type Sidecar, versionsNamed } from '../core/coding/segment';
import type { OldTexts } from './oldTexts';
import type { PlaceMemory } from './placeMemory';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';
import { VersionedText } from './versionedText';

/** Segments that are to be found in a text: those of coding files of a transcript. */
export interface Placing {
  readonly transcript: Transcript;
  readonly files: readonly RecordFile<Sidecar>[];
  readonly text: VersionedText;
}

/** What helps to place segments that were made on earlier texts: looked for, and kept for later. */
export class EarlierTexts {
  constructor(
    private readonly oldTexts: OldTexts,
    private readonly placeMemory: PlaceMemory,
  ) {}

  /** Whether segments were made on other versions that are not at hand. */
  lacks({ transcript, files, text }: Placing): boolean {
    return files.some(file => missingVersions(transcript, file, text).length > 0);
  }

  /**
   * Looks for what helps to place segments that were made on other versions: whole earlier texts for all of them at once,
   * and kept places for one after the other.
   * @param then is called for each when that is at hand
   */
  async find<T extends Placing>(
    placings: readonly T[],
    then: (placing: T) => void | Promise<void>,
  ): Promise<void> {
    await this.findTexts(placings);
    for (const placing of placings) {
      const { transcript, text } = placing;
      const places = await this.placeMemory.find(transcript.path, text.version.id);
      if (places) transcript.rememberPlaces(text.version.id, places);
      await then(placing);
    }
  }

  private async findTexts(placings: readonly Placing[]): Promise<void> {
    const wanted = placings.flatMap(({ transcript, files, text }) =>
      files.flatMap(file =>
        missingVersions(transcript, file, text).flatMap(id => {
          const version = file.parsed.value?.texts[id];
          return version ? [{ path: transcript.path, version, transcript, id }] : [];
        }),
      ),
    );
    const found = wanted.length > 0 ? await this.oldTexts.find(wanted) : [];
    for (const [i, { transcript, id }] of wanted.entries())
      if (found[i] !== undefined && !transcript.texts.isRemembered(id))
        transcript.texts.remember(id, VersionedText.of(found[i]));
  }

  /** Keeps the current text when segments are anchored to it, for the day on which it changes. */
  keepText(transcript: Transcript): void {
    const { path, allSidecars } = transcript;
    const isNamed = [...allSidecars.values()].some(file => file.parsed.value?.texts[transcript.version]);
    if (isNamed) void this.oldTexts.keep(path, transcript.texts.current);
  }

  /** Keeps where segments are in a transcript that has just been saved. */
  keepPlaces({ path, version, carriedPlaces }: Transcript): void {
    if (carriedPlaces && Object.keys(carriedPlaces).length > 0)
      void this.placeMemory.keep(path, version, carriedPlaces);
  }
}

/** Versions of the text that segments name, and that are needed to place them in a text, but not at hand. */
function missingVersions({ texts }: Transcript, file: RecordFile<Sidecar>, text: VersionedText): string[] {
  const named = versionsNamed(file.parsed.value?.segments ?? []);
  return [...named].filter(id => id !== text.version.id && !texts.isRemembered(id));
}
