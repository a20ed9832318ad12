import { isWhiteSpace } from '../../text/whiteSpace';
import type { Paragraph } from '../manuscript';
import type { SourceText } from './sourceText';

/** A paragraph while it is read: its units, and where each is in the file. */
class Draft {
  /** A string that grows would be copied for each look at its end. */
  private readonly parts: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly cites: number[] = [];

  get length(): number {
    return this.parts.length;
  }

  get text(): string {
    return this.parts.join('');
  }

  get endsWithSpace(): boolean {
    return this.length === 0 || this.parts.at(-1) === ' ';
  }

  /** Adds a unit. */
  add(unit: string, start: number, end: number): void {
    this.parts.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }
}

/** Puts the paragraphs of a paper together from words that know their place in the file. */
export class ParagraphWriter {
  readonly paragraphs: Paragraph[] = [];
  private draft = new Draft();
  private readonly outer: Draft[] = [];
  private aside: Paragraph[] = [];

  constructor(private readonly source: SourceText) {}

  /** Units that are in the file as they are read. */
  copy(read: string, start: number): void {
    for (let i = 0; i < read.length; i++) this.unit(read.charCodeAt(i), start + i, start + i + 1);
  }

  /** What is read for some units of the file. */
  write(read: string, start: number, end: number): void {
    for (let i = 0; i < read.length; i++) this.unit(read.charCodeAt(i), start, end);
  }

  /** Says that a work is cited here, with or without words that say so. */
  cite(): void {
    this.draft.cites.push(this.draft.length);
  }

  private unit(unit: number, start: number, end: number): void {
    const { draft } = this;
    const isSpace = isWhiteSpace(unit);
    if (isSpace && draft.endsWithSpace) {
      if (draft.length > 0) draft.ends[draft.ends.length - 1] = end;
      return;
    }
    draft.add(isSpace ? ' ' : String.fromCharCode(unit), start, end);
  }

  /** What follows stands by itself, as a footnote does, until {@link endAside}; the paragraph around it goes on then. */
  beginAside(): void {
    this.outer.push(this.draft);
    this.draft = new Draft();
  }

  endAside(): void {
    const outer = this.outer.pop();
    if (!outer) return;
    const paragraph = this.finished('text');
    if (paragraph) this.aside.push(paragraph);
    this.draft = outer;
  }

  /** Ends the paragraph, if there is one. @param of the place of a cell, the level of a heading */
  end(kind: Paragraph['kind'], of: Pick<Paragraph, 'cell' | 'level'> = {}): void {
    // a paragraph break in a footnote does not end the paragraph that it is in
    if (this.outer.length > 0) {
      const paragraph = this.finished(kind);
      if (paragraph) this.aside.push(paragraph);
      this.draft = new Draft();
      return;
    }
    const paragraph = this.finished(kind, of);
    if (paragraph) this.paragraphs.push(paragraph);
    this.paragraphs.push(...this.aside);
    this.draft = new Draft();
    this.aside = [];
  }

  private finished(
    kind: Paragraph['kind'],
    of: Pick<Paragraph, 'cell' | 'level'> = {},
  ): Paragraph | undefined {
    const { source, draft } = this;
    const { starts, ends, cites } = draft;
    const text = draft.text.trimEnd();
    if (text === '') return undefined;
    return {
      kind,
      text,
      ...of,
      ...(cites.length > 0 ? { cites: cites.map(at => Math.min(at, text.length)) } : {}),
      sourceOf(start, end) {
        const from = starts[start] ?? ends.at(-1)!;
        return source.placeOf(from, Math.max(from, end > start ? (ends[end - 1] ?? from) : from));
      },
    };
  }
}
