import type { LineIndex } from '../../../../src/core/text/lineIndex';

/** Where an index says that each line begins and ends, and what line and character each place is. */
export function linesOf(lines: LineIndex) {
  const count = lines.lineCount;
  const ends = Array.from({ length: count }, (_, line) => [lines.lineStart(line), lines.lineEnd(line)]);
  const places = Array.from({ length: lines.lineEnd(count - 1) + 1 }, (_, at) => lines.positionAt(at));
  return { ends, places };
}
