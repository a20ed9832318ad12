import { readableOn } from '../codebook/contrast';
import type { PageCode } from './pageModel';
import type { PageColumns } from './pageStyle';
import { GUTTER, type PageStyle } from './pageStyle';

/** Lines and squares have this contrast to what is behind them, as WCAG 2.1 (1.4.11) asks. */
const CONTRAST = 3;
const [PAPER, DARK] = ['#ffffff', '#1f1f1f'];

/** The style sheet of a page as a file: light or dark as the reader’s system is, and black on white in print. */
export function fileStyle(
  codes: readonly PageCode[],
  columns: PageColumns,
  { width, rowHeight }: PageStyle,
  fontSizes: { readonly text: number; readonly label: number },
): string {
  const colors = (background: string) =>
    codes.map(({ color }, i) => `.c${i}{--code:${readableOn(color, background, CONTRAST)}}`).join('');
  const isWide = columns.left > 0;
  return [
    ':root{color-scheme:light dark;--ink:#1a1a1a;--soft:#595959;--line:#9a9a9a;--ground:#ffffff;--d1:#eef2f6;--d2:#dfe7ee;--d3:#cfdbe5}', // not for the catalogue
    colors(PAPER),
    `@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e4e4;--soft:#a8a8a8;--line:#7d7d7d;--ground:${DARK};--d1:#2a2f35;--d2:#343c45;--d3:#3f4a56}${colors(DARK)}}`, // not for the catalogue
    `@page{size:${isWide ? 'landscape' : 'portrait'};margin:12mm 12mm 14mm;@bottom-center{content:counter(page);font:9pt sans-serif}}`, // not for the catalogue
    '*{box-sizing:border-box}',
    'body{margin:0;padding:24px 16px;color:var(--ink);background:var(--ground);font:15px/1.45 system-ui,"Segoe UI",Helvetica,Arial,sans-serif}', // not for the catalogue
    `main{width:${width}px;margin:0 auto}`, // not for the catalogue
    'h1{font-size:20px;margin:0 0 6px;overflow-wrap:anywhere}h2{font-size:16px;margin:28px 0 8px;break-after:avoid}', // not for the catalogue
    'header p,.notes p{margin:2px 0;color:var(--soft);font-size:12.5px}header{margin-bottom:18px}', // not for the catalogue
    '.sides{display:flex;justify-content:space-between;font-weight:600;margin-top:8px}', // not for the catalogue
    `.sheet{display:flex;gap:${GUTTER}px;break-inside:avoid}.margin{flex:none;overflow:visible}`, // not for the catalogue
    `.rows{flex:none;width:${columns.numbers + GUTTER + (columns.speaker > 0 ? columns.speaker + GUTTER : 0) + columns.text}px}`, // not for the catalogue
    '.rows p{margin:0}',
    `.row{display:flex;height:${rowHeight}px;line-height:${rowHeight}px;white-space:nowrap;gap:${GUTTER}px;font-size:${fontSizes.text}px}`, // not for the catalogue
    `.no{flex:none;width:${columns.numbers}px;text-align:right;color:var(--soft);font-size:${fontSizes.label - 1}px;font-variant-numeric:tabular-nums;user-select:none}`, // not for the catalogue
    `.who{flex:none;width:${columns.speaker}px;overflow:hidden;user-select:none}.who.label{font-weight:600}.who.timestamp{color:var(--soft)}`, // not for the catalogue
    '.words{flex:1}mark{color:inherit;background:var(--d1)}mark.d2{background:var(--d2)}mark.d3{background:var(--d3)}', // not for the catalogue
    MARGIN_STYLE,
    `.margin text{font-size:${fontSizes.label}px}`, // not for the catalogue
    '.legend{columns:2;column-gap:32px;padding:0;margin:0;list-style:none;font-size:13px}.legend li{break-inside:avoid;padding:1px 0 1px 18px;position:relative}', // not for the catalogue
    '.legend i{position:absolute;left:0;top:6px;width:10px;height:10px;border-radius:2px;background:var(--code,var(--line))}.legend b{font-weight:400;color:var(--soft)}', // not for the catalogue
    '.memos{margin:0;padding:0;list-style:none;font-size:13px}.memos li{margin:0 0 8px;break-inside:avoid}.memos q{color:var(--soft)}.memos p{margin:0;white-space:pre-wrap}', // not for the catalogue
    '@media print{:root{--ink:#000;--soft:#444;--line:#777;--d1:#f0f0f0;--d2:#e0e0e0;--d3:#cfcfcf}body{padding:0}main{width:auto}.sheet{break-after:page}.sheet:last-of-type{break-after:auto}mark,.swatch,.legend i{print-color-adjust:exact;-webkit-print-color-adjust:exact}}', // not for the catalogue
  ].join('\n');
}

/** How brackets and labels are drawn, in a file as in a webview. */
const MARGIN_STYLE =
  '.margin path{fill:none}.strand{stroke:var(--code,var(--line));stroke-width:2}.other .strand{stroke-dasharray:5 2.5}.leader{stroke:var(--line);stroke-width:.75}.hit{stroke:transparent;stroke-width:8}.margin text{fill:var(--ink)}.margin .coder,.margin .more{fill:var(--soft)}.again text{font-style:italic}@media screen{.again{display:none}}.swatch{fill:var(--code,var(--line))}.margin .memo{stroke:var(--ink);stroke-width:1.2}.margin .key{fill:var(--ink)}'; // not for the catalogue
