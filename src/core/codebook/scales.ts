import * as l10n from '@vscode/l10n';
import type { Problem } from '../base/problem';
import type { LineOf } from '../records/parseRecords';
import type { CodebookFile, Scale, ScaleValue } from './code';

/** Whether a value is one of a scale. */
export function isOnScale(scale: Scale, value: ScaleValue): boolean {
  if (scale.kind === 'ordinal') return typeof value === 'string' && scale.values.includes(value);
  return typeof value === 'number' && value >= scale.min && value <= scale.max;
}

/** Where a value is on a scale: its number from 1 on among values in order, or the number itself. Undefined off the scale. */
export function rankOf(scale: Scale, value: ScaleValue): number | undefined {
  if (!isOnScale(scale, value)) return undefined;
  return scale.kind === 'ordinal' ? scale.values.indexOf(value as string) + 1 : (value as number);
}

/** Scales on which no value, or not each one, has a place. */
export function scaleProblems({ codes }: CodebookFile, lineOf: LineOf): Problem[] {
  return codes.flatMap((code, i): Problem[] => {
    const scale = 'scale' in code ? code.scale : undefined;
    const message = scale && wrongWith(scale, code.name ?? code.id);
    return message === undefined
      ? []
      : [{ severity: 'error', code: 'invalid', message, line: lineOf('codes', i) }];
  });
}

/** Why not each value of a scale has a place on it; undefined when each has. */
export function wrongWith(scale: Scale, name: string): string | undefined {
  if (scale.kind === 'numeric') {
    if (scale.min < scale.max) return undefined;
    return l10n.t('The scale of “{0}” has a “max” that is not greater than its “min”.', name);
  }
  const repeated = scale.values.find((value, i) => scale.values.indexOf(value) < i);
  return repeated === undefined
    ? undefined
    : l10n.t('The scale of “{0}” has the value “{1}” twice.', name, repeated);
}
