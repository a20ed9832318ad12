import type { Corpus } from '../core/corpus/corpus';
import type { OutgoingStudy } from '../core/exchange/projectOut/outgoing';
import { decodeTranscript } from '../core/text/decode';
import type { FileReader } from './fileStore';
import type { StudySnapshot } from './readStudy';

/**
 * A study with all that an export of it takes.
 * @param coders ids of those whose coding is exported; everyone's without
 */
export async function outgoingStudy(
  store: FileReader,
  corpus: Corpus,
  study: StudySnapshot['study'],
  coders?: readonly string[],
): Promise<OutgoingStudy> {
  const memoFiles = new Map<string, string>();
  for (const { path } of corpus.memos ?? []) {
    const bytes = await store.read(path);
    if (bytes) memoFiles.set(path, decodeTranscript(bytes).text);
  }
  const sidecar = (path: string, coder: string) => study.transcript(path)?.sidecars.get(coder)?.parsed.value;
  return { corpus, sidecar, memoFiles, coders };
}
