import { type Addable, RunningSum } from '../base/runningSum';
import type { Codebook } from '../codebook/codebook';
import { CodeRows } from './codeRows';
import { codesInScope } from './codesInScope';
import { programsOf } from './coders';
import { codingThatCounts } from './codingThatCounts';
import type { CodedTranscript, Corpus } from './corpus';
import { RowCounts, type RowPart } from './rowCounts';

/**
 * Number of segments under each code and theme that has any, each once. Whose coding counts is decided as in tables;
 * segments that are in doubt count, too, until a person decides. Merged codes count as what they became. A transcript is
 * counted again only when it is another object, or the codebook is, or other coders are programs.
 */
export function segmentsPerCode({
  codebook,
  study,
  transcripts,
}: Pick<Corpus, 'codebook' | 'study' | 'transcripts'>): Map<string, number> {
  const programs = [...programsOf(study)].join(' ');
  let known = sums.get(codebook);
  if (known?.programs !== programs)
    sums.set(codebook, (known = { programs, sum: sumOf({ codebook, study }) }));
  return known.sum.now(transcripts, counts => counts.ofCodes());
}

interface Sum {
  /** Ids of the programs, which are not counted. */
  readonly programs: string;
  readonly sum: RunningSum<CodedTranscript, RowPart, SegmentSum>;
}

const sums = new WeakMap<Codebook, Sum>();

function sumOf({ codebook, study }: Pick<Corpus, 'codebook' | 'study'>): Sum['sum'] {
  const codes = new CodeRows(codebook, codesInScope(codebook, []));
  const counter = new RowCounts(codes);
  const partOf = (transcript: CodedTranscript) => {
    for (const { segment } of codingThatCounts(transcript, { codebook, study }).segments)
      counter.add(segment.codes);
    return counter.take();
  };
  return new RunningSum(partOf, () => new SegmentSum(codes.ids));
}

class SegmentSum implements Addable<RowPart> {
  private readonly segments: Int32Array;

  constructor(private readonly ids: readonly string[]) {
    this.segments = new Int32Array(ids.length);
  }

  add({ rows, segments }: RowPart, times: 1 | -1): void {
    for (let i = 0; i < rows.length; i++) this.segments[rows[i]!]! += times * segments[i]!;
  }

  ofCodes(): Map<string, number> {
    const counts = new Map<string, number>();
    this.ids.forEach((id, row) => {
      if (this.segments[row]! > 0) counts.set(id, this.segments[row]!);
    });
    return counts;
  }
}
