import type { Codebook } from '../codebook/codebook';
import { CodeRows } from './codeRows';
import { codesInScope } from './codesInScope';
import { codingThatCounts } from './codingThatCounts';
import type { CodedTranscript, Corpus } from './corpus';

/** What one transcript adds: rows of codes, themes included, and the segments of each. */
interface Part {
  readonly rows: Int32Array;
  readonly segments: Int32Array;
}

/**
 * Number of segments under each code and theme that has any, each once. Whose coding counts is decided as in tables;
 * segments that are in doubt count, too, until a person decides. Merged codes count as what they became. A transcript is
 * counted again only when it is another object, or the codebook is.
 */
export function segmentsPerCode({
  codebook,
  transcripts,
}: Pick<Corpus, 'codebook' | 'transcripts'>): Map<string, number> {
  const counter = counterOf(codebook);
  const { ids } = counter.codes;
  const segments = new Int32Array(ids.length);
  for (const transcript of transcripts) {
    const part = counter.partOf(transcript);
    for (let i = 0; i < part.rows.length; i++) segments[part.rows[i]!]! += part.segments[i]!;
  }
  const counts = new Map<string, number>();
  ids.forEach((id, row) => {
    if (segments[row]! > 0) counts.set(id, segments[row]!);
  });
  return counts;
}

const counters = new WeakMap<Codebook, Counter>();

function counterOf(codebook: Codebook): Counter {
  let counter = counters.get(codebook);
  if (!counter) counters.set(codebook, (counter = new Counter(codebook)));
  return counter;
}

class Counter {
  readonly codes: CodeRows;
  private readonly known = new WeakMap<CodedTranscript, Part>();
  /** Zero between two transcripts. */
  private readonly segments: Int32Array;

  constructor(private readonly codebook: Codebook) {
    this.codes = new CodeRows(codebook, codesInScope(codebook, []));
    this.segments = new Int32Array(this.codes.ids.length);
  }

  partOf(transcript: CodedTranscript): Part {
    let part = this.known.get(transcript);
    if (!part) this.known.set(transcript, (part = this.count(transcript)));
    return part;
  }

  private count(transcript: CodedTranscript): Part {
    const found: number[] = [];
    for (const { segment } of codingThatCounts(transcript, this.codebook).segments)
      for (const row of this.codes.rolledUp(segment.codes)) {
        if (this.segments[row] === 0) found.push(row);
        this.segments[row]!++;
      }
    const rows = Int32Array.from(found);
    const segments = rows.map(row => this.segments[row]!);
    for (const row of rows) this.segments[row] = 0;
    return { rows, segments };
  }
}
