import type { Steps } from '../../base/steps';
import { CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type DescribedQuote, QuoteDescriber, type SegmentPlace } from './describedQuote';

/**
 * Up to so many key quotes of each code, by transcript and place. Of more, quotes of other participants come before a second
 * one of the same. Those of a theme are quotes of the theme itself, so that none is printed twice.
 * @param most of a code; 0 for none, Infinity for all
 */
export function* keyQuotes(
  corpus: Corpus,
  scope: Scope,
  most: number,
): Steps<ReadonlyMap<string, readonly DescribedQuote[]>> {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const ofCode: SegmentPlace[][] = codes.ids.map(() => []);
  for (const [transcript, one] of scope.transcripts.entries()) {
    for (const segment of most > 0 ? one.segments : []) {
      if (!segment.placed.segment.key) continue;
      for (const row of codes.carried(segment.placed.segment.codes))
        ofCode[row]!.push({ transcript, segment });
    }
    yield (transcript + 1) / scope.transcripts.length;
  }
  const describe = new QuoteDescriber(corpus, scope, { isHidden: corpus.study.quotes === 'hashed' });
  return new Map(
    codes.ids.flatMap((id, row) => {
      const chosen = varied(ofCode[row]!, most);
      return chosen.length > 0 ? [[id, chosen.map(one => describe.quote(one, id))] as const] : [];
    }),
  );
}

/** Of many, those of as many participants as there are; in their order. */
function varied(all: readonly SegmentPlace[], most: number): readonly SegmentPlace[] {
  if (all.length <= most) return all;
  const seen = new Set<string>();
  const isFirst = ({ transcript, segment: { participants } }: SegmentPlace) => {
    const who = participants.length > 0 ? participants.join() : `transcript ${transcript}`;
    if (seen.has(who)) return false;
    seen.add(who);
    return true;
  };
  const firsts = new Set(all.filter(isFirst));
  const chosen = new Set([...firsts, ...all.filter(one => !firsts.has(one))].slice(0, most));
  return all.filter(one => chosen.has(one));
}
