import * as l10n from '@vscode/l10n';
import { enumerate } from '../core/base/phrases';
import type { Codebook } from '../core/codebook/codebook';
import { isOnScale } from '../core/codebook/scales';
import { scaleText } from '../core/codebook/editScale';
import type { Segment } from '../core/coding/segment';
import { resolverOf, strayValues, valuesOf } from '../core/coding/values';
import type { Finding } from './finding';

/** Values of a segment that count for nothing, each with the reason. */
export function valueFindings(segment: Segment, codebook: Codebook): Finding[] {
  if (!segment.values) return [];
  const resolve = resolverOf(codebook);
  const stray = strayValues(segment, resolve);
  const named = Object.keys(segment.values).filter(id => !stray.includes(id));
  return [
    ...stray.map(id =>
      warning(
        'stray-value',
        l10n.t('The segment has a value for “{0}”, but not this code.', nameOf(codebook, id)),
      ),
    ),
    ...[...new Set(named.map(resolve))].flatMap(code => valuesFinding(segment, code, codebook)),
  ];
}

function valuesFinding(segment: Segment, id: string, codebook: Codebook): Finding[] {
  const code = codebook.get(id);
  // that the codebook does not have the code is said already
  if (!code) return [];
  const values = valuesOf(segment, id, resolverOf(codebook));
  const list = enumerate(values.map(String));
  const { scale, name } = code;
  if (!scale) return [warning('no-scale', l10n.t('“{0}” has the value {1}, but no scale.', name, list))];
  if (values.length > 1)
    return [
      warning(
        'contradictory-values',
        l10n.t('“{0}” has several values here: {1}. None of them counts. Set one.', name, list),
      ),
    ];
  const [value] = values;
  return value === undefined || isOnScale(scale, value)
    ? []
    : [
        warning(
          'off-scale',
          l10n.t('“{0}” has the value {1}, which is not on its scale: {2}.', name, list, scaleText(scale)),
        ),
      ];
}

function warning(code: string, message: string): Finding {
  return { severity: 'warning', code, message };
}

function nameOf(codebook: Codebook, id: string): string {
  return codebook.resolve(id)?.name ?? id;
}
