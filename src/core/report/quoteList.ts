import type { TableModel } from './table/tableModel';

/** Quotes as people print them: below headings, each with where it is from. */
export interface QuoteList extends Pick<
  TableModel,
  'title' | 'scope' | 'warnings' | 'summary' | 'definitions' | 'notes'
> {
  /** Perhaps made anew each time that they are gone through. */
  readonly groups: Iterable<QuoteGroup>;
}

/** The quotes of a theme or code; none where only codes below it have some. */
export interface QuoteGroup {
  readonly name: string;
  /** Number of headings above it. */
  readonly level: number;
  readonly description: string | undefined;
  readonly quotes: readonly PrintedQuote[];
}

export interface PrintedQuote {
  /** `\n` between turns. */
  readonly words: string;
  /** Of its context; empty for none. */
  readonly before: string;
  readonly after: string;
  /** Empty for none. */
  readonly attribution: string;
}

/** A quote in runs: its words, and softer what is around them. */
export function quoteRuns({ before, words, after }: PrintedQuote): { text: string; isAround: boolean }[] {
  return [
    ...(before === '' ? [] : [{ text: `${before} `, isAround: true }]),
    { text: words, isAround: false },
    ...(after === '' ? [] : [{ text: ` ${after}`, isAround: true }]),
  ];
}
