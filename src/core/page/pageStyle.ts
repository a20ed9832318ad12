import type { GlyphWidths } from './glyphWidths';
import type { PageContent } from './pageModel';

/** How a page is set; all lengths in pixels. */
export interface PageStyle {
  /** Of everything together. */
  readonly width: number;
  readonly rowHeight: number;
  readonly labelHeight: number;
  /** Above a turn, and above a further paragraph of one. */
  readonly turnGap: number;
  readonly paragraphGap: number;
  /** Of a sheet: what is drawn at once, or one page of paper. */
  readonly sheetHeight: number;
  /** Of the first one, which may have a heading. */
  readonly firstSheetHeight: number;
  /** Whether sheets follow each other without a break: then they end where a turn does, rather than when they are full. */
  readonly isContinuous: boolean;
  readonly textWidths: GlyphWidths;
  readonly headWidths: GlyphWidths;
  readonly labelWidths: GlyphWidths;
}

/** Widths of the columns of a page, from left to right and without the gutters between them, in pixels. */
export interface PageColumns {
  /** The margin on the left; 0 where there is none. */
  readonly left: number;
  readonly numbers: number;
  readonly speaker: number;
  readonly text: number;
  readonly right: number;
  /** What lanes have of a margin, at the text, and labels, at its other edge. */
  readonly lanesWidth: number;
  readonly labels: number;
}

/** More brackets side by side than this are not drawn: see `assignRowLanes`. */
export const MAX_LANES = 8;
/** A page has room for so many lanes even where fewer are used: its text does not jump with every segment. */
export const MIN_LANES = 3;
export const LANE_WIDTH = 9;
/** Between lanes and labels, for the lines that lead from one to the other. */
export const LEADER_WIDTH = 18;
/** Between columns. */
export const GUTTER = 12;

const NUMBERS_WIDTH = 34;
/** Share of the page’s width that labels have; in pixels, they have no less than the least and no more than the most. */
const LABEL_SHARE = { oneMargin: 0.26, twoMargins: 0.16 };
const [MIN_LABELS, MAX_LABELS] = [96, 260];
const [SPEAKER_SHARE, MAX_SPEAKER] = [0.16, 150];
const MIN_TEXT = 120;

/** Shares the width of a page out. @param lanes that each margin has room for */
export function columnsOf(
  { turns, sides }: PageContent,
  { width, headWidths }: PageStyle,
  lanes: number,
): PageColumns {
  const share = sides ? LABEL_SHARE.twoMargins : LABEL_SHARE.oneMargin;
  const labels = Math.min(MAX_LABELS, Math.max(MIN_LABELS, Math.floor(width * share)));
  const lanesWidth = lanes * LANE_WIDTH;
  const margin = lanesWidth + LEADER_WIDTH + labels;
  const left = sides ? margin : 0;
  const heads = new Set(turns.flatMap(({ label = '', timestamp = '' }) => [label, timestamp]));
  const widest = [...heads].reduce((most, head) => Math.max(most, headWidths.of(head)), 0);
  const most = Math.min(MAX_SPEAKER, Math.floor(width * SPEAKER_SHARE));
  const speaker = widest > 0 ? Math.min(most, Math.ceil(widest) + 2) : 0;
  const gutters = (sides ? GUTTER : 0) + GUTTER + (speaker > 0 ? GUTTER : 0) + GUTTER;
  const beside = left + margin + NUMBERS_WIDTH + speaker + gutters;
  return {
    left,
    numbers: NUMBERS_WIDTH,
    speaker,
    text: Math.max(MIN_TEXT, width - beside),
    right: margin,
    lanesWidth,
    labels,
  };
}
