import type { Underlying } from '../../report/underlying';
import type { ColumnKind } from '../kit/countGrid';

/** What stands behind a column of a matrix. */
export function underlyingColumn(kind: ColumnKind, id: string): Underlying {
  return kind === 'participant' ? { participant: id } : { transcript: id };
}
