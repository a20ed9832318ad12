const UNREADABLE = '\ufffd';

/**
 * Whether a text is another one in which some characters could not be read: of a file in an encoding that has one byte for each
 * character, before and after it was converted. Positions are the same in both.
 */
export function isUnreadableCopy(old: string, text: string): boolean {
  if (old.length !== text.length || !old.includes(UNREADABLE)) return false;
  for (let from = 0; from < old.length;) {
    const found = old.indexOf(UNREADABLE, from);
    const to = found < 0 ? old.length : found;
    if (old.slice(from, to) !== text.slice(from, to)) return false;
    from = to + 1;
  }
  return true;
}
