import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import { anchorProblem, existing, gone, withSegments } from './operations';
import type { Segment, Sidecar, TextVersion } from './segment';

/** Words to be coded. */
export interface Passage {
  /** A new segment with the codes. */
  readonly segment: Segment;
  /** Id of the coder's segment of exactly these words, whichever text that was made on: it gets the codes. */
  readonly same?: string | undefined;
}

/**
 * Codes any number of passages, as one by one with `applyCodes` or `addCodes`, in linear time: a segment of the same words gets the codes, and else
 * there is a new one.
 * @param version the one that all new segments are made on
 */
export function codePassages(
  sidecar: Sidecar,
  passages: readonly Passage[],
  version: TextVersion,
): Result<Sidecar> {
  const byId = new Map(sidecar.segments.map(one => [one.id, one]));
  const idAt = new Map(sidecar.segments.toReversed().map(one => [placeOf(one), one.id]));
  let added: string | undefined;
  for (const { segment, same } of passages) {
    const id = same ?? idAt.get(placeOf(segment));
    if (id === undefined) {
      if (byId.has(segment.id)) return fail(existing(segment.id));
      const problem = anchorProblem(segment, version);
      if (problem !== undefined) return fail(problem);
      byId.set(segment.id, segment);
      idAt.set(placeOf(segment), segment.id);
      added = segment.text;
      continue;
    }
    const known = byId.get(id);
    if (!known) return fail(gone(id));
    byId.set(id, withMore(known, segment.codes));
  }
  const segments = [...byId.values()].sort((a, b) => byUnits(a.id, b.id));
  if (added !== undefined) return ok(withSegments(sidecar, segments, added, version));
  const isSame = sidecar.segments.every(one => byId.get(one.id) === one);
  return ok(isSame ? sidecar : { ...sidecar, segments });
}

function withMore(segment: Segment, codes: readonly string[]): Segment {
  const more = codes.filter(code => !segment.codes.includes(code));
  return more.length === 0 ? segment : { ...segment, codes: [...segment.codes, ...new Set(more)] };
}

function placeOf({ text, start, end }: Segment): string {
  return `${text}/${start}/${end}`;
}
