import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment } from '../../corpus/scopedTranscripts';
import { type Rule, type Stretches, stretchesOf } from './together';

/**
 * The segments with a code that occur together with another, one that carries both among them: what a figure
 * of a pair counts. As many as {@link PairRow.together}, and the other way round.
 */
export function occurringWith(
  { codebook }: Corpus,
  scope: Scope,
  rule: Rule,
  code: string,
  other: string,
): ReadonlySet<ScopedSegment> {
  const carries = (id: string) => {
    const codes = new Set(codebook.descendants(id));
    return ({ placed }: ScopedSegment) =>
      placed.segment.codes.some(carried => codes.has(codebook.resolve(carried)?.id ?? carried));
  };
  const [hasCode, hasOther] = [carries(code), carries(other)];
  const found = new Set<ScopedSegment>();
  for (const transcript of scope.transcripts) {
    for (const stretches of stretchesOf(transcript, rule)) {
      for (const segment of meeting(stretches, hasCode, hasOther)) found.add(segment);
    }
  }
  return found;
}

/** One sweep from each side: what has begun before a segment and reaches into it, and what begins in it. */
function* meeting(
  { segments, starts, ends }: Stretches,
  hasCode: (segment: ScopedSegment) => boolean,
  hasOther: (segment: ScopedSegment) => boolean,
): Generator<ScopedSegment> {
  const others = [...segments.keys()].filter(i => hasOther(segments[i]!));
  let next = 0;
  let furthest = -1;
  for (let i = 0; i < segments.length; i++) {
    // Of the others that start up to here, how far the furthest one reaches
    for (; next < others.length && starts[others[next]!]! <= starts[i]!; next++) {
      const other = others[next]!;
      if (starts[other]! < ends[other]!) furthest = Math.max(furthest, ends[other]!);
    }
    if (!hasCode(segments[i]!)) continue;
    const isTouched = starts[i]! < ends[i]! && (furthest > starts[i]! || startsBetween(i, next));
    if (isTouched || hasOther(segments[i]!)) yield segments[i]!;
  }

  function startsBetween(i: number, from: number): boolean {
    for (let k = from; k < others.length && starts[others[k]!]! < ends[i]!; k++) {
      if (starts[others[k]!]! < ends[others[k]!]!) return true;
    }
    return false;
  }
}
