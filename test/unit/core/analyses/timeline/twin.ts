import type { RandomStudy } from '../kit/randomStudy';
import { type TwinScope, childrenOf, inBookOrder, pathOf } from '../kit/twinScope';

/** The words of each code in each transcript, as a set of their numbers. */
export function twin({ codes }: RandomStudy, scope: TwinScope): object[] {
  const order = inBookOrder(codes).filter(id => scope.codes.includes(id));
  return scope.transcripts.flatMap(transcript =>
    order.flatMap(id => {
      const segments = scope.segments.filter(one => one.transcript === transcript && one.codes.includes(id));
      if (segments.length === 0) return [];
      const units = segments.flatMap(({ segment: { start, end } }) =>
        Array.from({ length: end - start }, (_, i) => start + i),
      );
      const words = new Set(units.map(unit => transcript.wordOf[unit]!).filter(word => word >= 0));
      const share = (count: number) => (transcript.words > 0 ? count / transcript.words : null);
      // Words that end before the first segment, and words that start before the end of the furthest one
      const before = new Set(transcript.wordOf.slice(0, Math.min(...units)));
      const upTo = new Set(transcript.wordOf.slice(0, Math.max(...units) + 1));
      for (const word of words) before.delete(word);
      before.delete(-1);
      upTo.delete(-1);
      // A word whose end alone reaches into the first segment's start is in `words`.
      return [
        {
          id,
          name: codes.find(code => code.id === id)!.name!,
          path: pathOf(codes, id),
          kind: childrenOf(codes, id).length > 0 ? 'theme' : 'code',
          transcript: transcript.path,
          segments: segments.length,
          first: share(before.size),
          last: share(upTo.size),
          words: words.size,
          share: share(words.size),
        },
      ];
    }),
  );
}
