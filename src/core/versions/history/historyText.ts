import { counted } from '../../base/phrases';
import { type Style, codeChangeLine, shortened } from '../changes/wording';
import type { CodebookEvent, Revision, SegmentEvent, UseEvent } from './history';

const PLAIN: Style = { text: text => text, quote: text => `“${text}”` };
const MAX_WORDS = 200;

/** `2026-11-22 1a2b3c4 Somebody: Code the first interview`. */
function head({ commit, author, date, subject }: Revision): string {
  return commit === ''
    ? 'not committed'
    : `${date.slice(0, 10)} ${commit.slice(0, 7)} ${author}: ${shortened(subject, 80)}`;
}

/** What happened to a segment, for a terminal. @param nameOf what people call a code */
export function segmentHistoryText(
  events: readonly SegmentEvent[],
  nameOf: (code: string) => string,
): string {
  return events
    .map(({ revision, path, change }) => {
      const lines = segmentLines(path, change, nameOf);
      return `${head(revision)}\n${lines.map(line => `  ${line}\n`).join('')}`;
    })
    .join('');
}

/** What happened to a segment, a line for each thing. @param nameOf what people call a code */
export function segmentLines(
  path: string,
  { kinds, before, after, addedCodes, removedCodes }: SegmentEvent['change'],
  nameOf: (code: string) => string,
): string[] {
  const names = (codes: readonly string[]) => codes.map(nameOf).join(', ');
  const quoted = (text: string | null | undefined) => (text ? `“${shortened(text, MAX_WORDS)}”` : 'nothing');
  return kinds.map(kind => {
    switch (kind) {
      case 'added':
        return `coded in ${path} with ${names(addedCodes)}: ${quoted(after?.words)}`;
      case 'removed':
        return `removed; it had ${names(removedCodes)}`;
      case 'recoded':
        return [
          addedCodes.length > 0 ? `given ${names(addedCodes)}` : '',
          removedCodes.length > 0 ? `without ${names(removedCodes)}` : '',
        ]
          .filter(Boolean)
          .join(', ');
      case 'boundary':
        return `other boundaries: ${quoted(after?.words)}, before: ${quoted(before?.words)}`;
      case 'memo':
        return `memo: ${quoted(after?.segment.memo)}, before: ${quoted(before?.segment.memo)}`;
      case 'other':
        return 'other fields';
    }
  });
}

/** What happened to the codebook, for a terminal. */
export function codebookHistoryText(events: readonly CodebookEvent[], isTimeline: boolean): string {
  return events
    .map(({ revision, changes, codes }) => {
      const size = isTimeline ? ` (${counted.codes(codes)} after it)` : '';
      return `${head(revision)}${size}\n${changes.map(change => `  ${codeChangeLine(change, PLAIN)}\n`).join('')}`;
    })
    .join('');
}

/** Where a code was given and taken off, for a terminal. */
export function useHistoryText(events: readonly UseEvent[]): string {
  return events
    .map(({ revision, path, added, removed }) => {
      const parts = [
        added > 0 ? `given to ${counted.segments(added)}` : '',
        removed > 0 ? `taken off ${counted.segments(removed)}` : '',
      ];
      return `${head(revision)}\n  ${path}: ${parts.filter(Boolean).join(', ')}\n`;
    })
    .join('');
}
