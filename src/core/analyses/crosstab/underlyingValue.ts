import type { Underlying } from '../../report/underlying';
import type { ValueFacts } from './crosstab';

/** What stands behind a value or a band. */
export function underlyingValue(attribute: string, { where }: ValueFacts): Underlying | undefined {
  return where.length === 0 ? undefined : { where: where.map(value => ({ attribute, value })) };
}
