import { edgeScore } from './slides';
import type { Tokens } from './tokens';

/**
 * Where a passage was cut out or inserted, the words next to the cut may occur at both places, and either could be theirs: puts
 * each such cut where lines end, or else sentences, as people cut.
 * @param matches by old token the new one, -1 without one; changed in place
 * @param blocks by old token the number of its moved block; changed in place
 */
export function settleJunctions(old: Tokens, now: Tokens, matches: Int32Array, blocks: Int32Array): void {
  const taken = new Uint8Array(now.count);
  for (const token of matches) if (token >= 0) taken[token] = 1;
  const freed = new Set<number>();
  const give = (token: number, to: number, block: number) => {
    if (matches[token]! >= 0) {
      taken[matches[token]!] = 0;
      freed.add(matches[token]!);
    }
    matches[token] = to;
    blocks[token] = block;
    taken[to] = 1;
  };

  for (let cut = 1; cut < old.count; cut++) {
    const before = matches[cut - 1]!;
    const after = matches[cut]!;
    if (before < 0 || after < 0 || blocks[cut - 1] === blocks[cut]) continue;
    let ahead = 0;
    while (
      cut + ahead + 1 < old.count &&
      matches[cut + ahead + 1] === after + ahead + 1 &&
      taken[before + 1 + ahead] === 0 &&
      now.ids[before + 1 + ahead] === old.ids[cut + ahead]
    )
      ahead++;
    let back = 0;
    while (
      cut - back - 2 >= 0 &&
      matches[cut - back - 2] === before - back - 1 &&
      taken[after - 1 - back] === 0 &&
      now.ids[after - 1 - back] === old.ids[cut - 1 - back]
    )
      back++;
    let best = 0;
    for (let slide = -back; slide <= ahead; slide++) {
      const gain = edgeScore(old, cut + slide) - edgeScore(old, cut + best);
      if (gain > 0 || (gain === 0 && Math.abs(slide) < Math.abs(best))) best = slide;
    }
    for (let i = 0; i < best; i++) give(cut + i, before + 1 + i, blocks[cut - 1]!);
    for (let i = 0; i > best; i--) give(cut - 1 + i, after - 1 + i, blocks[cut]!);
    if (best > 0) cut += best;
  }

  if (freed.size === 0) return;
  // what was given up may be what a neighbour lacks
  for (let token = 1; token < old.count; token++) {
    const to = matches[token - 1]! + 1;
    if (matches[token]! >= 0 || to === 0 || taken[to] === 1 || !freed.has(to)) continue;
    if (old.ids[token] === now.ids[to]) give(token, to, blocks[token - 1]!);
  }
  for (let token = old.count - 2; token >= 0; token--) {
    const to = matches[token + 1]! - 1;
    if (matches[token]! >= 0 || to < 0 || taken[to] === 1 || !freed.has(to)) continue;
    if (old.ids[token] === now.ids[to]) give(token, to, blocks[token + 1]!);
  }
}
