import type { Segment } from './segment';

/** Whether a segment is an annotation: a memo on some words, without any code. It is no coding and counts nowhere. */
export function isAnnotation({ codes, memo }: Pick<Segment, 'codes' | 'memo'>): boolean {
  return codes.length === 0 && hasMemo({ memo });
}

/** Whether there is a memo that can be seen. */
export function hasMemo({ memo }: Pick<Segment, 'memo'>): boolean {
  return memo !== undefined && memo.trim() !== '';
}
