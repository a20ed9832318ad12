import type { Span } from '../../../../core/text/span';

/** What a hit is told apart by, as long as nothing changes before it in its transcript. */
export function hitKey(path: string, { start, end }: Span): string {
  return `${path}|${start}|${end}`;
}
