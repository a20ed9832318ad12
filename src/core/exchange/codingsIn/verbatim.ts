import type { Squeezed } from '../../anchoring/windows/squeezed';

/** Words that are looked for as they are, also within other words: where they are only that, no other place is theirs. */
export class Verbatim {
  readonly length: number;

  constructor(readonly words: string) {
    this.length = words.length;
  }

  isAt(text: Squeezed, start: number): boolean {
    return text.startsWith(this.words, start);
  }

  fitsWords(): boolean {
    return true;
  }
}
