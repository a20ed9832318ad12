import * as l10n from '@vscode/l10n';
import type { ScaleValue } from '../../codebook/code';
import type { Segment } from '../../coding/segment';
import { valueText } from '../../coding/valuedName';
import { type ResolveCode, valuesOf } from '../../coding/values';
import { sameJson } from '../../records/sameJson';

/** That a coding is at another value on the scale of its code, or has come or gone with one. */
export interface ValueChange {
  /** Id of the code; a merged code is what it has become. */
  readonly code: string;
  /** None, one, or several that contradict each other. */
  readonly before: readonly ScaleValue[];
  readonly after: readonly ScaleValue[];
}

/** What has changed in the values of a segment's codes; undefined where it is not there. */
export function valueChanges(
  before: Segment | undefined,
  after: Segment | undefined,
  codeOf: ResolveCode,
): ValueChange[] {
  const codes = new Set([...(after?.codes ?? []), ...(before?.codes ?? [])].map(codeOf));
  const of = (segment: Segment | undefined, code: string) =>
    segment?.codes.some(id => codeOf(id) === code) ? valuesOf(segment, code, codeOf) : [];
  return [...codes]
    .map(code => ({ code, before: of(before, code), after: of(after, code) }))
    .filter(one => !sameJson(sorted(one.before), sorted(one.after)));
}

/** Whether values have changed that a segment has for codes which it does not have, and so count for nothing. */
export function strayValuesDiffer(before: Segment, after: Segment, codeOf: ResolveCode): boolean {
  if (!before.values && !after.values) return false;
  const codes = new Set([...before.codes, ...after.codes].map(codeOf));
  const stray = ({ values = {} }: Segment) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => !codes.has(codeOf(id))));
  return !sameJson(stray(before), stray(after));
}

function sorted(values: readonly ScaleValue[]): ScaleValue[] {
  return [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

/** A value as people read it; of several that contradict each other all of them. Undefined without one. */
export function valueWords(values: readonly ScaleValue[]): string | undefined {
  return values.length > 0 ? valueText(values) : undefined;
}

/**
 * `value of Trust: high, before: low`, or `value: high, before: low`.
 * @param name of the code, as a format writes it; undefined where it has just been said
 * @param written a value as a format writes it
 */
export function valueChangeWords(
  name: string | undefined,
  { before, after }: ValueChange,
  written: (text: string) => string,
): string {
  const [was, is] = [before, after].map(values => {
    const words = valueWords(values);
    return words === undefined ? undefined : written(words);
  });
  if (name === undefined) {
    if (is === undefined) return l10n.t('value removed, before: {0}', was ?? '');
    return was === undefined
      ? l10n.t('value: {0}, before: none', is)
      : l10n.t('value: {0}, before: {1}', is, was);
  }
  if (is === undefined) return l10n.t('value of {0} removed, before: {1}', name, was ?? '');
  return was === undefined
    ? l10n.t('value of {0}: {1}, before: none', name, is)
    : l10n.t('value of {0}: {1}, before: {2}', name, is, was);
}
