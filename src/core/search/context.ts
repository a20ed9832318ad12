import { firstAtLeast } from '../base/sorted';
import type { Span } from '../text/span';
import type { SpanArrays } from '../text/spanArrays';
import { foldedWord } from '../matching/searchedUnits';
import { WordScanner } from '../matching/wordScanner';

/** The words of a speech as they are compared. */
export class SpeechWords {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(
    private readonly text: string,
    speech: Span,
    skips: SpanArrays,
  ) {
    const scanner = new WordScanner(text, speech.start, speech.end, skips);
    while (scanner.next()) {
      this.starts.push(scanner.start);
      this.ends.push(scanner.end);
    }
  }

  /** So many words before an offset, the nearest first. */
  before(offset: number, count: number): string[] {
    const to = firstAtLeast(this.ends, offset + 1);
    return this.words(Math.max(to - count, 0), to).reverse();
  }

  /** So many words from an offset on. */
  after(offset: number, count: number): string[] {
    const from = firstAtLeast(this.starts, offset);
    return this.words(from, Math.min(from + count, this.starts.length));
  }

  private words(from: number, to: number): string[] {
    const words: string[] = [];
    for (let i = from; i < to; i++) words.push(foldedWord(this.text.slice(this.starts[i], this.ends[i])));
    return words;
  }
}
