import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import { firstIndex } from '../base/sorted';
import { hasMemo } from './annotation';
import type { CodingStatus, Segment, Sidecar, TextVersion } from './segment';
import { type ResolveCode, withCodesAndValues, withValue } from './values';

// Each gives the sidecar that comes of it, the same one where nothing changes, or a sentence that says why it cannot be
// done. Segments come out sorted by id, as they are on disk.

/** Adds a segment, and the text version it was made on. */
export function addSegment(sidecar: Sidecar, segment: Segment, version: TextVersion): Result<Sidecar> {
  if (sidecar.segments.some(one => one.id === segment.id)) return fail(existing(segment.id));
  if (segment.codes.length === 0 && !hasMemo(segment))
    return fail(l10n.t('A segment needs at least one code, or a memo.'));
  const problem = anchorProblem(segment, version);
  if (problem !== undefined) return fail(problem);
  const added = { ...segment, codes: [...new Set(segment.codes)] };
  return ok(withSegments(sidecar, [...sidecar.segments, added], segment.text, version));
}

/** Says why a segment cannot be made at a place of a text version. */
export function anchorProblem(
  { text, start, end }: Pick<Segment, 'text' | 'start' | 'end'>,
  version: TextVersion,
): string | undefined {
  if (!version.sha256.startsWith(text))
    return l10n.t('The segment was created on another version of the text.');
  if (start >= 0 && start < end && end <= version.length) return undefined;
  return l10n.t(
    'The segment ({0} to {1}) is outside the text, which has {2} characters.',
    start,
    end,
    version.length,
  );
}

export function existing(id: string): string {
  return l10n.t('There is already a segment “{0}”.', id);
}

export function gone(id: string): string {
  return l10n.t('The file no longer has a segment “{0}”.', id);
}

/** The sidecar with these segments, and with the text version that some of them were made on. */
export function withSegments(
  sidecar: Sidecar,
  segments: readonly Segment[],
  versionId: string,
  version: TextVersion,
): Sidecar {
  const known = { ...sidecar.texts[versionId], ...ownFields(version) };
  return { ...sidecar, texts: { ...sidecar.texts, [versionId]: known }, segments: sorted(segments) };
}

/**
 * Codes or annotates a span: adds to the codes and the memo of the segment that covers exactly this span of this version,
 * else adds the segment. Its values take the place of those that are there.
 */
export function applyCodes(
  sidecar: Sidecar,
  segment: Segment,
  version: TextVersion,
  resolve: ResolveCode = id => id,
): Result<Sidecar> {
  const same = sidecar.segments.find(
    ({ text, start, end }) => text === segment.text && start === segment.start && end === segment.end,
  );
  if (!same) return addSegment(sidecar, segment, version);
  return changeSegment(sidecar, same.id, before => {
    const coded = withCodes(before, [...before.codes, ...segment.codes]) ?? before;
    const values = Object.entries(segment.values ?? {});
    const valued = values.reduce((now, [code, value]) => withValue(now, code, value, resolve), coded);
    const memos = [...new Set([before.memo, segment.memo])].filter(memo => hasMemo({ memo }));
    return hasMemo(segment) && memos.join('\n\n') !== before.memo
      ? { ...valued, memo: memos.join('\n\n') }
      : valued;
  });
}

/**
 * Gives a segment other codes; without any it is removed, or stays as an annotation when it has a memo. Values go with their
 * codes.
 */
export function setCodes(
  sidecar: Sidecar,
  segmentId: string,
  codes: readonly string[],
  resolve?: ResolveCode,
): Result<Sidecar> {
  return changeSegment(sidecar, segmentId, segment => withCodes(segment, codes, resolve));
}

/** Adds to a segment's codes. */
export function addCodes(sidecar: Sidecar, segmentId: string, codes: readonly string[]): Result<Sidecar> {
  return changeSegment(sidecar, segmentId, segment => withCodes(segment, [...segment.codes, ...codes]));
}

/**
 * Removes codes with their values from a segment; with its last code the segment is removed, unless it has a memo: then that
 * stays.
 */
export function removeCodes(
  sidecar: Sidecar,
  segmentId: string,
  codes: readonly string[],
  resolve?: ResolveCode,
): Result<Sidecar> {
  const gone = new Set(codes);
  return changeSegment(sidecar, segmentId, segment => without(segment, gone, resolve));
}

/** Removes a segment with all its codes. */
export function removeSegment(sidecar: Sidecar, segmentId: string): Result<Sidecar> {
  return changeSegment(sidecar, segmentId, () => undefined);
}

/** Gives a segment a memo; an empty or undefined one removes it, and with it a segment that has no code. */
export function setMemo(sidecar: Sidecar, segmentId: string, memo: string | undefined): Result<Sidecar> {
  return changeSegment(sidecar, segmentId, segment => {
    if ((segment.memo ?? '') === (memo ?? '')) return segment;
    const { memo: _, ...rest } = segment;
    if (memo) return { ...rest, memo };
    return rest.codes.length > 0 ? rest : undefined;
  });
}

/**
 * Makes segments key quotes, or no longer. Those that are gone are an error, as nothing may be done to half of them.
 * @param segmentIds one or more
 */
export function setKey(sidecar: Sidecar, segmentIds: readonly string[], isKey: boolean): Result<Sidecar> {
  const open = new Set(segmentIds);
  const segments = sidecar.segments.map(segment => {
    if (!open.delete(segment.id) || (segment.key ?? false) === isKey) return segment;
    const { key: _, ...rest } = segment;
    return isKey ? { ...rest, key: true as const } : rest;
  });
  for (const id of open) return fail(gone(id));
  const isSame = segments.every((segment, i) => segment === sidecar.segments[i]);
  return ok(isSame ? sidecar : { ...sidecar, segments });
}

/** Gives the transcript a memo; an empty or undefined one removes it. */
export function setTranscriptMemo(sidecar: Sidecar, memo: string | undefined): Result<Sidecar> {
  if ((sidecar.memo ?? '') === (memo ?? '')) return ok(sidecar);
  const { memo: _, ...rest } = sidecar;
  return ok(memo ? { ...rest, memo } : rest);
}

/** Says whether the whole transcript is coded. */
export function setStatus(sidecar: Sidecar, status: CodingStatus): Result<Sidecar> {
  return ok(sidecar.status === status ? sidecar : { ...sidecar, status });
}

/**
 * Removes codes with their values from all segments; those left without a code are removed, or stay as annotations when they
 * have a memo.
 */
export function removeCodeEverywhere(
  sidecar: Sidecar,
  codeIds: readonly string[],
  resolve?: ResolveCode,
): Result<Sidecar> {
  const gone = new Set(codeIds);
  const segments = sidecar.segments.flatMap(segment => without(segment, gone, resolve) ?? []);
  const isSame =
    segments.length === sidecar.segments.length && segments.every((one, i) => one === sidecar.segments[i]);
  return ok(isSame ? sidecar : { ...sidecar, segments: sorted(segments) });
}

/** @param operation gives undefined to remove the segment, and the same one to leave it */
function changeSegment(
  sidecar: Sidecar,
  id: string,
  operation: (segment: Segment) => Segment | undefined,
): Result<Sidecar> {
  const at = sidecar.segments.findIndex(segment => segment.id === id);
  const before = sidecar.segments[at];
  if (!before) return fail(gone(id));
  const after = operation(before);
  if (after === before) return ok(sidecar);
  return ok({ ...sidecar, segments: sorted(sidecar.segments.toSpliced(at, 1, ...(after ? [after] : []))) });
}

/** The segment with these codes, each once; undefined when there is nothing left of it, neither a code nor a memo. */
function withCodes(segment: Segment, codes: readonly string[], resolve?: ResolveCode): Segment | undefined {
  const unique = [...new Set(codes)];
  if (unique.length === 0 && !hasMemo(segment)) return undefined;
  const isSame =
    unique.length === segment.codes.length && unique.every((code, i) => code === segment.codes[i]);
  return isSame ? segment : withCodesAndValues(segment, unique, resolve);
}

function without(segment: Segment, gone: ReadonlySet<string>, resolve?: ResolveCode): Segment | undefined {
  return withCodes(
    segment,
    segment.codes.filter(code => !gone.has(code)),
    resolve,
  );
}

function ownFields({ sha256, length, blob }: TextVersion): TextVersion {
  return { sha256, length, ...(blob ? { blob } : {}) };
}

function sorted(segments: readonly Segment[]): readonly Segment[] {
  const at = segments.findIndex((segment, i) => i > 0 && segments[i - 1]!.id > segment.id);
  if (at < 0) return segments;
  if (at < segments.length - 1) return [...segments].sort((a, b) => byUnits(a.id, b.id));
  // one was added to sorted ones
  const added = segments[at]!;
  const place = firstIndex(at, i => segments[i]!.id > added.id);
  return segments.slice(0, place).concat([added], segments.slice(place, at));
}
