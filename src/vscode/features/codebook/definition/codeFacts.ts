import { counted } from '../../../../core/base/phrases';
import type { Steps } from '../../../../core/base/steps';
import { countCodes, NO_COUNTS } from '../../../../core/analyses/frequency/countCodes';
import type { DescribedQuote } from '../../../../core/analyses/kit/describedQuote';
import { keyQuotes } from '../../../../core/analyses/kit/keyQuotes';
import type { Corpus } from '../../../../core/corpus/corpus';
import { findScope } from '../../../../core/corpus/scope';

/** What was coded by a code, as far as it may be seen. */
export interface CodedFacts {
  /** “5 participants, 7 segments in 2 transcripts”. */
  readonly counts: string;
  readonly quotes: readonly DescribedQuote[];
}

/** So many quotes are shown. */
const MAX_QUOTES = 3;

/** Counts a code with everything below it, and finds its key quotes; of a theme with few, those of the codes below it. */
export function* codedFacts(corpus: Corpus, id: string): Steps<CodedFacts> {
  const scope = findScope(corpus, { codes: [id] });
  if (!scope.ok) return { counts: '', quotes: [] };
  const { participants, transcripts, segments } =
    (yield* countCodes(corpus.codebook, scope.value)).get(id) ?? NO_COUNTS;
  const found = yield* keyQuotes(corpus, scope.value, MAX_QUOTES);
  // each code comes before those below it
  const all = scope.value.codes.codes.flatMap(code => found.get(code.id) ?? []);
  const once = new Map(all.map(quote => [`${quote.transcript} ${quote.coder} ${quote.id}`, quote]));
  return {
    counts: [
      counted.participants(participants),
      counted.transcripts(transcripts),
      counted.segments(segments),
    ].join(', '),
    quotes: [...once.values()].slice(0, MAX_QUOTES),
  };
}
