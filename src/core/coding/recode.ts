import { type Result, fail, ok } from '../base/result';
import type { Codebook } from '../codebook/codebook';
import { hasMemo } from './annotation';
import { gone } from './operations';
import type { Segment, Sidecar } from './segment';
import { resolverOf, withCarriedValues, withCodesAndValues } from './values';

/** What is done to the codes of several segments: some are removed, some added, or some take the place of others. */
export interface Recoding {
  /** Ids of codes; with merged ones that have become them. */
  readonly remove: readonly string[];
  /** Ids of codes. */
  readonly add: readonly string[];
  /** Only segments that have a code to remove get those to add: these replace it. */
  readonly isReplacement: boolean;
}

/**
 * Recodes segments; one that is left without a code is removed, or stays as an annotation when it has a memo. Those that are
 * gone are an error, as nothing may be done to half of them.
 */
export function recodeSegments(
  sidecar: Sidecar,
  segmentIds: readonly string[],
  recoding: Recoding,
  codebook: Codebook,
): Result<Sidecar> {
  const open = new Set(segmentIds);
  const segments = sidecar.segments.flatMap(segment =>
    open.delete(segment.id) ? (recoded(segment, recoding, codebook) ?? []) : segment,
  );
  for (const id of open) return fail(gone(id));
  const isSame =
    segments.length === sidecar.segments.length && segments.every((one, i) => one === sidecar.segments[i]);
  return ok(isSame ? sidecar : { ...sidecar, segments });
}

/**
 * Puts a code in place of others on all segments that have any of these.
 * @param from ids of codes; with merged ones that have become them
 * @param codebook that has these
 */
export function moveCodings(
  sidecar: Sidecar,
  from: readonly string[],
  to: string,
  codebook: Codebook,
): Result<Sidecar> {
  const recoding: Recoding = { remove: from, add: [to], isReplacement: true };
  const segments = sidecar.segments.flatMap(segment => recoded(segment, recoding, codebook) ?? []);
  return ok(segments.every((one, i) => one === sidecar.segments[i]) ? sidecar : { ...sidecar, segments });
}

/**
 * The segment with other codes, the same one where they stay; undefined when it has neither a code nor a memo any more. The
 * value of a code goes with it, and to a code in its place that has it on its scale.
 */
export function recoded(
  segment: Segment,
  { remove, add, isReplacement }: Recoding,
  codebook: Codebook,
): Segment | undefined {
  const isRemoved = (id: string) => remove.includes(codebook.resolve(id)?.id ?? id);
  if (isReplacement && !segment.codes.some(isRemoved)) return segment;
  // a merged code has become another one, which is then there already
  const has = new Set(segment.codes.map(id => codebook.resolve(id)?.id ?? id));
  const added = add.filter(id => !has.has(id) || isRemoved(id));
  const codes = [...new Set([...segment.codes.filter(id => !isRemoved(id)), ...added])];
  if (codes.length === 0 && !hasMemo(segment)) return undefined;
  const isSame = codes.length === segment.codes.length && codes.every((id, i) => id === segment.codes[i]);
  if (isSame) return segment;
  const after = withCodesAndValues(segment, codes, resolverOf(codebook));
  return isReplacement ? withCarriedValues(after, segment, remove, add, codebook) : after;
}
