import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { sameJson } from '../records/sameJson';
import type { CodebookFile, Scale, ScaleValue } from './code';
import type { Codebook } from './codebook';
import { rewrite, unknownCode, withFields } from './rewriteCodes';
import { isOnScale } from './scales';

/** Two numbers with a dash, dots or a word between them. */
const RANGE =
  /^\s*(-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*(?:–|—|-|…|\.{2,3}|to)\s*(-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*$/i;

/** Between two values; one in quotation marks may have anything in it, a quotation mark twice. */
const SEPARATED = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|([^,;\n]*))(?:[,;\n]|$)/y;

/** Gives a code a scale in place of the one that it had; undefined removes it. Values of codings stay as they are. */
export function setScale(codebook: Codebook, id: string, scale: Scale | undefined): Result<CodebookFile> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  if (sameJson(code.scale, scale)) return ok(codebook.file);
  return ok(rewrite(codebook.file, [withFields(code, { scale })]));
}

/** A scale as it is typed: `low, medium, high` for values in order, `0–10` for numbers. */
export function readScale(typed: string): Result<Scale> {
  const range = RANGE.exec(typed);
  if (range) {
    const [min, max] = [range[1]!, range[2]!].map(number => Number(number.replace(',', '.')));
    if (!Number.isFinite(min!) || !Number.isFinite(max!))
      return fail(l10n.t('“{0}” has a number that is too large.', typed.trim()));
    if (min! >= max!) return fail(l10n.t('The first number must be less than the second.'));
    return ok({ kind: 'numeric', min: min!, max: max! });
  }
  const values = readValues(typed);
  if (values.length < 2)
    return fail(l10n.t('Type two or more values, from the least on, or a range such as 0–10.'));
  const repeated = values.find((value, i) => values.indexOf(value) < i);
  if (repeated !== undefined) return fail(l10n.t('The value “{0}” is there twice.', repeated));
  return ok({ kind: 'ordinal', values });
}

function readValues(typed: string): string[] {
  const values: string[] = [];
  for (SEPARATED.lastIndex = 0; SEPARATED.lastIndex < typed.length;) {
    const [, quoted, bare] = SEPARATED.exec(typed)!;
    const value = quoted === undefined ? bare!.trim().replace(/\s+/g, ' ') : quoted.replaceAll('""', '"');
    if (value.trim() !== '') values.push(value);
  }
  return values;
}

/** A scale as it can be typed: {@link readScale} reads the same scale. */
export function scaleText(scale: Scale): string {
  return scale.kind === 'ordinal' ? scale.values.map(typedValue).join(', ') : `${scale.min}–${scale.max}`;
}

function typedValue(value: string): string {
  const isPlain = !/[",;\n]|^\s|\s$|\s\s|[^\S ]/.test(value);
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}

/** A scale with the number of each value: `1 low · 2 medium · 3 high`. */
export function numberedScale(scale: Scale): string {
  return scale.kind === 'ordinal'
    ? scale.values.map((value, i) => `${i + 1} ${value}`).join(' · ')
    : l10n.t('Numbers from {0} to {1}', scale.min, scale.max);
}

/** A value as it is typed: one of the scale, its number from 1 on, or a number of the range. */
export function readValue(scale: Scale, typed: string): Result<ScaleValue> {
  const text = typed.trim();
  if (scale.kind === 'numeric') {
    const value = text === '' ? NaN : Number(text.replace(',', '.'));
    return isOnScale(scale, value)
      ? ok(value)
      : fail(l10n.t('Type a number from {0} to {1}.', scale.min, scale.max));
  }
  const exact = scale.values.find(value => value === text);
  const byNumber = /^\d+$/.test(text) ? scale.values[Number(text) - 1] : undefined;
  const found = exact ?? scale.values.find(value => value.toLowerCase() === text.toLowerCase()) ?? byNumber;
  return found === undefined
    ? fail(l10n.t('“{0}” is not a value of this scale: {1}.', text, scale.values.join(', ')))
    : ok(found);
}
