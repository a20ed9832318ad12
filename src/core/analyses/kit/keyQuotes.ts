import type { Steps } from '../../base/steps';
import { CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment, ScopedTranscript } from '../../corpus/scopedTranscripts';
import { coderName } from '../../corpus/coders';
import { nameOf } from '../../studyFile/namedRecords';
import { attributionOf } from './attribution';
import { Quoter } from './quoter';

/** A passage that a coder wants to cite, and where it is from. */
export interface KeyQuote {
  /** Path. */
  readonly transcript: string;
  readonly coder: string;
  /** Of the segment. */
  readonly id: string;
  /** Names of the scope’s participants with a turn in it, or its labels where there are none. */
  readonly speakers: readonly string[];
  /** The line that it starts in; the first is 1. */
  readonly line: number;
  /** As {@link Quoter} prints it; null in a study that must not have its words written down a second time. */
  readonly words: string | null;
  /** Where it is from, as the study prints it. */
  readonly attribution: string;
}

/** A segment of a transcript, by their indexes in the scope. */
interface Candidate {
  readonly transcript: number;
  readonly segment: ScopedSegment;
}

/**
 * Up to so many key quotes of each code, by transcript and place. Of more, quotes of other participants come before a second
 * one of the same. Those of a theme are quotes of the theme itself, so that none is printed twice.
 * @param most of a code; 0 for none, Infinity for all
 */
export function* keyQuotes(
  corpus: Corpus,
  scope: Scope,
  most: number,
): Steps<ReadonlyMap<string, readonly KeyQuote[]>> {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const ofCode: Candidate[][] = codes.ids.map(() => []);
  for (const [transcript, one] of scope.transcripts.entries()) {
    for (const segment of most > 0 ? one.segments : []) {
      if (!segment.placed.segment.key) continue;
      for (const row of codes.carried(segment.placed.segment.codes))
        ofCode[row]!.push({ transcript, segment });
    }
    yield (transcript + 1) / scope.transcripts.length;
  }
  const describe = new Describer(corpus, scope);
  return new Map(
    codes.ids.flatMap((id, row) => {
      const chosen = varied(ofCode[row]!, most);
      return chosen.length > 0 ? [[id, chosen.map(one => describe.quote(one, id))] as const] : [];
    }),
  );
}

/** Of many, those of as many participants as there are; in their order. */
function varied(all: readonly Candidate[], most: number): readonly Candidate[] {
  if (all.length <= most) return all;
  const seen = new Set<string>();
  const isFirst = ({ transcript, segment: { participants } }: Candidate) => {
    const who = participants.length > 0 ? participants.join() : `transcript ${transcript}`;
    if (seen.has(who)) return false;
    seen.add(who);
    return true;
  };
  const firsts = new Set(all.filter(isFirst));
  const chosen = new Set([...firsts, ...all.filter(one => !firsts.has(one))].slice(0, most));
  return all.filter(one => chosen.has(one));
}

class Describer {
  private readonly quoters = new Map<number, Quoter>();
  private readonly isHashed: boolean;

  constructor(
    private readonly corpus: Corpus,
    private readonly scope: Scope,
  ) {
    this.isHashed = corpus.study.quotes === 'hashed';
  }

  quote({ transcript: index, segment: { placed, participants } }: Candidate, code: string): KeyQuote {
    const one = this.scope.transcripts[index]!;
    const quoter = this.quoterOf(index, one);
    const names = participants.map(i => nameOf(this.scope.participants[i]!));
    const { path: transcript } = one.transcript;
    const [speakers, line] = [quoter.speakers(placed), quoter.line(placed.start)];
    return {
      transcript,
      coder: placed.coder,
      id: placed.segment.id,
      speakers: names.length > 0 ? names : speakers,
      line,
      words: this.isHashed ? null : quoter.quote(placed, 0),
      attribution: attributionOf(this.corpus.study, {
        ...{ participants: names, speakers, transcript, line },
        coders: [coderName(this.corpus, placed.coder)],
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
