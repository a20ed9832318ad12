import * as vscode from 'vscode';
import { readableOn, tintAlpha } from '../../../../core/codebook/contrast';

/** How segments in one colour and lane are drawn. */
export interface Style {
  readonly color: string;
  /** Overlapping segments have different lanes. */
  readonly lane: number;
}

/** Text on background of VS Code's own light and dark themes: what the tints are reckoned for. */
const LIGHT = { background: '#ffffff', text: '#3b3b3b' };
const DARK = { background: '#1f1f1f', text: '#cccccc' };

/** So many segments on one stretch must still leave the words readable. */
const STACKED = 3;
/** Contrast of the words on stacked tints (WCAG 2.1, 1.4.3 level AA asks for 4.5). */
const TEXT_CONTRAST = 4.6;
/** Contrast of lines (WCAG 2.1, 1.4.11 asks for 3). */
const LINE_CONTRAST = 3;

/** One lane's line: where it runs and its pattern, so that overlaps can be told apart without colour. */
const LANES = [
  { borderWidth: '0 0 2px 0', borderStyle: 'solid' },
  { borderWidth: '2px 0 0 0', borderStyle: 'solid' },
  { borderWidth: '0 0 2px 0', borderStyle: 'dashed' },
  { borderWidth: '2px 0 0 0', borderStyle: 'dashed' },
  { borderWidth: '0 0 3px 0', borderStyle: 'dotted' },
  { borderWidth: '3px 0 0 0', borderStyle: 'dotted' },
] as const;

/** Makes decoration types when first needed and keeps them until the theme changes. */
export class Styles implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();

  keyOf({ color, lane }: Style): string {
    return `${color}/${lane % LANES.length}`;
  }

  /** The type of a key that {@link keyOf} gave. */
  type(key: string): vscode.TextEditorDecorationType {
    let type = this.types.get(key);
    if (!type) {
      const [color, lane] = key.split('/');
      this.types.set(key, (type = createType(color!, Number(lane))));
    }
    return type;
  }

  keys(): IterableIterator<string> {
    return this.types.keys();
  }

  /** Lets go of all types: they are made anew for another theme. */
  clear(): void {
    for (const type of this.types.values()) type.dispose();
    this.types.clear();
  }

  dispose(): void {
    this.clear();
  }
}

function createType(color: string, lane: number): vscode.TextEditorDecorationType {
  const kind = vscode.window.activeColorTheme.kind;
  const highContrast =
    kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight;
  const look = (theme: typeof LIGHT, background: string): vscode.ThemableDecorationRenderOptions => ({
    // high contrast themes ask for lines, not tints
    ...(highContrast ? {} : { backgroundColor: color + alphaHex(color, theme) }),
    borderColor: readableOn(color, background, highContrast ? 4.5 : LINE_CONTRAST),
  });
  return vscode.window.createTextEditorDecorationType({
    ...LANES[lane],
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    light: look(LIGHT, '#ffffff'),
    dark: look(DARK, highContrast ? '#000000' : DARK.background),
  });
}

function alphaHex(color: string, { background, text }: typeof LIGHT): string {
  const alpha = tintAlpha(color, background, text, { stacked: STACKED, ratio: TEXT_CONTRAST });
  return Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
}
