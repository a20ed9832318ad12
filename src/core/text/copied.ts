/**
 * The same string with memory of its own. A part of a string keeps the whole of it in memory: that would be a text for every
 * quote that is kept of it.
 */
export function copied(part: string): string {
  return ` ${part}`.slice(1);
}
