import type { TextEdit } from '../core/anchoring/live/liveSpans';
import type { Place } from '../core/coding/place';
import type { Sidecar } from '../core/coding/segment';
import type { Coding, PlacedSegment, Reading } from '../core/corpus/corpus';
import type { LabelCounts } from '../core/participants/labelCounts';
import type { KnownTurnFacts } from '../core/participants/turnFacts';
import { countLineFeeds } from '../core/records/recordLines';
import type { Span } from '../core/text/span';
import { LineIndex } from '../core/text/lineIndex';
import type { TranscriberNotes } from '../core/text/transcriberNotes';
import type { TurnDoubt } from '../core/turns/turnDoubts';
import type { TurnRules } from '../core/turns/turnRules';
import type { Turns } from '../core/turns/turns';
import { isLfsPointer } from '../core/versions/merge/markers';
import { PlaceFinder } from './placeFinder';
import { PlacedSegments } from './placedSegments';
import type { Settled } from './contributions/settled';
import { type KeptPlaces, anchorKey } from './placeMemory';
import type { RecordFile } from './recordFile';
import { TextVersions } from './textVersions';
import { TranscriptReading } from './transcriptReading';
import { UnsavedVersions } from './unsavedVersions';
import { VersionedText } from './versionedText';
import type { VisibleCoding } from './visibleCoding';

/**
 * A transcript with everyone's segments at their places in its current text: the text of the editor while one is open,
 * else that on disk. Of the segments, it gives those that are shown, unless it is asked for all. UTF-16 units over the LF text.
 */
export class Transcript {
  /** By coder, of those too whose coding is not shown: for reading, writing and checking files, never for showing them. */
  readonly allSidecars = new Map<string, RecordFile<Sidecar>>();
  readonly texts = new TextVersions();
  private readonly finder: PlaceFinder;
  private readonly placed: PlacedSegments;
  readonly unsaved = new UnsavedVersions(this.texts, this.allSidecars);
  private readonly read: TranscriptReading;
  private lineIndex: LineIndex | undefined;
  private settledAs: Settled | undefined;
  private shownTo: ReadonlySet<string> | undefined;

  constructor(
    readonly path: string,
    /** The same object as long as they are the same. */
    private readonly turnRules: () => TurnRules,
    private readonly notedAs: () => TranscriberNotes,
    /** With which hashed words were hashed. */
    salt: () => string,
    private readonly visible: VisibleCoding,
  ) {
    this.finder = new PlaceFinder(this.texts, salt);
    this.placed = new PlacedSegments(this.texts, this.finder);
    this.read = new TranscriptReading(this.texts, () => this.placed.isLive, turnRules, notedAs);
  }

  get text(): string {
    return this.texts.text;
  }

  /** Id of the current text's version; the text is hashed when first asked for it: do not ask during typing. */
  get version(): string {
    return this.texts.version.id;
  }

  get lines(): LineIndex {
    return (this.lineIndex ??= LineIndex.of(this.text));
  }

  /** As they are shown: by the study's rules, or those of a preview. */
  get turns(): Turns {
    return this.shown.turns;
  }

  /** What {@link reading} is, or would be by the rules of a preview. */
  get shown(): Reading {
    return this.read.shown;
  }

  /** By which the turns shown are found; the same object as long as they are the same. */
  get shownRules(): TurnRules {
    return this.read.shownRules;
  }

  /**
   * Shows the turns as they would be by other speaker patterns; by the study's rules again without. What is counted, checked
   * and written goes by the study's rules all the while. Whether that is another preview than before.
   */
  previewPatterns(patterns: readonly string[] | undefined): boolean {
    return this.read.previewBy(patterns);
  }

  /** Turns under each label, by the study's rules: the same as long as these and the text are. */
  get labelCounts(): LabelCounts {
    return this.turnFacts.labels;
  }

  /** What is to be known of its turns: the same as long as text and the study's rules are. */
  get turnFacts(): KnownTurnFacts {
    return this.settledAs?.facts ?? this.read.seen.facts;
  }

  /** Where it is doubtful who speaks, by the study's rules: the same as long as these say the same of the text. */
  get turnDoubts(): readonly TurnDoubt[] {
    return this.settledAs?.doubts ?? this.read.seen.doubts;
  }

  /** What the study says of its turns. */
  get rules(): TurnRules {
    return this.turnRules();
  }

  /** What of it is a transcriber's note. */
  get noted(): TranscriberNotes {
    return this.notedAs();
  }

  /** What was read of its text, to be let go again: nothing is remembered for edits to come. */
  readOnce(): Reading {
    return this.read.once;
  }

  /** What is kept of it, where it was only read to be counted; text and coding files are read again when asked for. */
  get settled(): Settled | undefined {
    return this.settledAs;
  }

  /** The line of an offset, from 1. */
  lineOf(offset: number): number {
    const lines = this.lineIndex;
    // of a text that nobody has opened no index is made to be kept
    return 1 + (lines ? lines.positionAt(offset).line : countLineFeeds(this.text, 0, offset));
  }

  /** Whether there is a text: it is not empty, and no pointer of Git LFS in place of one. */
  get hasText(): boolean {
    if (this.settledAs) return this.settledAs.hasText;
    const { state } = this.texts;
    return state.length > 0 && !isLfsPointer(state);
  }

  /** Turns and words of the current text: the same as long as that, the study's labels and its notes are. */
  get reading(): Reading {
    return this.read.now;
  }

  /** Notes whether an editor has the transcript. */
  noteOpen(isOpen: boolean): void {
    this.read.noteOpen(isOpen);
  }

  /** The sidecars that are shown, by coder. */
  get sidecars(): ReadonlyMap<string, RecordFile<Sidecar>> {
    const { coders } = this.visible;
    if (!coders) return this.allSidecars;
    return new Map([...this.allSidecars].filter(([coder]) => coders.has(coder)));
  }

  /** The segments that are shown, at their places; those without a place have start = end = -1. */
  get segments(): readonly PlacedSegment[] {
    return this.visible.of(this.placed.all);
  }

  /** The segments of those too whose coding is not shown. */
  get allSegments(): readonly PlacedSegment[] {
    return this.placed.all;
  }

  /** The same, also where only what it adds to counts was kept: then they are read again. */
  get everySegment(): readonly PlacedSegment[] {
    return this.settledAs ? this.settledAs.coded.all : this.allSegments;
  }

  /** The segments that a person has to look at: orphans, ambiguous and moved ones; in the order of {@link segments}. */
  get uncertain(): readonly PlacedSegment[] {
    return this.visible.of(this.placed.uncertain);
  }

  get allUncertain(): readonly PlacedSegment[] {
    return this.placed.uncertain;
  }

  /** Another object whenever segments came or went, or other ones are in doubt or shown than before. */
  get doubts(): object {
    this.noteVisible();
    return this.placed.doubts;
  }

  /** A new object whenever segments are elsewhere than where an editor moves their marks by itself, as it does during typing. */
  get layout(): object {
    this.noteVisible();
    return this.placed.layout;
  }

  /** Who of those whose coding is shown has a sidecar for it, by id. */
  get codings(): readonly Coding[] {
    if (this.settledAs) return this.settledAs.coded.codings;
    return [...this.sidecars].flatMap(([coder, { parsed }]) => {
      if (!parsed.value) return [];
      const { status, memo } = parsed.value;
      return [{ coder, status, ...(memo === undefined ? {} : { memo }) }];
    });
  }

  /** Segments that are shown and share at least one unit with `[start, end)`, by start. */
  overlapping(start: number, end: number): readonly PlacedSegment[] {
    return this.visible.of(this.placed.overlapping(start, end));
  }

  /** Segments that are shown and have a place, by start. */
  inOrder(): readonly PlacedSegment[] {
    return this.visible.of(this.placed.inOrder());
  }

  /** Takes the places that segments had in a version when it was saved. */
  rememberPlaces(version: string, places: KeptPlaces): void {
    this.finder.remember(version, places);
  }

  /** Where the segments that were made on other versions are in the current one, if editing has carried them there. */
  get carriedPlaces(): KeptPlaces | undefined {
    if (!this.placed.isLive) return undefined;
    const { version } = this;
    const others = this.allSegments.filter(({ segment }) => segment.text !== version);
    return Object.fromEntries(
      others.map(({ coder, segment, start, end, state }) => [anchorKey(coder, segment), [start, end, state]]),
    );
  }

  /**
   * Notes that the current text is on the disk now. Gives the places of the segments that name a text which never was, by
   * coder and id: once, and only those whose place is beyond doubt.
   */
  noteSaved(): ReadonlyMap<string, ReadonlyMap<string, Span>> {
    this.texts.noteOnDisk(this.texts.current);
    return this.unsaved.tied(() => this.allSegments);
  }

  /** What comes into question as a segment's place, found afresh. */
  suggest({ segment }: PlacedSegment): Place {
    return this.finder.search([segment])[0]!;
  }

  /** Takes another text, of which nothing is known but its words: every segment is placed afresh. */
  replaceText(text: VersionedText): void {
    if (text.text === this.text) return;
    this.rememberNamed();
    this.texts.replace(text);
    this.lineIndex = undefined;
    this.read.noteChanged();
    this.placed.placeAfresh(this.allOwned());
  }

  /** Follows an event of the editor: disjoint edits in units of the text before it, in any order. */
  edit(edits: readonly TextEdit[]): void {
    // edits count from this version on
    if (!this.placed.isLive) this.rememberNamed();
    const made = this.placed.edit(edits);
    this.lineIndex = this.lineIndex?.edited(made);
    this.read.noteChanged();
  }

  /** An editor has caught up with the current text. */
  noteReload(): void {
    this.placed.noteReload();
  }

  /** Keeps only what it adds to counts. @param text as it is on the disk, read again each time that it is asked for */
  settle(settled: Settled, text: VersionedText): void {
    this.settledAs = settled;
    this.allSidecars.clear();
    this.placed.placeAfresh([]);
    this.texts.replace(text);
    this.texts.noteOnDisk(text);
    this.lineIndex = undefined;
    this.read.noteChanged();
  }

  /** Takes a coder's sidecar, or takes it away. */
  setSidecar(coder: string, file: RecordFile<Sidecar> | undefined): void {
    if (file) this.allSidecars.set(coder, file);
    else this.allSidecars.delete(coder);
    const owned = this.allOwned();
    this.placed.put(owned);
    this.texts.forgetUnnamed(version => this.placed.name(version));
  }

  /** Segments that are shown from here on, or no longer, are others than before, wherever an editor has put their marks. */
  private noteVisible(): void {
    const { coders } = this.visible;
    if (coders === this.shownTo) return;
    this.shownTo = coders;
    this.placed.noteOthers();
  }

  private allOwned() {
    return [...this.allSidecars]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([coder, { parsed }]) => (parsed.value?.segments ?? []).map(segment => ({ coder, segment })));
  }

  /** Keeps the current text when segments were made on it, to place them by. */
  private rememberNamed(): void {
    if (this.placed.count > 0 && this.placed.name(this.version)) this.texts.rememberCurrent();
  }
}
