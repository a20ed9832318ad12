import { type Counting, codingThatCounts } from './codingThatCounts';
import type { Corpus } from './corpus';
import { peopleOf } from './people';
import { withPassages } from './queryPassages';
import type { Scope } from './scope';
import { type ScopedTranscript, transcriptsInScope } from './scopedTranscripts';

/** A scope's transcripts with the coding of others in them. */
export interface OtherCoding {
  /** In the order of the scope's; one that none of these coders has coded is the scope's own. */
  readonly transcripts: readonly ScopedTranscript[];
  /** In how many of them theirs is taken. */
  readonly coded: number;
}

/**
 * The transcripts of a scope with the coding of some coders in place of the one that counts there, wherever one of them
 * has coded: has a segment, or has marked the coding as complete. Filters and participants are the scope's.
 * @param coders ids; none for the coding that counts where nobody is asked for
 */
export function withOtherCoding(corpus: Corpus, scope: Scope, coders: readonly string[]): OtherCoding {
  const filters = { ...scope.filters, coders };
  const counted = scope.transcripts.map(({ transcript }) => ({
    transcript,
    counting: withPassages(corpus, transcript, codingThatCounts(transcript, corpus, filters), scope.queries),
  }));
  const people = peopleOf(
    corpus.study,
    counted.map(({ transcript }) => transcript),
    scope.filters,
  );
  const others = transcriptsInScope(corpus.codebook, scope.codes, people, filters, counted);
  let coded = 0;
  const transcripts = scope.transcripts.map((own, i) => {
    if (!hasCoded(counted[i]!)) return own;
    coded++;
    return others[i]!;
  });
  return { transcripts, coded };
}

function hasCoded({
  transcript,
  counting,
}: {
  readonly transcript: ScopedTranscript['transcript'];
  readonly counting: Counting;
}): boolean {
  const { codings, withSegments } = transcript;
  return codings.some(
    ({ coder, status }) =>
      counting.coders.includes(coder) && (status === 'complete' || withSegments.includes(coder)),
  );
}
