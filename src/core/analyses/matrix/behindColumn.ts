import type { Behind } from '../../report/behind';
import type { ColumnKind } from '../kit/countGrid';

/** What stands behind a column of a matrix. */
export function behindColumn(kind: ColumnKind, id: string): Behind {
  return kind === 'participant' ? { participant: id } : { transcript: id };
}
