import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { sidecarPath } from '../core/coding/sidecarName';
import { type DecodedTranscript, NUL, decodeTranscript } from '../core/text/decode';
import { type LegacyEncoding, decodeAs } from '../core/text/legacyEncodings';
import { toLf } from '../core/text/lineEnds';
import { reread } from '../core/text/reread';
import type { Span } from '../core/text/span';
import type { FileStore } from './fileStore';
import type { StudyWriter } from './studyWriter';
import type { Transcript } from './transcript';
import { VersionedText } from './versionedText';

/** Spans by id of segment, by coder. */
type SpansByCoder = ReadonlyMap<string, ReadonlyMap<string, Span>>;

/**
 * Rewrites a transcript as UTF-8 and carries everyone's coding along, to the words that have the same bytes. The coding files
 * come first: should the machine stop in between, the transcript can still be converted, and they fit it then.
 */
export async function convertTranscript(
  { store, writer }: { readonly store: FileStore; readonly writer: StudyWriter },
  transcript: Transcript,
  encoding: LegacyEncoding,
): Promise<Result<void>> {
  const { path } = transcript;
  const bytes = await store.read(path);
  const read = bytes && decodeTranscript(bytes);
  if (!bytes || !read) return fail(l10n.t('{0} is not in need of conversion.', path));
  const refusal = conversionRefusal(path, read);
  if (refusal !== undefined) return fail(refusal);
  const whole = decodeAs(bytes, encoding);
  if (whole === undefined) return fail(l10n.t('{0} has bytes that mean nothing in this encoding.', path));
  const before = VersionedText.of(read.text);
  const after = VersionedText.of(toLf(whole));
  const shown = transcript.texts.current;
  // an editor may have been told the encoding, and shows the text as it will be
  if (shown.text !== before.text && shown.text !== after.text)
    return fail(l10n.t('{0} has changes that are not saved. Revert them first.', path));
  const broken = brokenSidecar(transcript);
  if (broken)
    return fail(l10n.t('{0} cannot be read, so its segments would be left behind. Fix it first.', broken));

  const old = certainSpans(transcript, after.version.id);
  const carry = shown.text === before.text ? reread(bytes, encoding) : (span: Span) => span;
  transcript.replaceText(after);
  const tied = await tieAll(writer, transcript, carried(old, carry), after.text);
  const error = tied.ok ? await replaceBytes(store, path, bytes, whole) : tied.error;
  if (error === undefined) {
    transcript.texts.noteOnDisk(after);
    return ok(undefined);
  }
  transcript.replaceText(shown);
  const back = await tieAll(writer, transcript, old, shown.text);
  return fail(
    back.ok ? error : l10n.t('{0} Its coding is on the converted text already: convert it again.', error),
  );
}

/** Why a transcript is not to be converted, if so. */
export function conversionRefusal(
  path: string,
  { text, encoding, valid }: DecodedTranscript,
): string | undefined {
  // each encoding would take them over
  if (text.includes(NUL))
    return l10n.t('{0} has NUL characters, so none of the encodings can be the right one.', path);
  const isForeign = !valid && encoding === 'utf-8';
  return isForeign ? undefined : l10n.t('{0} is not in need of conversion.', path);
}

/** A coding file of which it is not known what is in it. */
function brokenSidecar({ path, sidecars }: Transcript): string | undefined {
  for (const [coder, { parsed }] of sidecars) if (!parsed.value) return sidecarPath(path, coder);
  return undefined;
}

/** Where everyone's segments are, if beyond doubt; without those that were made on the text as it will be. */
function certainSpans({ segments }: Transcript, version: string): SpansByCoder {
  const spans = new Map<string, Map<string, Span>>();
  for (const { coder, segment, state, start, end } of segments) {
    if (segment.text === version || (state !== 'ok' && state !== 'changed')) continue;
    const own = spans.get(coder) ?? new Map<string, Span>();
    spans.set(coder, own.set(segment.id, { start, end }));
  }
  return spans;
}

function carried(spans: SpansByCoder, carry: (span: Span) => Span): SpansByCoder {
  return new Map(
    [...spans].map(([coder, own]) => [coder, new Map([...own].map(([id, span]) => [id, carry(span)]))]),
  );
}

async function tieAll(
  writer: StudyWriter,
  transcript: Transcript,
  spans: SpansByCoder,
  text: string,
): Promise<Result<void>> {
  for (const [coder, own] of spans) {
    const tied = await writer.tieToText(transcript, coder, text, own);
    if (!tied.ok) return tied;
  }
  return ok(undefined);
}

/** Writes a text where some bytes are, and nothing where there are others by now. @returns what went wrong */
async function replaceBytes(
  store: FileStore,
  path: string,
  bytes: Uint8Array,
  text: string,
): Promise<string | undefined> {
  let isSame = true;
  try {
    const isWritten = await store.change(path, now => {
      isSame = now !== undefined && hasSameBytes(now, bytes);
      return isSame ? new TextEncoder().encode(text) : undefined;
    });
    return isSame && isWritten ? undefined : l10n.t('{0} has been changed in the meantime.', path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return l10n.t('{0} could not be written: {1}', path, reason);
  }
}

function hasSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

// Part of every host, but not of the ES2023 library that this compiles against.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
