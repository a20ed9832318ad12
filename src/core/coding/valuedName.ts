import * as l10n from '@vscode/l10n';
import type { ScaleValue } from '../codebook/code';

/** `Trust: high`; of values that contradict each other all of them: `Trust: low / high`. Without any, the name alone. */
export function valuedName(name: string, values: readonly ScaleValue[]): string {
  return values.length === 0 ? name : l10n.t('{0}: {1}', name, valueText(values));
}

/** The values of a coding on one line; empty without any. */
export function valueText(values: readonly ScaleValue[]): string {
  return values.join(' / ');
}
