import { valuedName } from '../coding/valuedName';
import type { PageSegment } from './pageModel';

/** What a code is called on a segment: with its value, where it has one. */
export function valuedIn({ values }: PageSegment, code: number, name: string): string {
  const value = values?.[code];
  return value === undefined ? name : valuedName(name, [value]);
}
