import type { SharedText } from '../core/anchoring/live/sharedText';
import type { Edit } from '../core/anchoring/live/shift';
import type { Span } from '../core/text/span';
import type { TextState } from '../core/text/textState';
import type { NamedVersion } from '../core/text/textVersion';
import { EditTrail } from './editTrail';
import { EditedText, type StillText } from './editedText';
import { VersionedText } from './versionedText';

/** A text that is edited. */
interface LiveText {
  readonly text: string;
  /** The text as it is now, to be kept. */
  readonly snapshot: SharedText;
  /** The same, to be looked at for as long as it is typed in. */
  readonly still: StillText;
}

/**
 * The current text of a transcript, that on the disk, and those before, as far as they are at hand. Versions are named by
 * their ids. A text is hashed at most once, and only when its version is asked for: typing does not ask.
 */
export class TextVersions {
  /** The text that was last read or put here as a whole. */
  private whole = VersionedText.of('');
  /** What edits have made of it; joined when first asked for. */
  private live: LiveText | undefined;
  /** The current text, once it was asked for. */
  private now: VersionedText | undefined;
  /** Undefined while nothing is known of the disk. */
  private disk: VersionedText | undefined;
  private readonly earlier = new Map<string, VersionedText>();
  /** Versions among these that never were on the disk. */
  private readonly unsaved = new Set<string>();
  private trail = new EditTrail(this.whole);
  private known: object = {};
  private stateNow: EditedText | undefined;

  get text(): string {
    return this.live ? this.live.text : this.whole.text;
  }

  /** The current text. */
  get current(): VersionedText {
    return (this.now ??= this.live ? VersionedText.of(this.live.text) : this.whole);
  }

  /** The current text and how it became what it is: the same object as long as that is the same. */
  get state(): TextState {
    return (this.stateNow ??= new EditedText(this.live?.still ?? this.whole, this.trail));
  }

  /** Of the current text. */
  get version(): NamedVersion {
    const { version } = this.current;
    this.trail.isNow(version.id);
    return version;
  }

  /** The text on disk; undefined while nothing is known of it. */
  get onDisk(): VersionedText | undefined {
    return this.disk;
  }

  /** The id of the text on disk; undefined while nothing is known of it. */
  get saved(): string | undefined {
    return this.disk?.version.id;
  }

  /** Another object whenever other texts are at hand: see {@link atHand}. */
  get stamp(): object {
    return this.known;
  }

  /** The text of a version: an earlier one, that on the disk, or that with which editing began. What is only in the editor does not count. */
  atHand(id: string): VersionedText | undefined {
    const earlier = this.earlier.get(id);
    if (earlier) return earlier;
    return [this.whole, this.disk].find(one => one?.version.id === id);
  }

  /** The text of a version, also of the one in the editor. */
  find(id: string): VersionedText | undefined {
    return this.atHand(id) ?? (this.version.id === id ? this.current : undefined);
  }

  /** Whether the text of a version that is not the current one was remembered. */
  isRemembered(id: string): boolean {
    return this.earlier.has(id);
  }

  remember(id: string, text: VersionedText): void {
    if (this.earlier.get(id) === text) return;
    this.earlier.set(id, text);
    this.known = {};
  }

  /** Keeps the current text; one that was never on the disk, only for as long as it is named: see {@link forgetUnnamed}. */
  rememberCurrent(): void {
    const { version } = this;
    if (!this.live) return this.remember(version.id, this.current);
    if (this.earlier.has(version.id)) return;
    this.unsaved.add(version.id);
    this.remember(version.id, VersionedText.kept(this.live.snapshot, version));
  }

  /** Forgets versions that never were on the disk and that no segment names any more. */
  forgetUnnamed(isNamed: (version: string) => boolean): void {
    for (const id of this.unsaved) {
      if (isNamed(id)) continue;
      this.unsaved.delete(id);
      this.earlier.delete(id);
      this.known = {};
    }
  }

  noteOnDisk(text: VersionedText): void {
    if (this.disk === text) return;
    this.disk = text;
    this.known = {};
  }

  /** Takes another text, of which nothing is known but its words. */
  replace(text: VersionedText): void {
    this.whole = text;
    this.live = undefined;
    this.now = undefined;
    this.trail = new EditTrail(text);
    this.stateNow = undefined;
    this.known = {};
  }

  /** Follows an event of the editor, in units of the text before it. @param live the text after it */
  edited(edits: readonly Edit[], live: LiveText): void {
    this.live = live;
    this.now = undefined;
    this.stateNow = undefined;
    this.trail.edited(edits);
  }

  /** Whether the text was of a version in this session. */
  wasEditedFrom(id: string): boolean {
    return this.trail.knows(id);
  }

  /** Where edits have carried a span of an earlier version; undefined when they do not tell. UTF-16 units, half-open. */
  carry(id: string, span: Span): Span | undefined {
    return this.trail.carry(id, span);
  }
}
