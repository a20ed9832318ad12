import * as l10n from '@vscode/l10n';
import { enumerate } from '../base/phrases';
import { sameJson } from '../records/sameJson';
import { type Result, fail, ok } from '../base/result';
import { ANCHOR_FIELDS, type Segment, type Sidecar, type TextVersion } from './segment';
import type { Codebook } from '../codebook/codebook';
import { isAnnotation } from './annotation';
import { joinedSegment } from './joinedSegment';
import { type Contradiction, contradiction, resolverOf } from './values';
import { anchorProblem, existing, gone, withSegments } from './operations';

// As in operations.ts: each gives the sidecar that comes of it, the same one where nothing changes, or a sentence that
// says why it cannot be done. Several codes on one span by one coder are one segment, so that none of these may put a
// segment on exactly the words of another: they refuse, and no one's codes or memo are lost silently.

/** How a segment is anchored to the text; a captured segment is one, too. */
export type Anchor = Omit<Segment, 'id' | 'codes' | 'memo' | 'created'>;

/** Why a segment cannot be where another one of the same coder is. */
export const TAKEN = l10n.t(
  'You already have a segment on exactly these words. Use “Join Segments” to combine them.',
);

/**
 * Anchors a segment to another stretch of the text: it keeps its id, codes, memo, date and unknown fields.
 * @param version that the anchor was made on
 */
export function reanchorSegment(
  sidecar: Sidecar,
  id: string,
  anchor: Anchor,
  version: TextVersion,
): Result<Sidecar> {
  const before = sidecar.segments.find(segment => segment.id === id);
  if (!before) return fail(gone(id));
  const problem = anchorProblem(anchor, version) ?? takenProblem(sidecar, anchor, [id]);
  if (problem !== undefined) return fail(problem);
  const after = anchoredTo(before, anchor);
  if (sameJson(before, after)) return ok(sidecar);
  const segments = sidecar.segments.map(segment => (segment === before ? after : segment));
  return ok(withSegments(sidecar, segments, anchor.text, version));
}

/**
 * Makes several segments of one, each with its codes, values, date and unknown fields. The first keeps the id and the memo; of
 * an annotation each part has the memo.
 * @param parts in the order of the text, two or more, which do not overlap
 * @param newIds for the parts after the first
 */
export function splitSegment(
  sidecar: Sidecar,
  id: string,
  parts: readonly Anchor[],
  newIds: readonly string[],
  version: TextVersion,
): Result<Sidecar> {
  const before = sidecar.segments.find(segment => segment.id === id);
  if (!before) return fail(gone(id));
  if (parts.length < 2 || newIds.length !== parts.length - 1)
    return fail(l10n.t('A segment must be split into two or more parts.'));
  if (parts.some((part, i) => i > 0 && part.start < parts[i - 1]!.end))
    return fail(l10n.t('The parts of a segment cannot overlap.'));
  const taken = [id, ...newIds].find(
    (one, i, all) => all.indexOf(one) < i || (i > 0 && sidecar.segments.some(segment => segment.id === one)),
  );
  if (taken !== undefined) return fail(existing(taken));
  for (const part of parts) {
    const problem = anchorProblem(part, version) ?? takenProblem(sidecar, part, [id]);
    if (problem !== undefined) return fail(problem);
  }

  const { memo: _, ...withoutMemo } = before;
  const repeated = isAnnotation(before) ? before : withoutMemo;
  const [first, ...others] = parts;
  const made = others.map((part, i) => anchoredTo({ ...repeated, id: newIds[i]! }, part));
  const segments = sidecar.segments.filter(segment => segment !== before);
  const all = [...segments, anchoredTo(before, first!), ...made];
  return ok(withSegments(sidecar, all, first!.text, version));
}

/**
 * Makes one segment of several: it has all their codes, values and memos, in order, and the first one's id and date. Fails
 * where they have different values for a code.
 * @param ids in the order of the text, two or more
 * @param anchor from the first start to the last end
 */
export function joinSegments(
  sidecar: Sidecar,
  ids: readonly string[],
  anchor: Anchor,
  version: TextVersion,
  codebook?: Codebook,
): Result<Sidecar> {
  const joined: Segment[] = [];
  for (const id of new Set(ids)) {
    const segment = sidecar.segments.find(one => one.id === id);
    if (!segment) return fail(gone(id));
    joined.push(segment);
  }
  if (joined.length < 2) return fail(l10n.t('Select two or more segments to join.'));
  const problem = anchorProblem(anchor, version) ?? takenProblem(sidecar, anchor, ids);
  if (problem !== undefined) return fail(problem);

  const differing = contradiction(joined, codebook && resolverOf(codebook));
  if (differing) return fail(differentValues(differing, codebook));

  const others = sidecar.segments.filter(segment => !joined.includes(segment));
  return ok(
    withSegments(sidecar, [...others, anchoredTo(joinedSegment(joined), anchor)], anchor.text, version),
  );
}

/** The segment with another anchor, of which nothing of the old one stays. */
export function anchoredTo(segment: Segment, anchor: Anchor): Segment {
  const kept = Object.entries(segment).filter(([field]) => !ANCHOR_FIELDS.includes(field));
  const tied = Object.entries(anchor).filter(
    ([field, value]) => ANCHOR_FIELDS.includes(field) && value !== undefined,
  );
  return Object.fromEntries([...kept, ...tied]) as unknown as Segment;
}

function differentValues({ code, values }: Contradiction, codebook: Codebook | undefined): string {
  const name = codebook?.resolve(code)?.name ?? code;
  return l10n.t(
    'These segments have different values for “{0}”: {1}. Give them the same one first.',
    name,
    enumerate(values.map(String)),
  );
}

function takenProblem(sidecar: Sidecar, anchor: Anchor, except: readonly string[]): string | undefined {
  const { text, start, end } = anchor;
  const isTaken = sidecar.segments.some(
    one => one.text === text && one.start === start && one.end === end && !except.includes(one.id),
  );
  return isTaken ? TAKEN : undefined;
}
