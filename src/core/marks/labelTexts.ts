import { oneLine } from '../base/visible';
import { valueText, valuedName } from '../coding/valuedName';
import { cutMiddle, textWidth } from '../report/chart/textWidth';
import type { EndLabel, LabelPart } from './endLabels';

/** Names at the end of a segment, and how many more there are. */
export type LabelNames = Pick<EndLabel, 'parts' | 'more'>;

/** What is written in a label. */
export interface LabelTexts {
  /** One for each of the first parts. */
  readonly texts: readonly string[];
  /** How many parts are not written. */
  readonly more: number;
}

// In pixels, for text of EM: a browser scales all of them with the text.
export const EM = 14;
export const SIZE = 11;
export const [MARGIN, GAP, PADDING, BAR] = [4, 3, 5, 4];
/** What a name has around it. */
export const FRAME = BAR + PADDING + PADDING;

/** Of a label: it fits into a row of 34 columns, so that no window that one reads in cuts it. */
export const MAX_WIDTH = 17 * EM;
/** The least of a name that is shortened: less of it would tell too little, and it is only counted. */
const LEAST_NAME = 76;
/** The same of a name that has its value after it. */
const LEAST_VALUED = 40;
/** Of a value: a longer one is shortened in its middle. */
const MAX_VALUE = 100;
/** Of a name above a turn, where there is a line for them. */
const MAX_NAME = 170;

/** What is written of a label: as many names as fit, shortened in their middle, and how many more there are. */
export function labelTexts({ parts, more }: LabelNames): LabelTexts {
  for (let count = parts.length; count > 1; count--) {
    const texts = fitted(parts.slice(0, count), more + parts.length - count, leastOf);
    if (texts) return { texts, more: more + parts.length - count };
  }
  const unwritten = more + Math.max(0, parts.length - 1);
  return { texts: fitted(parts.slice(0, 1), unwritten, () => -Infinity)!, more: unwritten };
}

/** What a part says above a turn. */
export function partText(part: LabelPart): string {
  return said(part, shortened(part.name, MAX_NAME));
}

/** All that a label says. */
export function labelText(label: LabelNames): string {
  const { texts, more } = labelTexts(label);
  return joined(texts, more);
}

/** The same with whole names. */
export function longLabelText({ parts, more }: LabelNames): string {
  return joined(
    parts.map(part => said(part, oneLine(part.name), oneLine(valueText(part.values)))),
    more,
  );
}

/** How wide a label is, in pixels. */
export function labelWidth({ texts, more }: LabelTexts): number {
  return texts.reduce((sum, text) => sum + FRAME + measured(text) + GAP, MARGIN) + countWidth(more);
}

function countWidth(more: number): number {
  return more > 0 ? measured(`+${more}`) + GAP : 0;
}

/** The least of a part’s name when it is shortened, in pixels. */
function leastOf({ values }: LabelPart): number {
  return values.length > 0 ? LEAST_VALUED : LEAST_NAME;
}

/** The texts of all these parts, where there is room for them. */
function fitted(
  parts: readonly LabelPart[],
  more: number,
  leastFor: (part: LabelPart) => number,
): readonly string[] | undefined {
  const room = MAX_WIDTH - MARGIN - parts.length * (FRAME + GAP) - countWidth(more);
  const wanted = parts.map(part => measured(said(part, oneLine(part.name))));
  // whole pixels: few lengths are remembered
  const share = Math.floor(sharedOut(wanted, room));
  const texts = parts.map((part, i) => {
    if (wanted[i]! <= share) return said(part, oneLine(part.name));
    const most = share - (wanted[i]! - measured(oneLine(part.name)));
    return most < leastFor(part) ? undefined : said(part, shortened(part.name, most));
  });
  return texts.every(text => text !== undefined) ? texts : undefined;
}

/** The most that each may have, so that all have what they want or this much, and no more than there is. */
function sharedOut(wanted: readonly number[], room: number): number {
  let left = room;
  const ascending = wanted.toSorted((a, b) => a - b);
  for (const [i, width] of ascending.entries()) {
    const share = left / (ascending.length - i);
    if (width > share) return share;
    left -= width;
  }
  return Infinity;
}

/** @param value as much of it as is written */
function said(
  { values, coder, hasMemo, isKey }: LabelPart,
  name: string,
  value = shortened(valueText(values), MAX_VALUE),
): string {
  const marks = `${isKey ? '★' : ''}${hasMemo ? '✎' : ''}`;
  return [marks, valuedName(name, value === '' ? [] : [value]), coder && `· ${coder}`]
    .filter(Boolean)
    .join(' ');
}

function joined(parts: readonly string[], more: number): string {
  return [...parts, ...(more > 0 ? [`+${more}`] : [])].join(', ');
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
export function measured(text: string): number {
  return remembered(widths, text, () => textWidth(text, SIZE));
}
