import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment, ScopedTranscript } from '../../corpus/scopedTranscripts';
import { nameOf } from '../../studyFile/namedRecords';
import { attributionOf } from './attribution';
import { Quoter } from './quoter';

/** A passage that is cited, and where it is from. */
export interface DescribedQuote {
  /** Path. */
  readonly transcript: string;
  readonly coder: string;
  /** Of the segment. */
  readonly id: string;
  /** Names of the scope’s participants with a turn in it, or its labels where there are none. */
  readonly speakers: readonly string[];
  /** The line that it starts in; the first is 1. */
  readonly line: number;
  /** As {@link Quoter} prints it; null where words must not be written down a second time. */
  readonly words: string | null;
  /** Where it is from, as the study prints it. */
  readonly attribution: string;
}

/** A segment of a transcript, which is named by its index in the scope. */
export interface SegmentPlace {
  readonly transcript: number;
  readonly segment: ScopedSegment;
}

export interface DescriberOptions {
  /** Whether words must not be written down a second time. */
  readonly isHidden?: boolean;
  /** Of more words, the middle is cut; 0 for none, which is usual. */
  readonly longest?: number;
}

/** Takes the words of segments out of their transcripts, and says where they are from. */
export class QuoteDescriber {
  private readonly quoters = new Map<number, Quoter>();

  constructor(
    private readonly corpus: Corpus,
    private readonly scope: Scope,
    private readonly options: DescriberOptions = {},
  ) {}

  /** @param code id of the one for which it is cited */
  quote(
    { transcript: index, segment: { placed, participants } }: SegmentPlace,
    code: string,
  ): DescribedQuote {
    const one = this.scope.transcripts[index]!;
    const quoter = this.quoterOf(index, one);
    const names = participants.map(i => nameOf(this.scope.participants[i]!));
    const { path: transcript } = one.transcript;
    const [speakers, line] = [quoter.speakers(placed), quoter.line(placed.start)];
    const { isHidden = false, longest = 0 } = this.options;
    return {
      transcript,
      coder: placed.coder,
      id: placed.segment.id,
      speakers: names.length > 0 ? names : speakers,
      line,
      words: isHidden ? null : quoter.quote(placed, longest),
      attribution: attributionOf(this.corpus.study, {
        ...{ participants: names, speakers, transcript, line },
        // what a query finds has no coder
        coders: placed.coder === '' ? [] : [coderName(this.corpus, placed.coder)],
        code: this.corpus.codebook.get(code)?.name ?? code,
      }),
    };
  }

  private quoterOf(index: number, { transcript }: ScopedTranscript): Quoter {
    let quoter = this.quoters.get(index);
    if (!quoter) this.quoters.set(index, (quoter = new Quoter(transcript)));
    return quoter;
  }
}
