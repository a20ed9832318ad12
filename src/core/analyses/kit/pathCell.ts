/** As many names fit into a cell; in a chain of thousands of themes all of them would take gigabytes. */
const MAX_NAMES = 200;

/** Names from the top down, in one cell: `Theme / Code`. Of a very long path, both ends. */
export function pathCell(path: readonly string[]): string {
  if (path.length <= MAX_NAMES) return path.join(' / ');
  const half = MAX_NAMES / 2;
  return [...path.slice(0, half), '…', ...path.slice(-half)].join(' / ');
}
