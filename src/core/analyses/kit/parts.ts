import type { ScopedTranscript } from '../../corpus/scopedTranscripts';

/**
 * What single transcripts add to a figure, each worked out once: a transcript's part stays the same for as long as its
 * scoped transcript does, which is another whenever anything is that decides what counts.
 */
export class Parts<P> {
  private readonly known = new WeakMap<ScopedTranscript, P>();

  constructor(private readonly partOf: (scoped: ScopedTranscript) => P) {}

  of(scoped: ScopedTranscript): P {
    let part = this.known.get(scoped);
    if (part === undefined) this.known.set(scoped, (part = this.partOf(scoped)));
    return part;
  }
}
