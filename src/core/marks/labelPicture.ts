import { oneLine } from '../base/visible';
import { cutMiddle, textWidth } from '../report/chart/textWidth';
import { escapeText, tag } from '../report/chart/svg';
import type { EndLabel, LabelPart } from './endLabels';

/** Colours of a theme, `#rrggbb`. */
export interface LabelTheme {
  readonly ink: string;
  /** Of a line in a code's colour, readable on the background. */
  readonly lineOf: (color: string) => string;
  /** How strong the tint of a label is, from 0 to 1. */
  readonly tint: number;
}

// In pixels, for text of EM: a browser scales all of them with the text.
const EM = 14;
/** Its height; in ems it is {@link LABEL_HEIGHT}. */
const HEIGHT = 18;
const SIZE = 11;
/** How wide each of one, two or three names may be: a label fits into a row of a narrow editor. */
const MAX_NAME_WIDTHS = [170, 125, 90];
const [MARGIN, GAP, PADDING, BAR] = [4, 3, 5, 4];
/** What a name has around it. */
const FRAME = BAR + PADDING + PADDING;
const [TOP, BOX, BASELINE] = [1, 15, 12.4];
const FONT = "'Segoe UI', system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"; // not for the catalogue

/** Of every label, in ems. */
export const LABEL_HEIGHT = HEIGHT / EM;

/**
 * What a part says: marks, the name, whose it is. A long name is cut.
 * @param of how many parts it is one
 */
export function partText(part: LabelPart, of = 1): string {
  return said(part, shortened(part.name, MAX_NAME_WIDTHS[of - 1] ?? MAX_NAME_WIDTHS.at(-1)!));
}

function partTexts(parts: readonly LabelPart[]): string[] {
  return parts.map(part => partText(part, parts.length));
}

/** All that a label says. */
export function labelText({ parts, more }: Pick<EndLabel, 'parts' | 'more'>): string {
  return joined(partTexts(parts), more);
}

/** The same with whole names. */
export function longLabelText({ parts, more }: Pick<EndLabel, 'parts' | 'more'>): string {
  return joined(
    parts.map(part => said(part, oneLine(part.name))),
    more,
  );
}

function said({ coder, hasMemo, isKey }: LabelPart, name: string): string {
  const marks = `${isKey ? '★' : ''}${hasMemo ? '✎' : ''}`;
  return [marks, name, coder && `· ${coder}`].filter(Boolean).join(' ');
}

function joined(parts: readonly string[], more: number): string {
  return [...parts, ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

/** How wide a label is, in halves of an em. */
export function labelHalves({ parts, more }: Pick<EndLabel, 'parts' | 'more'>): number {
  const widths = partTexts(parts).map(text => FRAME + measured(text));
  if (more > 0) widths.push(measured(`+${more}`));
  return Math.ceil(widths.reduce((sum, width) => sum + width + GAP, MARGIN) / (EM / 2));
}

/** Draws a label: each name in a frame of its code's colour, others' in a dashed one. */
export function labelPicture(label: Pick<EndLabel, 'parts' | 'more'>, theme: LabelTheme): string {
  let x = MARGIN;
  const texts = partTexts(label.parts);
  const drawn = label.parts.map((part, i) => {
    const svg = drawPart(part, texts[i]!, x, theme);
    x += FRAME + measured(texts[i]!) + GAP;
    return svg;
  });
  if (label.more > 0) drawn.push(drawText(`+${label.more}`, x, theme));
  const width = (labelHalves(label) * EM) / 2;
  return tag(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` },
      preserveAspectRatio: 'none',
    },
    ...drawn,
  );
}

function drawPart(part: LabelPart, text: string, x: number, theme: LabelTheme): string {
  const width = FRAME + measured(text);
  const color = theme.lineOf(part.color);
  const isOther = part.coder !== undefined;
  const frame = tag('rect', {
    ...{ x: x + 0.5, y: TOP + 0.5, width: width - 1, height: BOX - 1, rx: 3 },
    ...{ fill: part.color, 'fill-opacity': isOther ? 0 : theme.tint, stroke: color },
    'stroke-dasharray': isOther ? '3 2' : undefined,
  });
  const bar = tag('rect', { x, y: TOP, width: BAR, height: BOX, rx: 1.5, fill: color });
  return frame + (isOther ? '' : bar) + drawText(text, x + BAR + PADDING, theme);
}

/** The text is made to fit: how wide it is in the reader's font is not known here. */
function drawText(text: string, x: number, { ink }: LabelTheme): string {
  return tag(
    'text',
    {
      ...{ x, y: BASELINE, 'font-family': FONT, 'font-size': SIZE, fill: ink },
      ...{ textLength: measured(text), lengthAdjust: 'spacingAndGlyphs' },
    },
    escapeText(text),
  );
}

const cuts = new Map<string, string>();
const widths = new Map<string, number>();
/** More than a codebook has names. */
const MAX_KEPT = 10_000;

/** The same few names are written again and again, and to measure one means to take it apart into characters. */
function remembered<T>(known: Map<string, T>, text: string, make: (text: string) => T): T {
  let value = known.get(text);
  if (value === undefined) {
    if (known.size >= MAX_KEPT) known.clear();
    known.set(text, (value = make(text)));
  }
  return value;
}

function shortened(name: string, most: number): string {
  return remembered(cuts, `${most} ${name}`, () => cutMiddle(name, most, SIZE));
}

/** Width of a text, in pixels. */
function measured(text: string): number {
  return remembered(widths, text, () => textWidth(text, SIZE));
}
