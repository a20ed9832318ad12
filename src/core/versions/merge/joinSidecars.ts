import { haveSameWords } from '../../anchoring/anchors/sameWords';
import { ANCHOR_FIELDS, type Segment, type Sidecar } from '../../coding/segment';
import { own, type Fields } from '../../records/fields';
import { mergeSidecars } from './mergeSidecars';

/**
 * Puts a coder's two files of one transcript together: every segment of both is in the result, one that both have, or that
 * both made on the same words, once. What cannot be decided is left open, as after a merge without a common base. The
 * transcript counts as completely coded only where both files say so.
 * @param there the file that stays: of a segment that both anchor to the same words, its anchor does
 */
export function joinSidecars(there: Sidecar, other: Sidecar): Sidecar {
  const status = there.status === 'complete' && other.status === 'complete' ? 'complete' : 'in-progress';
  const memos = [...new Set([there, other].flatMap(({ memo }) => memo || []))];
  const memo = memos.length > 0 ? { memo: memos.join('\n\n') } : {};
  const byId = new Map(there.segments.map(segment => [segment.id, segment]));
  const segments = other.segments.map(segment => {
    const same = byId.get(segment.id);
    return same && haveSameWords(same, segment) ? withAnchorOf(same, segment) : segment;
  });
  const texts = { ...other.texts, ...there.texts };
  return mergeSidecars(
    undefined,
    { ...there, ...memo, texts, status },
    { ...other, ...memo, coder: there.coder, texts, segments, status },
  ).value;
}

function withAnchorOf(anchored: Segment, segment: Segment): Segment {
  const rest = Object.entries(segment).filter(([key]) => !ANCHOR_FIELDS.includes(key));
  const anchor = ANCHOR_FIELDS.flatMap(key => {
    const value = own(anchored as unknown as Fields, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries([...rest, ...anchor]) as unknown as Segment;
}
