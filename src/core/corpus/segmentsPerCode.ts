import type { Codebook } from '../codebook/codebook';
import { codingThatCounts } from './codingThatCounts';
import type { Corpus } from './corpus';

/**
 * Number of segments under each code and theme that has any, each once. Whose coding counts is decided as in tables;
 * segments that are in doubt count, too, until a person decides. Merged codes count as what they became.
 */
export function segmentsPerCode({ codebook, transcripts }: Pick<Corpus, 'codebook' | 'transcripts'>) {
  const counts = new Map<string, number>();
  const count = (code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
  const upwards = new Upwards(codebook);
  for (const transcript of transcripts) {
    for (const { segment } of codingThatCounts(transcript, codebook).segments) {
      const [first = '', ...others] = segment.codes;
      if (others.length === 0) upwards.from(first).forEach(count);
      else new Set(segment.codes.flatMap(code => upwards.from(code))).forEach(count);
    }
  }
  return counts;
}

class Upwards {
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly codebook: Codebook) {}

  /** The code that an id means and those above it; none where the codebook lacks it. */
  from(id: string): readonly string[] {
    let codes = this.known.get(id);
    if (!codes) this.known.set(id, (codes = [...this.above(id)]));
    return codes;
  }

  private *above(id: string): Iterable<string> {
    for (let at = this.codebook.resolve(id); at; at = this.codebook.parentOf(at.id)) yield at.id;
  }
}
