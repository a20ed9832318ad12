import * as l10n from '@vscode/l10n';
import type { ScaleValue } from '../../../../core/codebook/code';
import type { Codebook } from '../../../../core/codebook/codebook';
import type { Segment } from '../../../../core/coding/segment';
import { resolverOf } from '../../../../core/coding/values';
import type { TypedAhead } from '../../../ui/typedAhead';
import { askValue } from './askValue';

/** By id of a code, the value that a coding gets. */
export type ValuesByCode = ReadonlyMap<string, ScaleValue>;

/**
 * Asks for the values of those codes that have a scale and are new on a segment, one after the other; a question that is left
 * leaves its code without one.
 * @param before undefined where nothing is coded yet
 * @param chosenBy who has already chosen which value of a code
 */
export async function askValues(
  codebook: Codebook,
  codes: readonly string[],
  before: Segment | undefined,
  typedAhead: TypedAhead,
  chosenBy?: (code: string) => ReadonlyMap<ScaleValue, string>,
): Promise<ValuesByCode> {
  const resolve = resolverOf(codebook);
  const had = new Set(before?.codes.map(resolve));
  const values = new Map<string, ScaleValue>();
  for (const id of codes) {
    const code = codebook.resolve(id);
    if (!code?.scale || had.has(code.id)) continue;
    const { name, scale } = code;
    const title = l10n.t('Value of “{0}”', name);
    const chosen = await askValue({ title, scale, isNew: true, chosenBy: chosenBy?.(code.id), typedAhead });
    if (chosen?.value !== undefined) values.set(code.id, chosen.value);
  }
  return values;
}
