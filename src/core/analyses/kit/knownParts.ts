import type { CodesInScope } from '../../corpus/codesInScope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { Parts } from './parts';

/** So many ways of counting are remembered for some codes: as many reports may well be open. */
const MAX_WAYS = 16;

const known = new WeakMap<CodesInScope, Map<string, Parts<unknown>>>();

/**
 * The parts of one way of counting some codes: the same as long as the way is, the last few of them.
 * @param way what is counted, and all that a part depends on besides the transcript and the codes
 * @param partOf depends on nothing else
 */
export function knownParts<P>(
  codes: CodesInScope,
  way: readonly unknown[],
  partOf: (scoped: ScopedTranscript) => P,
): Parts<P> {
  let ways = known.get(codes);
  if (!ways) known.set(codes, (ways = new Map()));
  const key = JSON.stringify(way);
  const parts = (ways.get(key) as Parts<P> | undefined) ?? new Parts(partOf);
  // what was used last is at the end
  ways.delete(key);
  ways.set(key, parts as Parts<unknown>);
  if (ways.size > MAX_WAYS) ways.delete(ways.keys().next().value!);
  return parts;
}
