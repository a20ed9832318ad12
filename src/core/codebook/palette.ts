import * as l10n from '@vscode/l10n';

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
  { name: l10n.t('Blue'), color: '#4e79a7' },
  { name: l10n.t('Orange'), color: '#ed6e12' },
  { name: l10n.t('Green'), color: '#058d1d' },
  { name: l10n.t('Orchid'), color: '#c56fdf' },
  { name: l10n.t('Olive'), color: '#93912c' },
  { name: l10n.t('Rose'), color: '#e1527b' },
  { name: l10n.t('Teal'), color: '#279ea2' },
  { name: l10n.t('Violet'), color: '#8654cc' },
  { name: l10n.t('Terracotta'), color: '#bc634c' },
  { name: l10n.t('Cornflower'), color: '#6887ff' },
  { name: l10n.t('Moss'), color: '#5d713d' },
  { name: l10n.t('Plum'), color: '#935785' },
  { name: l10n.t('Sky'), color: '#1a95d8' },
  { name: l10n.t('Lavender'), color: '#8f80c3' },
  { name: l10n.t('Magenta'), color: '#bd4498' },
  { name: l10n.t('Pine'), color: '#1a8770' },
  { name: l10n.t('Mauve'), color: '#c27896' },
  { name: l10n.t('Grey'), color: '#7f7f7f' },
];
