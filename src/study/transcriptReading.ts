import { Reading } from '../core/corpus/corpus';
import { sameJson } from '../core/records/sameJson';
import type { TranscriberNotes } from '../core/text/transcriberNotes';
import { findTurns } from '../core/turns/findTurns';
import { HeadMemory } from '../core/turns/headMemory';
import type { TurnRules } from '../core/turns/turnRules';
import type { TextVersions } from './textVersions';
import { TurnPreview } from './turnPreview';
import { TurnsSeen } from './turnsSeen';

/** Turns and words of a transcript's current text: by what the study says of them, or as a preview shows them. */
export class TranscriptReading {
  private known: Reading | undefined;
  private knownBy: { readonly rules: TurnRules; readonly noted: TranscriberNotes } | undefined;
  private headMemory: HeadMemory | undefined;
  private preview: TurnPreview | undefined;
  private isOpen = false;
  private readonly turnsSeen = new TurnsSeen();

  /**
   * @param isLive whether the text is edited
   * @param turnRules of the study; the same object as long as they are the same
   * @param noted what of the text is a transcriber's note
   */
  constructor(
    private readonly texts: TextVersions,
    private readonly isLive: () => boolean,
    private readonly turnRules: () => TurnRules,
    private readonly noted: () => TranscriberNotes,
  ) {}

  /** By the study's rules: the same as long as the text, these rules and the study's notes are. */
  get now(): Reading {
    const rules = this.turnRules();
    const noted = this.noted();
    if (this.knownBy?.rules !== rules || this.knownBy.noted !== noted) {
      this.knownBy = { rules, noted };
      this.known = undefined;
    }
    return (this.known ??= new Reading(this.texts.state, this.heads(rules) ?? rules, noted));
  }

  /** The same, to be let go again: nothing is remembered for edits to come. */
  get once(): Reading {
    return this.known ?? new Reading(this.texts.state, this.turnRules(), this.noted());
  }

  /** What {@link now} is, or would be by the rules of a preview. */
  get shown(): Reading {
    return this.preview ? this.preview.reading(this.texts.text, this.turnRules(), this.noted()) : this.now;
  }

  /** By which the turns shown are found; the same object as long as they are the same. */
  get shownRules(): TurnRules {
    return this.preview ? this.preview.rules(this.turnRules()) : this.turnRules();
  }

  /** What checks ask of the turns: the same as long as it says the same. */
  get seen(): ReturnType<TurnsSeen['of']> {
    const rules = this.turnRules();
    const { state } = this.texts;
    const isEdited = this.isOpen || this.isLive();
    // what was read of a text is kept only where it is edited or counted
    const isKept = this.known !== undefined || isEdited;
    const find = () => (isKept ? this.now.turns : findTurns(state, rules));
    return this.turnsSeen.of(state, rules, find, isEdited);
  }

  /** Shows turns by other patterns, or none of them any more. Whether that is another preview than before. */
  previewBy(patterns: readonly string[] | undefined): boolean {
    if (sameJson(patterns, this.preview?.patterns)) return false;
    this.preview = patterns && new TurnPreview(patterns);
    return true;
  }

  /** Notes whether an editor has the transcript. */
  noteOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
    if (isOpen) this.known = undefined;
    else this.headMemory = undefined;
  }

  /** Notes that the text is another one. */
  noteChanged(): void {
    this.known = undefined;
  }

  /** What is remembered of lines for edits to come: that is as much as the text, for each that an editor has. */
  private heads(rules: TurnRules): HeadMemory | undefined {
    if (!this.isOpen && !this.isLive()) return undefined;
    if (this.headMemory?.rules !== rules) this.headMemory = new HeadMemory(rules);
    return this.headMemory;
  }
}
