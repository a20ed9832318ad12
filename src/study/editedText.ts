import type { TextChange, TextState } from '../core/text/textState';
import type { EditTrail } from './editTrail';

/** A text that stays as it is, whatever is made of it. */
export interface StillText {
  readonly text: string;
  readonly length: number;
  slice(start: number, end: number): string;
}

/** A transcript's text at one moment of its editing. */
export class EditedText implements TextState {
  readonly length: number;
  /** Number of the events before it. */
  private readonly events: number;

  constructor(
    private readonly still: StillText,
    private readonly trail: EditTrail,
  ) {
    this.length = still.length;
    this.events = trail.count;
  }

  get whole(): string {
    return this.still.text;
  }

  slice(start: number, end: number): string {
    return this.still.slice(start, end);
  }

  changeSince(earlier: TextState): TextChange | undefined {
    if (!(earlier instanceof EditedText) || earlier.trail !== this.trail) return undefined;
    return this.trail.changeBetween(earlier.events, this.events);
  }
}
