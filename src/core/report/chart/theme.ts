import { readableOn } from '../../codebook/contrast';

/** The colours of a chart; each may be anything that SVG takes for a colour. */
export interface ChartTheme {
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  readonly paper: string;
  readonly accent: string;
  /** Of shapes, where colours alone may not tell them from the paper; undefined for none. */
  readonly outline: string | undefined;
  readonly font: string;
  /** A code's colour, so that a shape in it can be seen on the paper. */
  readonly shape: (color: string) => string;
  /** Of a shape in a code's colour, where that may be too close to the paper's; undefined where `shape` takes care of it. */
  readonly edge?: (color: string) => string;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', 'Open Sans', 'DejaVu Sans', sans-serif"; // not for the catalogue
/** Of shapes to the paper (WCAG 2.1, 1.4.11). */
const SHAPE_CONTRAST = 3;

function fixed(theme: Omit<ChartTheme, 'shape' | 'font' | 'outline'>): ChartTheme {
  return {
    ...theme,
    font: FONT,
    outline: undefined,
    shape: color => readableOn(color, theme.paper, SHAPE_CONTRAST),
  };
}

/** For paper and for light pages. */
export const LIGHT: ChartTheme = fixed({
  ink: '#1f2328',
  muted: '#59636e',
  hairline: '#d1d9e0',
  paper: '#ffffff',
  accent: '#3a6ea5',
});

export const DARK: ChartTheme = fixed({
  ink: '#e6edf3',
  muted: '#9da7b1',
  hairline: '#3d444d',
  paper: '#1f2328',
  accent: '#6ca7e0',
});

/** In VS Code, with the colours of its theme. */
export const EDITOR: ChartTheme = {
  ink: 'var(--vscode-foreground)',
  muted: 'var(--vscode-descriptionForeground)',
  hairline: 'color-mix(in srgb, var(--vscode-foreground) 22%, transparent)', // not for the catalogue
  paper: 'var(--vscode-editor-background)',
  accent: 'var(--vscode-charts-blue)',
  outline: 'var(--vscode-contrastBorder, none)', // not for the catalogue
  font: 'var(--vscode-font-family, system-ui, sans-serif)', // not for the catalogue
  shape: color => color,
  // only the page knows the paper's colour
  edge: color => `var(--vscode-contrastBorder, color-mix(in srgb, ${color} 55%, var(--vscode-foreground)))`, // not for the catalogue
};
