import type { Behind } from '../../report/behind';
import type { ValueFacts } from './crosstab';

/** What stands behind a value or a band. */
export function behindValue(attribute: string, { where }: ValueFacts): Behind | undefined {
  return where.length === 0 ? undefined : { where: where.map(value => ({ attribute, value })) };
}
