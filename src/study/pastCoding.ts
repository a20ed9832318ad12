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
  const coded: Coded[] = [];
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
    coded.push({ transcript, sidecar: value, texts: textsAtHand(transcript, then) });
  }
  await findTexts(coded, oldTexts);
  const codings = new Map<string, { status: Sidecar['status']; segments: PlacedSegment[] }>();
  for (const { transcript, sidecar, texts } of coded) {
    const segments = carried(transcript, sidecar, texts, corpus.study.salt ?? '', id);
    codings.set(transcript.path, { status: sidecar.status, segments });
  }
  const known = coderName(corpus, coder);
  if (codings.size === 0)
    return fail(l10n.t('{0} had not coded anything at commit {1}.', known, commit.name));
  const name = l10n.t('{0} at {1}', known, commit.name);
  return ok(withCoder(corpus, { id, name }, codings));
}

/** What a coder had coded of a transcript, and the texts that this was made on, by version. */
interface Coded {
  readonly transcript: CodedTranscript;
  readonly sidecar: Sidecar;
  readonly texts: Map<string, string>;
}

/** The present text and that of the commit, by version. */
function textsAtHand({ text }: CodedTranscript, then: Uint8Array | undefined): Map<string, string> {
  const texts = [text, ...(then ? [decodeTranscript(then).text] : [])];
  return new Map(texts.map(one => [textVersion(one).id, one]));
}

/** Adds the other texts that segments were made on, as far as they can be found. */
async function findTexts(coded: readonly Coded[], oldTexts: OldTexts): Promise<void> {
  const wanted = coded.flatMap(({ transcript: { path }, sidecar, texts }) =>
    [...new Set(sidecar.segments.map(segment => segment.text))].flatMap(id => {
      const version = texts.has(id) ? undefined : sidecar.texts[id];
      return version ? [{ path, version, id, texts }] : [];
    }),
  );
  const found = wanted.length > 0 ? await oldTexts.find(wanted) : [];
  for (const [i, { id, texts }] of wanted.entries()) if (found[i] !== undefined) texts.set(id, found[i]);
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
