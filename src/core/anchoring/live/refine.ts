import { isWhiteSpace } from '../../text/whiteSpace';
import { TextMap } from '../diff/textMap';
import { TokenReader } from '../diff/tokens';
import type { Edit } from './shift';

/** With less than this share of the shorter side's characters in common, nothing is known of what became what. */
const MIN_COMMON = 0.3;

/**
 * Takes one replacement of a long stretch apart into the small edits that it consists of, as when an editor reads a file again that
 * has changed in many places.
 * @param removed the text before, LF
 * @param inserted the text after, LF
 * @returns edits in UTF-16 units from the beginning of `removed`, half-open, disjoint and ascending; undefined when there is no
 * trustworthy map
 */
export function refineEdit(removed: string, inserted: string): readonly Edit[] | undefined {
  const reader = new TokenReader();
  const map = new TextMap(reader.read(removed), reader.read(inserted));
  const { old, now, runs } = map;
  let common = 0;
  const edits: Edit[] = [];
  let oldAt = 0;
  let newAt = 0;
  // Passages that are elsewhere now are removed and inserted: edits cannot say more
  const replace = (oldTo: number, newTo: number) => {
    const edit = withoutEqualSpace(removed, oldAt, oldTo, inserted, newAt, newTo);
    if (edit) edits.push(edit);
  };
  for (let run = 0; run < runs.count; run++) {
    if (map.blocks[run] !== 0) continue;
    const first = runs.olds[run]!;
    const shift = runs.news[run]! - first;
    for (let token = first; token < map.oldEnd(run); token++) {
      replace(old.starts[token]!, now.starts[token + shift]!);
      oldAt = old.ends[token]!;
      newAt = now.ends[token + shift]!;
    }
    common += map.oldLengths[map.oldEnd(run)]! - map.oldLengths[first]!;
  }
  replace(removed.length, inserted.length);
  const shorter = Math.min(map.oldLengths[old.count]!, map.newLengths[now.count]!);
  return common >= MIN_COMMON * shorter ? edits : undefined;
}

/**
 * The replacement of one stretch by another without the white space that is equal at both ends; undefined when nothing is left. Words are
 * exchanged whole, so that a segment that ends with one ends with what it becomes.
 */
function withoutEqualSpace(
  removed: string,
  from: number,
  to: number,
  inserted: string,
  newFrom: number,
  newTo: number,
): Edit | undefined {
  const isSame = (at: number, newAt: number) =>
    removed.charCodeAt(at) === inserted.charCodeAt(newAt) && isWhiteSpace(removed.charCodeAt(at));
  while (from < to && newFrom < newTo && isSame(from, newFrom)) {
    from++;
    newFrom++;
  }
  while (from < to && newFrom < newTo && isSame(to - 1, newTo - 1)) {
    to--;
    newTo--;
  }
  return from === to && newFrom === newTo ? undefined : { start: from, end: to, inserted: newTo - newFrom };
}
