import type { CellKey } from './messages';

/** Tells cells apart. */
export function idOf({ row, column }: CellKey): string {
  return JSON.stringify([row, column]);
}
