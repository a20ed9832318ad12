/** The forms of papers that can be read; Quarto’s are Markdown. */
export type ManuscriptFormat = 'markdown' | 'latex' | 'html' | 'docx';

/** A paper as a person reads it: its words without markup, in paragraphs, in their order. */
export interface Manuscript {
  readonly format: ManuscriptFormat;
  readonly paragraphs: readonly Paragraph[];
}

/** A stretch of a paper that stands by itself. */
export interface Paragraph {
  /** A quote is one that is set as a block; a cell is one of a table. */
  readonly kind: 'text' | 'quote' | 'heading' | 'cell';
  /** What is read: no markup, each run of white space one space. */
  readonly text: string;
  /** Of a heading: 1 for one of the highest level; absent where its level is unknown. */
  readonly level?: number;
  readonly cell?: CellPlace;
  /** Where works are cited: UTF-16 units of `text`. What the citation says may be left out of the text. */
  readonly cites?: readonly number[];
  /** Where words of the paragraph are in the file: UTF-16 units of `text`, half-open. */
  readonly sourceOf: (start: number, end: number) => SourcePlace;
}

/** The place of a cell: tables of a paper, rows and columns, each from 0. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** A place in a file. In a text: UTF-16 units of what is decoded, as it is on disk, and line and column of its beginning, from 1. */
export type SourcePlace =
  | {
      readonly kind: 'text';
      readonly start: number;
      readonly end: number;
      readonly line: number;
      readonly column: number;
    }
  /** In a Word document, whose pages nobody but Word knows: its paragraphs that have words are counted, from 1. */
  | { readonly kind: 'paragraph'; readonly paragraph: number };
