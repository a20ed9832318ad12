import * as l10n from '@vscode/l10n';
import type { Chart, Label } from './chart';
import { escapeText, tag } from './svg';
import { textWidth, wrapText } from './textWidth';
import type { ChartTheme } from './theme';

/** Sizes of fonts, in pixels. */
export const TEXT = 12.5;
export const SMALL = 11;
const TITLE = 14;
/** From line to line of a label, in pixels. */
export const LINE = 16;
const INDENT = 14;
/** Labels on the left are wrapped at this width, in pixels, or at this share of a narrow page. */
const WIDEST_LABEL = 310;
const LABELS_SHARE = 0.36;

/** A label on the left, as it is drawn. */
export interface LabelBlock {
  readonly label: Label;
  readonly lines: readonly string[];
  readonly indent: number;
  /** Pixels that are left free above the row. */
  readonly above: number;
  /** Of the row itself, in pixels. */
  readonly height: number;
  readonly width: number;
}

/** Air above a theme, in pixels. */
const GAP = 6;

/**
 * The labels of a chart in lines, no more than `most` each, and one more where there is little room; a row is at least
 * `least` pixels high.
 */
export function labelBlocks(
  labels: readonly Label[],
  most: number,
  least: number,
  room: number,
): readonly LabelBlock[] {
  const widest = Math.min(WIDEST_LABEL, room * LABELS_SHARE);
  const atMost = widest < WIDEST_LABEL ? most + 1 : most;
  return labels.map((label, i) => {
    const indent = Math.min(label.level, 6) * INDENT;
    const lines = wrapText(label.text, widest - indent, TEXT, atMost, label.strong);
    const width = indent + Math.max(...lines.map(line => textWidth(line, TEXT, label.strong)));
    const above = label.strong && i > 0 ? GAP : 0;
    return { label, lines, indent, width, above, height: Math.max(least, lines.length * LINE + 6) };
  });
}

/** How much room labels on the left need, in pixels. */
export function labelsWidth(blocks: readonly LabelBlock[]): number {
  return blocks.reduce((widest, { width }) => Math.max(widest, width), 0) + 12;
}

/** A label on the left of a row that begins at `y`. */
export function drawLabel(
  { label, lines, indent, height }: LabelBlock,
  y: number,
  theme: ChartTheme,
): string {
  const top = y + (height - lines.length * LINE) / 2 + LINE - 4;
  const spans = lines.map((line, i) => tag('tspan', { x: indent, y: top + i * LINE }, escapeText(line)));
  const isCut = lines.join(' ') !== label.text;
  return tag(
    'text',
    { fill: theme.ink, 'font-size': TEXT, 'font-weight': label.strong ? 600 : undefined },
    ...(isCut ? [tag('title', {}, escapeText(label.text))] : []),
    ...spans,
  );
}

export function drawText(
  text: string,
  x: number,
  y: number,
  fill: string,
  more: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return tag('text', { x, y, fill, 'font-size': SMALL, ...more }, escapeText(text));
}

/** Text that may lie on lines: with some paper around its letters. */
export function drawFigure(
  text: string,
  x: number,
  y: number,
  fill: string,
  paper: string,
  anchor?: string,
): string {
  const halo = { stroke: paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return drawText(text, x, y, fill, { ...halo, 'text-anchor': anchor });
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, dash?: string): string {
  return tag('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1, 'stroke-dasharray': dash });
}

/** Shapes for a figure, which say it when the pointer rests on them. */
export function drawMark(number: number, label: string, ...shapes: readonly string[]): string {
  return tag('g', { 'data-mark': number }, tag('title', {}, escapeText(label)), ...shapes);
}

/** The body of a chart, drawn from its own upper left corner. */
export interface Body {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
}

export const MARGIN = 16;

/** A length that is as usual, or less where there is not so much room. */
export function lengthIn(room: number, usual: number, least: number): number {
  return Math.max(Math.min(usual, room), least);
}

/** Title and caption need so much, in pixels. */
const LEAST_WIDTH = 360;

/** A whole drawing: title, caption, body. @param room in which it should fit, in pixels without margins */
export function frame({ title, caption = '' }: Chart, body: Body, theme: ChartTheme, room: number): string {
  const inner = Math.max(body.width, Math.min(LEAST_WIDTH, room));
  const titleLines = wrapText(title, inner, TITLE, 3, true);
  const captionLines = caption === '' ? [] : wrapText(caption, inner, SMALL, 4);
  const captionTop = MARGIN + titleLines.length * 19 + 2;
  const bodyTop = captionTop + captionLines.length * 15 + 14;
  // what is exactly as wide as its page may be a rounding error wider
  const [width, height] = [Math.ceil(inner + 2 * MARGIN - 1e-6), Math.ceil(bodyTop + body.height + MARGIN)];
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': title,
      'font-family': theme.font,
    },
    tag('rect', { width, height, fill: theme.paper }),
    ...titleLines.map((text, i) =>
      drawText(text, MARGIN, MARGIN + 13 + i * 19, theme.ink, { 'font-size': TITLE, 'font-weight': 600 }),
    ),
    ...captionLines.map((text, i) => drawText(text, MARGIN, captionTop + 11 + i * 15, theme.muted)),
    tag('g', { transform: `translate(${MARGIN} ${bodyTop})` }, ...body.shapes),
  );
}

/** Says that there is nothing to draw. */
export function emptyBody(theme: ChartTheme): Body {
  const text = l10n.t('Nothing is coded here yet.');
  return { width: 360, height: 24, shapes: [drawText(text, 0, 14, theme.muted, { 'font-size': TEXT })] };
}

/** About as many ticks as asked for, from 0 on, at steps of 1, 2 or 5 times a power of ten; for counts never less than 1. */
export function ticksUpTo(most: number, about: number): number[] {
  if (!(most > 0)) return [0];
  const rough = Math.max(most / about, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= rough)!;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}
