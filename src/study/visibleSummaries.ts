import { parseSummaries, stringifySummaries } from '../core/summaries/parseSummaries';
import type { Summary } from '../core/summaries/summary';
import { decodeTranscript } from '../core/text/decode';
import { encode } from './bytes';
import type { VisibleCoding } from './visibleCoding';

type Visible = Pick<VisibleCoding, 'coders' | 'has'>;

/** Whether a summary is shown: to a person who codes blind none that another coder has written. */
export function isShown({ by }: Summary, visible: Visible): boolean {
  return by === undefined || visible.has(by);
}

/** `summaries.json` with what is shown of it; undefined where it cannot be told apart. */
export function shownBytes(bytes: Uint8Array, visible: Visible): Uint8Array | undefined {
  if (!visible.coders) return bytes;
  const { value } = parseSummaries(decodeTranscript(bytes).text);
  if (!value) return undefined;
  const summaries = value.summaries.filter(one => isShown(one, visible));
  return encode(stringifySummaries({ ...value, summaries }));
}
