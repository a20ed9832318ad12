/** A colour that can be picked by name. */
export interface PaletteColor {
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/**
 * Colours for codes. All have a contrast of 3 or more both to white and to #1f1f1f, as WCAG 2.1 (1.4.11) asks of lines
 * and icons, which leaves a narrow band of lightness. Within it, and with a chroma of at most 0.18, they were chosen
 * one by one, beginning with a steel blue and a grey: each is the candidate furthest from all before it, by the smaller
 * of its distances in OKLab (Ottosson 2020) for normal vision and, weighted, for deuteranopia (matrix of Machado,
 * Oliveira & Fernandes 2009). So the first few are the easiest to tell apart. No two are nearer than 0.08 in OKLab.
 */
export const PALETTE: readonly PaletteColor[] = [
  { name: 'Blue', color: '#4e79a7' },
  { name: 'Orange', color: '#ed6e12' },
  { name: 'Green', color: '#058d1d' },
  { name: 'Orchid', color: '#c56fdf' },
  { name: 'Olive', color: '#93912c' },
  { name: 'Rose', color: '#e1527b' },
  { name: 'Teal', color: '#279ea2' },
  { name: 'Violet', color: '#8654cc' },
  { name: 'Terracotta', color: '#bc634c' },
  { name: 'Cornflower', color: '#6887ff' },
  { name: 'Moss', color: '#5d713d' },
  { name: 'Plum', color: '#935785' },
  { name: 'Sky', color: '#1a95d8' },
  { name: 'Lavender', color: '#8f80c3' },
  { name: 'Magenta', color: '#bd4498' },
  { name: 'Pine', color: '#1a8770' },
  { name: 'Mauve', color: '#c27896' },
  { name: 'Grey', color: '#7f7f7f' },
];
