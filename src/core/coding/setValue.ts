import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { ScaleValue } from '../codebook/code';
import type { Codebook } from '../codebook/codebook';
import { isOnScale } from '../codebook/scales';
import { sameJson } from '../records/sameJson';
import { gone } from './operations';
import type { Segment, Sidecar } from './segment';
import { resolverOf, withValue } from './values';

/**
 * Gives a coding on each of several segments a value; undefined removes it. Segments that do not have the code stay as they
 * are. Those that are gone are an error, as nothing may be done to half of them.
 * @param code id of a code with a scale
 */
export function setValue(
  sidecar: Sidecar,
  segmentIds: readonly string[],
  code: string,
  value: ScaleValue | undefined,
  codebook: Codebook,
): Result<Sidecar> {
  const known = codebook.resolve(code);
  if (!known) return fail(l10n.t('The codebook no longer has a code “{0}”.', code));
  if (value !== undefined && !known.scale) return fail(l10n.t('“{0}” has no scale.', known.name));
  if (value !== undefined && !isOnScale(known.scale!, value))
    return fail(l10n.t('“{0}” is not on the scale of “{1}”.', String(value), known.name));
  const open = new Set(segmentIds);
  const segments = sidecar.segments.map(segment =>
    open.delete(segment.id) ? valued(segment, known.id, value, codebook) : segment,
  );
  for (const id of open) return fail(gone(id));
  const isSame = segments.every((segment, i) => segment === sidecar.segments[i]);
  return ok(isSame ? sidecar : { ...sidecar, segments });
}

function valued(segment: Segment, code: string, value: ScaleValue | undefined, codebook: Codebook): Segment {
  const resolve = resolverOf(codebook);
  if (!segment.codes.some(id => resolve(id) === code)) return segment;
  const after = withValue(segment, code, value, resolve);
  return sameJson(after, segment) ? segment : after;
}
