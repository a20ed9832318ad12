import { walkTopLevel } from './scan';

/**
 * The line of each record of the list under a key of the outermost object.
 * @param text JSON that parses
 * @returns lines, counted from 1, in the order of the records; empty when there is no such list
 */
export function recordLines(text: string, arrayKey: string): Int32Array {
  let lines: number[] = [];
  let line = 1;
  let counted = 0;
  walkTopLevel(
    text,
    key => {
      // of a key that occurs twice the last one counts, as it does for JSON.parse
      if (key === arrayKey) lines = [];
    },
    (key, offset) => {
      if (key !== arrayKey) return;
      line += countLineFeeds(text, counted, offset);
      counted = offset;
      lines.push(line);
    },
  );
  return Int32Array.from(lines);
}

/** The line of a key of the outermost object, counted from 1; 1 when it is not there. */
export function keyLine(text: string, wanted: string): number {
  let found = 0;
  walkTopLevel(
    text,
    (key, offset) => {
      if (key === wanted) found = offset;
    },
    () => undefined,
  );
  return 1 + countLineFeeds(text, 0, found);
}

/** Number of line feeds in `[from, to)`. */
export function countLineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
