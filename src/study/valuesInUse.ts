import type { ScaleValue } from '../core/codebook/code';
import { resolverOf, valuesOf } from '../core/coding/values';
import type { Study } from './study';

/** Which values the shown codings with a code have, with how many segments have each. */
export function valuesInUse(
  { codebook, use }: Pick<Study, 'codebook' | 'use'>,
  code: string,
): Map<ScaleValue, number> {
  const resolve = resolverOf(codebook);
  const found = new Map<ScaleValue, number>();
  for (const { segment } of use.segmentsOfCodes(codebook, new Set([code])))
    for (const value of valuesOf(segment, code, resolve)) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}
