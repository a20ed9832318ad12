import { CodedTranscript } from '../core/corpus/corpus';
import type { Transcript } from './transcript';

/** Transcripts as analyses take them: the same object as long as text and coding are the same. */
export class CodedTranscripts {
  private readonly known = new WeakMap<
    Transcript,
    { readonly segments: unknown; readonly reading: unknown; readonly coded: CodedTranscript }
  >();

  of(transcript: Transcript): CodedTranscript {
    if (transcript.settled) return transcript.settled.coded;
    const { segments, reading } = transcript;
    const known = this.known.get(transcript);
    if (known && known.segments === segments && known.reading === reading) return known.coded;
    const { path, texts, codings } = transcript;
    const { state } = texts;
    const coded = new CodedTranscript(path, () => state.whole, segments, codings, reading);
    this.known.set(transcript, { segments, reading, coded });
    return coded;
  }
}
