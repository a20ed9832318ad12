import * as l10n from '@vscode/l10n';
import type { Bracket } from './brackets';
import { type LabelChip, MARK_WIDTH } from './labels';
import { NO_LANE } from './lanes';
import type { Page } from './layoutPage';
import type { PageContent, Side } from './pageModel';
import { LANE_WIDTH, LEADER_WIDTH, type PageColumns, type PageStyle } from './pageStyle';
import { segmentDetails, segmentName } from './segmentName';
import type { BracketPiece, PlacedLabel } from './sheets';
import { escaped, shownText } from './shownText';

/** How much of a page can be worked with: in a webview brackets are buttons; a file is only looked at. */
export type Drawing = 'webview' | 'file';

/** A bracket shows so many of its codes as strands beside each other; its label has them all. */
const MAX_STRANDS = 3;
const STRAND = 2.5;
const CAP = 3;
/** Above and below a bracket, so that two in one lane are apart; in pixels. */
const INSET = 2;

/** One margin of a sheet as SVG: brackets, the lines that lead to their labels, and the labels. */
export function drawMargin(
  page: Page,
  content: PageContent,
  { labelHeight }: PageStyle,
  place: { readonly sheet: number; readonly margin: number },
  drawing: Drawing,
): string {
  const sheet = page.sheets[place.sheet]!;
  const { side } = page.margins[place.margin]!;
  const labels = new Map(sheet.margins[place.margin]!.labels.map(label => [label.bracket, label]));
  const pen = new Pen(side, page.columns);
  const drawn = sheet.margins[place.margin]!.pieces.map(piece => {
    const { bracket } = piece;
    const segment = content.segments[bracket.segment]!;
    const label = labels.get(bracket);
    const color = colorClass(segment.codes[0]);
    const parts = [
      ...drawBracket(pen, piece, segment.codes, label),
      ...(label ? [drawNamed(pen, bracket, label, labelHeight)] : []),
    ];
    const name = escaped(segmentName(content, segment, bracket.label));
    // of a button, a title would count as words that are seen
    const title = drawing === 'file' ? `<title>${escaped(segmentDetails(content, segment))}</title>` : '';
    const classes = `segment ${color}${segment.isOther ? ' other' : ''}`;
    return `<g class="${classes}" data-segment="${bracket.segment}"${role(drawing, piece)} aria-label="${name}">${title}${parts.join('')}</g>`;
  });
  const where = side === 'left' ? l10n.t('Coding in the left margin') : l10n.t('Coding in the right margin');
  return `<svg class="margin ${side}" width="${page.columns[side]}" height="${sheet.height}" role="group" aria-label="${escaped(where)}">${drawn.join('')}</svg>`; // not for the catalogue
}

/** The class of a code’s colour. */
export function colorClass(code: number | undefined): string {
  return code === undefined ? 'none' : `c${code}`;
}

/** Where a bracket began, it is reached with keys; its further pieces are for the eye and the mouse. */
function role(drawing: Drawing, { begins }: BracketPiece): string {
  if (drawing === 'file') return ' role="img"';
  return begins ? ' role="button" tabindex="-1"' : ' role="img"';
}

/** Draws from the text outwards, to the right or to the left. */
class Pen {
  /** Where lanes end, and where labels begin, from the text. */
  readonly lanesEnd: number;
  readonly labelsAt: number;

  constructor(
    private readonly side: Side,
    private readonly columns: PageColumns,
  ) {
    this.lanesEnd = columns.lanesWidth;
    this.labelsAt = columns.lanesWidth + LEADER_WIDTH;
  }

  x(fromText: number): number {
    return round(this.side === 'right' ? fromText : this.columns.left - fromText);
  }

  /** Where something begins in a label that is so wide. */
  labelX(labelWidth: number, x: number): number {
    const { left } = this.columns;
    return round(this.side === 'right' ? this.labelsAt + x : left - this.labelsAt - labelWidth + x);
  }

  path(classes: string, ...points: readonly (readonly [fromText: number, y: number])[]): string {
    const steps = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${this.x(x)} ${round(y)}`);
    return `<path class="${classes}" d="${steps.join('')}"/>`; // not for the catalogue
  }
}

/** Where a bracket’s line is, from the text. */
function spineOf({ lane }: Bracket, { lanesEnd }: Pen): number {
  return lane === NO_LANE ? lanesEnd - CAP : CAP + lane * LANE_WIDTH;
}

function drawBracket(
  pen: Pen,
  { bracket, top, bottom, begins, ends }: BracketPiece,
  codes: readonly number[],
  label: PlacedLabel | undefined,
): string[] {
  const spine = spineOf(bracket, pen);
  // only its first row is marked where no lane was free
  if (bracket.lane === NO_LANE)
    return label
      ? [pen.path(`strand ${colorClass(codes[0])}`, [spine - CAP, label.from], [spine + CAP, label.from])]
      : [];
  const [from, to] = [begins ? top + INSET : top, ends ? bottom - INSET : bottom];
  const strands = codes.length === 0 ? [undefined] : codes.slice(0, MAX_STRANDS);
  const lines = strands.map((code, i) => {
    const x = spine + i * STRAND;
    const cap = x - i * STRAND - CAP;
    return pen.path(
      `strand ${colorClass(code)}`,
      ...(begins && i === 0 ? [[cap, from] as const] : []),
      [x, from],
      [x, to],
      ...(ends && i === 0 ? [[cap, to] as const] : []),
    );
  });
  return [pen.path('hit', [spine, from], [spine, to]), ...lines];
}

function drawNamed(pen: Pen, bracket: Bracket, label: PlacedLabel, labelHeight: number): string {
  const parts = [drawLeader(pen, bracket, label, labelHeight), ...drawLabel(pen, label, labelHeight)].join(
    '',
  );
  return label.isRepeated ? `<g class="again">${parts}</g>` : parts; // not for the catalogue
}

function drawLeader(pen: Pen, bracket: Bracket, { from, top }: PlacedLabel, labelHeight: number): string {
  return pen.path(
    'leader',
    [spineOf(bracket, pen), from],
    [pen.lanesEnd + 2, from],
    [pen.labelsAt - 3, top + labelHeight / 2],
  );
}

function drawLabel(pen: Pen, { rows, top }: PlacedLabel, labelHeight: number): string[] {
  const wide = rows.flat().reduce((end, { x, width }) => Math.max(end, x + width), 0);
  return rows.flatMap((chips, i) => {
    const y = top + i * labelHeight;
    return chips.map(chip => drawChip(chip, pen.labelX(wide, chip.x), y, labelHeight));
  });
}

function drawChip(
  { kind, code, isMarked, text, width }: LabelChip,
  x: number,
  y: number,
  height: number,
): string {
  const middle = round(y + height / 2);
  if (kind === 'memo') return `<path class="memo" d="${sheet(x, middle)}"/>`; // not for the catalogue
  if (kind === 'key') return `<path class="key" d="${star(x + width / 2, middle)}"/>`; // not for the catalogue
  const square = isMarked
    ? `<rect class="swatch ${colorClass(code)}" x="${x}" y="${middle - 4.5}" width="9" height="9" rx="1.5"/>` // not for the catalogue
    : '';
  const classes = kind === 'code' ? 'name' : kind;
  const at = round(x + (kind === 'code' ? MARK_WIDTH : 0));
  return `${square}<text class="${classes}" x="${at}" y="${middle + 4}">${escaped(shownText(text))}</text> `; // not for the catalogue
}

/** A sheet of paper with two lines on it. */
function sheet(x: number, y: number): string {
  return `M${x} ${y - 4.5}h7v6l-3 3h-4zm2 2.5h3m-3 2.5h2`;
}

function star(x: number, y: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const [radius, angle] = [i % 2 === 0 ? 5 : 2.2, (Math.PI * i) / 5 - Math.PI / 2];
    return `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
