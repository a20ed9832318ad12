import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Scale } from './code';
import { wrongWith } from './scales';
import { list, nestedRecord, visibleText } from '../records/schemaParts';

const TWO_VALUES = l10n.t('a list of two or more values');
const NUMBER = l10n.t('a number');

const ordinal = nestedRecord(
  {
    kind: v.pipe(v.literal('ordinal'), v.description('Values in order.')),
    values: v.pipe(
      list(visibleText('A value.', ['low']), 'The values in order, from the least on.'),
      v.minLength(2, TWO_VALUES),
    ),
  },
  'Ordinal scale',
  'Values in order.',
);

const numeric = nestedRecord(
  {
    kind: v.pipe(v.literal('numeric'), v.description('Numbers.')),
    min: v.pipe(v.number(NUMBER), v.description('The least value.')),
    max: v.pipe(v.number(NUMBER), v.description('The greatest value.')),
  },
  'Numeric scale',
  'Numbers from the least to the greatest value.',
);

/** The parts of {@link scaleSchema}. */
export const SCALE_ALTERNATIVES = { ordinal, numeric };

const unknownKind = nestedRecord(
  { kind: v.picklist(['ordinal', 'numeric'], l10n.t('"ordinal" or "numeric"')) },
  'Scale',
  'A scale.',
);

/** The scale of a code, depending on its kind. JSON Schema cannot say this as Valibot does: see the generator. */
export const scaleSchema = v.lazy(input => {
  const kind = (input as { kind?: unknown } | null)?.kind;
  if (kind === 'ordinal') return ordinal;
  return kind === 'numeric' ? numeric : unknownKind;
});

/** Whether something that was read is a scale, each value of which has a place on it. */
export function isScale(value: unknown): value is Scale {
  return v.is(scaleSchema, value) && wrongWith(value as Scale, '') === undefined;
}
