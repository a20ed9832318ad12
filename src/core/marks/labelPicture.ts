import { escapeText, tag } from '../report/chart/svg';
import type { LabelPart } from './endLabels';
import {
  BAR,
  EM,
  FRAME,
  GAP,
  type LabelNames,
  MARGIN,
  PADDING,
  SIZE,
  labelTexts,
  labelWidth,
  measured,
} from './labelTexts';

/** Colours of a theme, `#rrggbb`. */
export interface LabelTheme {
  readonly ink: string;
  /** Of a line in a code's colour, readable on the background. */
  readonly lineOf: (color: string) => string;
  /** How strong the tint of a label is, from 0 to 1. */
  readonly tint: number;
}

/** Of a label, in pixels; in ems it is {@link LABEL_HEIGHT}. */
const HEIGHT = 18;
const [TOP, BOX, BASELINE] = [1, 15, 12.4];
const FONT = "'Segoe UI', system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"; // not for the catalogue

/** Of every label, in ems. */
export const LABEL_HEIGHT = HEIGHT / EM;

/** How wide a label is, in halves of an em. */
export function labelHalves(label: LabelNames): number {
  return Math.ceil(labelWidth(labelTexts(label)) / (EM / 2));
}

/** Draws a label: each name in a frame of its code's colour, others' in a dashed one. */
export function labelPicture(label: LabelNames, theme: LabelTheme): string {
  let x = MARGIN;
  const { texts, more } = labelTexts(label);
  const drawn = texts.map((text, i) => {
    const svg = drawPart(label.parts[i]!, text, x, theme);
    x += FRAME + measured(text) + GAP;
    return svg;
  });
  if (more > 0) drawn.push(drawText(`+${more}`, x, theme));
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
