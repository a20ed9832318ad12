import type { Corpus } from '../../corpus/corpus';
import { type Parameter, attributesOf, codersGiven } from './parameters';

/** Whether a parameter has the value that it has when nothing is given. */
export function isDefault(parameter: Parameter, given: unknown, corpus: Corpus): boolean {
  if (given === undefined) return true;
  switch (parameter.kind) {
    case 'choice':
      return given === parameter.default;
    case 'number':
      return Number(given) === parameter.default;
    case 'flag':
      return given === false;
    case 'text':
      return given === '';
    case 'coders':
      return codersGiven(given).length === 0;
    case 'attribute':
      return given === attributesOf(corpus)[0];
  }
}
