import * as l10n from '@vscode/l10n';
/** How widespread something is among participants, in the words of consensual qualitative research. */
export type Representativeness = 'general' | 'typical' | 'variant' | 'rare';

/**
 * - `strict`: general is everyone
 * - `lenient`: general is everyone or everyone but one
 */
export type Preset = 'strict' | 'lenient';

export const PRESETS: readonly Preset[] = ['strict', 'lenient'];

/** What a reader sees for a label. */
export const LABEL_NAMES: Readonly<Record<Representativeness, string>> = {
  general: l10n.t('general'),
  typical: l10n.t('typical'),
  variant: l10n.t('variant'),
  rare: l10n.t('rare'),
};

/**
 * The label of what `count` of `of` participants mentioned (Hill, Knox, Thompson, Williams, Hess & Ladany 2005):
 * `general` all of them, `typical` more than half, `variant` two up to half, `rare` one. The strict preset is that of
 * the reference study (Dunand et al. 2024): with six, 6 / 5–4 / 3–2 / 1. In the lenient one all but one are `general`
 * too, when that is more than half. Null when no one mentioned it.
 */
export function representativeness(count: number, of: number, preset: Preset): Representativeness | null {
  if (count === 0) return null;
  const isMost = count > of / 2;
  if (count === of || (preset === 'lenient' && isMost && count === of - 1)) return 'general';
  if (isMost) return 'typical';
  return count > 1 ? 'variant' : 'rare';
}
