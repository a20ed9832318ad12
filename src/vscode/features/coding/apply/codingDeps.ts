import type { Deps } from '../../../deps';
import type { ExpectedValue } from '../values/expectedValue';
import type { LastCodes, RecentCodes } from './recentCodes';

/** What coding asks for besides. */
export interface CodingDeps extends Deps {
  readonly recent: RecentCodes;
  readonly last: LastCodes;
  readonly expected: ExpectedValue;
}
