import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { otherFonts } from './systemFonts';

/** Pixels of a picture for each of the drawing's: sharp in print at half the size. */
const SCALE = 2;
/** A picture of more pixels in height or width is drawn smaller: few programs could show it. */
const MAX_PIXELS = 30_000;
/** Files that the build puts beside the bundle; in the sources they are where they were installed. */
const FILES = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const;

const FONT = 'DejaVu Sans'; // not for the catalogue

/** There is nothing to draw with; the message goes to the user. */
export class NothingToDrawWith extends Error {}

let ready: Promise<typeof import('@resvg/resvg-wasm')> | undefined;

/**
 * Draws an SVG as a PNG, the same on every system: with a font of our own (Latin, Greek, Cyrillic, Arabic), and, for
 * what it does not have, with one of the system's. The library is loaded when first used.
 * @throws NothingToDrawWith where the program was copied without its files
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await (ready ??= load());
  const fontBuffers = [read('DejaVuSans.ttf'), read('DejaVuSans-Bold.ttf'), ...otherFonts(svg)];
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: Math.min(SCALE, MAX_PIXELS / longestSide(svg)) },
    font: { fontBuffers, defaultFontFamily: FONT, sansSerifFamily: FONT },
  });
  const image = drawing.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    drawing.free();
  }
}

function longestSide(svg: string): number {
  const [, width = '1', height = '1'] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return Math.max(Number(width), Number(height));
}

async function load(): Promise<typeof import('@resvg/resvg-wasm')> {
  const resvg = await import('@resvg/resvg-wasm');
  await resvg.initWasm(read('resvg.wasm'));
  return resvg;
}

function read(name: keyof typeof FILES): Uint8Array {
  // bundled, this is in a part of the program, or in the program itself
  const bundled = ['../png', 'png'].map(folder => path.join(__dirname, folder, name));
  const installed = path.join(__dirname, '../../node_modules', FILES[name]);
  const file = [...bundled, installed].find(one => fs.existsSync(one));
  if (file !== undefined) return fs.readFileSync(file);
  throw new NothingToDrawWith(
    l10n.t(
      'This copy of transcript-coder lacks the files with which PNG pictures are drawn. Use SVG, or the program in the folder in which it was built.',
    ),
  );
}
