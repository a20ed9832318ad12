import * as l10n from '@vscode/l10n';
import { carryForward } from '../core/anchoring/places/carry';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecar } from '../core/coding/parseSidecar';
import { sidecarPath } from '../core/coding/sidecarName';
import { coderName } from '../core/corpus/coders';
import { type CodedTranscript, type Corpus, type PlacedSegment, withCoder } from '../core/corpus/corpus';
import { type Result, fail, ok } from '../core/base/result';
import { decodeTranscript } from '../core/text/decode';
import { textVersion } from '../core/text/textVersion';
import type { OldTexts } from './oldTexts';
import type { Commit, PastFiles } from './pastFiles';

/** The coder id that a coder's coding at a commit has in a corpus: no real coder's id has an `@`. */
export function pastCoder(coder: string, { name }: Commit): string {
  return `${coder}@${name}`;
}

/**
 * The study with what a coder had coded by a commit, under {@link pastCoder}: the segments of that commit at their places
 * in the present texts. Fails when a file of that commit cannot be read.
 */
export async function withPastCoding(
  corpus: Corpus,
  coder: string,
  commit: Commit,
  past: PastFiles,
  oldTexts: OldTexts,
): Promise<Result<Corpus>> {
  const paths = corpus.transcripts.map(({ path }) => path);
  const files = await past.read(commit, [...paths, ...paths.map(path => sidecarPath(path, coder))]);
  if (!files.ok) return files;
  const id = pastCoder(coder, commit);
  const codings = new Map<string, { status: Sidecar['status']; segments: PlacedSegment[] }>();
  for (const transcript of corpus.transcripts) {
    const file = sidecarPath(transcript.path, coder);
    const bytes = files.value.get(file);
    if (!bytes) continue;
    const { value, problems } = parseSidecar(decodeTranscript(bytes).text);
    if (!value)
      return fail(
        l10n.t(
          '{0}:{1} at commit {2}: {3}',
          file,
          problems[0]?.line ?? 1,
          commit.name,
          problems[0]?.message ?? '',
        ),
      );
    const then = files.value.get(transcript.path);
    const texts = await textsOf(transcript, value, then && decodeTranscript(then).text, oldTexts);
    const segments = carried(transcript, value, texts, corpus.study.salt ?? '', id);
    codings.set(transcript.path, { status: value.status, segments });
  }
  const known = coderName(corpus, coder);
  if (codings.size === 0)
    return fail(l10n.t('{0} had not coded anything at commit {1}.', known, commit.name));
  const name = l10n.t('{0} at {1}', known, commit.name);
  return ok(withCoder(corpus, { id, name }, codings));
}

/** The whole texts that segments were made on, by version, as far as they can be found. */
async function textsOf(
  { path, text }: CodedTranscript,
  { texts, segments }: Sidecar,
  then: string | undefined,
  oldTexts: OldTexts,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map([text, ...(then === undefined ? [] : [then])].map(one => [textVersion(one).id, one]));
  for (const id of new Set(segments.map(segment => segment.text))) {
    const version = texts[id];
    const old = found.has(id) || !version ? undefined : await oldTexts.find(path, version);
    if (old !== undefined) found.set(id, old);
  }
  return found;
}

function carried(
  { text }: CodedTranscript,
  { segments }: Sidecar,
  texts: ReadonlyMap<string, string>,
  salt: string,
  coder: string,
): PlacedSegment[] {
  const version = textVersion(text).id;
  const places = carryForward({ text, version, segments, oldText: id => texts.get(id), salt });
  return segments.map((segment, i) => ({ coder, segment, ...places[i]! }));
}
