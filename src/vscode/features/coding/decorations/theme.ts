import * as vscode from 'vscode';
import { readableOn, tintAlpha } from '../../../../core/codebook/contrast';

/** Text on background of VS Code's own themes: what tints and lines are reckoned for. */
const GROUNDS = {
  light: { background: '#ffffff', text: '#3b3b3b' },
  dark: { background: '#1f1f1f', text: '#cccccc' },
  highContrast: { background: '#000000', text: '#ffffff' },
  highContrastLight: { background: '#ffffff', text: '#292929' },
};

/** So many segments on one stretch must still leave the words readable. */
const STACKED = 3;
/** Contrast of the words on stacked tints (WCAG 2.1, 1.4.3 level AA asks for 4.5). */
const TEXT_CONTRAST = 4.6;
/** Contrast of lines (WCAG 2.1, 1.4.11 asks for 3). */
const LINE_CONTRAST = 3;

/** How codes' colours are drawn in the theme that is used. */
export class MarkTheme {
  private constructor(
    private readonly ground: { readonly background: string; readonly text: string },
    /** High contrast themes ask for lines, not tints. */
    readonly isHighContrast: boolean,
  ) {}

  static current(): MarkTheme {
    switch (vscode.window.activeColorTheme.kind) {
      case vscode.ColorThemeKind.Light:
        return new MarkTheme(GROUNDS.light, false);
      case vscode.ColorThemeKind.HighContrast:
        return new MarkTheme(GROUNDS.highContrast, true);
      case vscode.ColorThemeKind.HighContrastLight:
        return new MarkTheme(GROUNDS.highContrastLight, true);
      default:
        return new MarkTheme(GROUNDS.dark, false);
    }
  }

  /** Of words. */
  get ink(): string {
    return this.ground.text;
  }

  /** How strong the frame of a label is filled, from 0 to 1. */
  get tint(): number {
    return this.isHighContrast ? 0 : 0.16;
  }

  readonly lineOf = (color: string): string => readableOn(color, this.ground.background, LINE_CONTRAST);

  /** Of a colour behind words; undefined where there is to be none. */
  tintOf(color: string): string | undefined {
    if (this.isHighContrast) return undefined;
    const { background, text } = this.ground;
    const alpha = tintAlpha(color, background, text, { stacked: STACKED, ratio: TEXT_CONTRAST });
    return (
      color +
      Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')
    );
  }
}
