import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import type { Hashed } from '../../anchoring/anchors/hashedQuotes';
import { captureSegment } from '../../anchoring/anchors/capture';
import { gone, withSegments } from '../../coding/operations';
import { newSegmentId } from '../../coding/segmentId';
import type { Segment, Sidecar } from '../../coding/segment';
import { textVersion } from '../../text/textVersion';
import type { PlannedSegment } from './planCodings';

/** What new segments have besides their words and codes. */
export interface Stamp {
  /** ISO 8601 in UTC. */
  readonly created: string;
  readonly hashed: Hashed | undefined;
  readonly random: () => number;
}

/**
 * A coder's file with codings that come in. What is there stays.
 * @param text of the transcript, LF and BOM-less: the one that they were found in
 */
export function applyCodings(
  sidecar: Sidecar,
  planned: readonly PlannedSegment[],
  text: string,
  stamp: Stamp,
): Result<Sidecar> {
  const { id: version, ...named } = textVersion(text);
  const byId = new Map(sidecar.segments.map(segment => [segment.id, segment]));
  const added: Segment[] = [];
  for (const { onto, start, end, codes, memo } of planned) {
    if (onto === undefined) {
      let id = newSegmentId(stamp.random);
      while (byId.has(id)) id = newSegmentId(stamp.random);
      const span = { start, end };
      const { created, hashed } = stamp;
      const segment = captureSegment({ id, text, version, span, codes, memo, created, hashed });
      byId.set(id, segment);
      added.push(segment);
      continue;
    }
    const before = byId.get(onto);
    if (!before) return fail(gone(onto));
    const memos = [before.memo, memo].filter(one => one?.trim());
    byId.set(onto, {
      ...before,
      codes: [...new Set([...before.codes, ...codes])],
      ...(memo === undefined ? {} : { memo: memos.join('\n\n') }),
    });
  }
  if (added.some(({ codes, memo }) => codes.length === 0 && memo === undefined))
    return fail(l10n.t('A segment needs at least one code, or a memo.'));
  const segments = [...byId.values()];
  return ok(added.length > 0 ? withSegments(sidecar, segments, version, named) : { ...sidecar, segments });
}
