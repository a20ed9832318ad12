import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import { coderName } from '../../corpus/coders';
import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import { quoteOnOneLine } from '../kit/attribution';
import { Quoter } from '../kit/quoter';
import type { GridCell, GridSummary } from './grid';
import type { GridSegment } from './gridCell';
import type { SummaryChanges } from './summaryChanges';

export interface CellOptions {
  /** What a cell shows of its segments. */
  readonly show: 'number' | 'quotes' | 'none';
  /** Of more words, the middle of a quote is cut; 0 for none. */
  readonly longest: number;
}

/** What cells say in a table. */
export class CellTexts {
  private readonly areSeveral: boolean;
  private readonly quoters = new Map<CodedTranscript, Quoter>();

  /** @param cells all of the table */
  constructor(
    private readonly corpus: Corpus,
    cells: readonly GridCell[],
    private readonly options: CellOptions,
  ) {
    const coders = new Set(cells.flatMap(({ summaries }) => summaries.map(({ summary }) => summary.by)));
    this.areSeveral = coders.size > 1;
  }

  /** The summaries of a cell, and what is asked for of its segments; null where there is nothing. */
  cell(cell: GridCell): string | null {
    const parts = [this.summaries(cell), ...this.segments(cell.segments)].filter(part => part !== null);
    return parts.length > 0 ? parts.join('\n') : null;
  }

  /** The summaries of a row or a column. */
  summaries({ summaries }: GridCell): string | null {
    return summaries.length > 0 ? summaries.map(one => this.summary(one)).join('\n\n') : null;
  }

  private summary({ summary: { text, by }, changes }: GridSummary): string {
    const changed = changes && l10n.t('[Changed: {0}]', changesInWords(changes));
    return [
      text,
      ...(this.areSeveral ? [`— ${writerOf(this.corpus, by)}`] : []),
      ...(changed === undefined ? [] : [changed]),
    ].join('\n');
  }

  private segments(segments: readonly GridSegment[]): readonly string[] {
    if (segments.length === 0 || this.options.show === 'none') return [];
    if (this.options.show === 'number') return [`(${counted.segments(segments.length)})`];
    return segments.map(one => this.quote(one));
  }

  private quote({ transcript, scoped: { placed } }: GridSegment): string {
    let quoter = this.quoters.get(transcript);
    if (!quoter) this.quoters.set(transcript, (quoter = new Quoter(transcript)));
    const words = quoter.quote(placed, this.options.longest);
    const attribution = l10n.t('{0}, l. {1}', transcript.path, quoter.line(placed.start));
    return quoteOnOneLine({ words, attribution });
  }
}

/** Who has written a summary. @param by id of the coder */
export function writerOf(corpus: Corpus, by: string | undefined): string {
  return by === undefined ? l10n.t('no coder named') : coderName(corpus, by);
}

/** `2 segments added, 1 segment removed`. */
export function changesInWords({ added, gone, reworded }: SummaryChanges): string {
  const parts = [
    ...(added.length > 0 ? [l10n.t('{0} added', counted.segments(added.length))] : []),
    ...(gone.length > 0 ? [l10n.t('{0} removed', counted.segments(gone.length))] : []),
    ...(reworded.length > 0 ? [l10n.t('{0} with other words', counted.segments(reworded.length))] : []),
  ];
  return parts.join(', ');
}
