import type { Deps } from '../../../deps';
import type { LastCodes, RecentCodes } from './recentCodes';

/** What coding asks for besides. */
export interface CodingDeps extends Deps {
  readonly recent: RecentCodes;
  readonly last: LastCodes;
}
