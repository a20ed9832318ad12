import { parseHex, readableOn, toHex } from '../../core/codebook/contrast';
import { GlyphWidths } from '../../core/page/glyphWidths';
import type { Page } from '../../core/page/layoutPage';
import type { PageContent } from '../../core/page/pageModel';
import type { PageStyle } from '../../core/page/pageStyle';

/** A page is no wider, however wide its panel is: long lines are hard to read. */
const MAX_WIDTH = 1150;
const MIN_WIDTH = 420;
/** Left and right of the page together, with room for a scrollbar. */
const AROUND = 44;
/** Lines and squares have this contrast to what is behind them; in high contrast more. */
const CONTRAST = { usual: 3, high: 7 };
/** So much is drawn at once, in pixels. */
const SHEET = 900;

const canvas = document.createElement('canvas').getContext('2d')!;

/** How a page is set in a panel so wide, in the fonts of the editor. */
export function styleFor(panelWidth: number): PageStyle {
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  const size = parseFloat(fontSize);
  const text = size + 1.5;
  const label = Math.max(11, size - 1);
  const widths = (pixels: number, weight: number) =>
    new GlyphWidths(character => {
      canvas.font = `${weight} ${pixels}px ${fontFamily}`;
      return canvas.measureText(character).width;
    });
  return {
    width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, panelWidth - AROUND)),
    rowHeight: Math.round(text * 1.6),
    labelHeight: Math.round(label * 1.45),
    turnGap: Math.round(text * 0.7),
    paragraphGap: Math.round(text * 0.35),
    sheetHeight: SHEET,
    firstSheetHeight: SHEET,
    isContinuous: true,
    textWidths: widths(text, 400),
    headWidths: widths(text, 600),
    labelWidths: widths(label, 400),
  };
}

/** All that a page’s style depends on: a page that is set for the same need not be set again. */
export function styleKey(panelWidth: number): string {
  const { fontFamily, fontSize, backgroundColor } = getComputedStyle(document.body);
  return [panelWidth, fontFamily, fontSize, backgroundColor, document.body.className].join('|');
}

const sheet = new CSSStyleSheet();

/** Gives the columns their widths, and the codes colours that can be told from the theme’s background. */
export function applyStyle({ columns }: Page, { codes }: PageContent, style: PageStyle): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const { fontSize } = getComputedStyle(document.body);
  const size = parseFloat(fontSize);
  const ground = backgroundColor();
  const isHigh = document.body.classList.contains('vscode-high-contrast');
  const ratio = isHigh ? CONTRAST.high : CONTRAST.usual;
  const variables = {
    width: style.width,
    row: style.rowHeight,
    numbers: columns.numbers,
    speaker: columns.speaker,
    words: columns.text,
    text: size + 1.5,
    label: Math.max(11, size - 1),
  };
  const rules = [
    `:root{${Object.entries(variables)
      .map(([name, value]) => `--${name}:${value}px`)
      .join(';')}}`,
    ...codes.map(({ color }, i) => `.c${i}{--code:${readableOn(color, ground, ratio)}}`),
  ];
  sheet.replaceSync(rules.join('\n'));
}

function backgroundColor(): string {
  const [red = 255, green = 255, blue = 255] = (
    getComputedStyle(document.body).backgroundColor.match(/\d+(\.\d+)?/g) ?? []
  ).map(Number);
  const color = toHex([red, green, blue]);
  return parseHex(color) ? color : '#ffffff';
}
