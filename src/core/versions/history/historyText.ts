import * as l10n from '@vscode/l10n';
import { shownDay } from '../../base/figures';
import { counted } from '../../base/phrases';
import { visible } from '../../base/visible';
import { valuedName } from '../../coding/valuedName';
import { type SegmentChange, changedValues } from '../changes/segmentChanges';
import { valueChangeWords } from '../changes/valueChanges';
import { PLAIN, codeChangeLine, shortened, studyChangeLine } from '../changes/wording';
import type { CodebookEvent, Revision, SegmentEvent, UseEvent } from './history';
import type { SummaryEvent } from './summaryHistory';

const MAX_WORDS = 200;

/** `2026-11-22 1a2b3c4 Someone: Code the first interview`. */
function head({ commit, author, date, subject }: Revision): string {
  return commit === ''
    ? l10n.t('not committed')
    : `${shownDay(date.slice(0, 10))} ${commit.slice(0, 7)} ${visible(author)}: ${shortened(subject, 80)}`;
}

/** What happened to a segment, for a terminal. @param nameOf what people call a code */
export function segmentHistoryText(
  events: readonly SegmentEvent[],
  nameOf: (code: string) => string,
): string {
  return events
    .map(event => {
      const lines = segmentLines(event, nameOf);
      return `${head(event.revision)}\n${lines.map(line => `  ${line}\n`).join('')}`;
    })
    .join('');
}

/** What happened to a segment, a line for each thing. @param nameOf what people call a code */
export function segmentLines(
  { path, from, change }: SegmentEvent,
  nameOf: (code: string) => string,
): string[] {
  const renamed =
    from === undefined ? [] : [l10n.t('renamed to {0}, before: {1}', visible(path), visible(from))];
  return [...renamed, ...(change ? changeLines(path, change, nameOf) : [])];
}

function changeLines(path: string, change: SegmentChange, nameOf: (code: string) => string): string[] {
  const quoted = (text: string | null | undefined) =>
    text ? `“${shortened(text, MAX_WORDS)}”` : l10n.t('nothing');
  const { kinds, before, after, addedCodes, removedCodes } = change;
  const valued = (codes: readonly string[], when: 'before' | 'after') =>
    codes
      .map(code => {
        const values = change.values.find(one => one.code === code)?.[when] ?? [];
        return visible(valuedName(nameOf(code), values));
      })
      .join(', ');
  return kinds.map(kind => {
    switch (kind) {
      case 'added':
        return l10n.t(
          'coded in {0} with {1}: {2}',
          visible(path),
          valued(addedCodes, 'after'),
          quoted(after?.words),
        );
      case 'removed':
        return l10n.t('removed; its codes were {0}', valued(removedCodes, 'before'));
      case 'recoded':
        return [
          addedCodes.length > 0 ? l10n.t('added {0}', valued(addedCodes, 'after')) : '',
          removedCodes.length > 0 ? l10n.t('removed {0}', valued(removedCodes, 'before')) : '',
        ]
          .filter(Boolean)
          .join('; ');
      case 'boundary':
        return l10n.t('different boundaries: {0}, before: {1}', quoted(after?.words), quoted(before?.words));
      case 'memo':
        return l10n.t('memo: {0}, before: {1}', quoted(after?.segment.memo), quoted(before?.segment.memo));
      case 'key':
        return after?.segment.key ? l10n.t('now a key quote') : l10n.t('no longer a key quote');
      case 'value':
        return changedValues(change)
          .map(one => valueChangeWords(visible(nameOf(one.code)), one, visible))
          .join('; ');
      case 'other':
        return l10n.t('other fields changed');
    }
  });
}

/** What happened to the codebook, for a terminal. */
export function codebookHistoryText(events: readonly CodebookEvent[], isTimeline: boolean): string {
  return events
    .map(({ revision, changes, codes }) => {
      const title = isTimeline
        ? l10n.t('{0} ({1} afterwards)', head(revision), counted.codes(codes))
        : head(revision);
      return `${title}\n${changes.map(change => `  ${codeChangeLine(change, PLAIN)}\n`).join('')}`;
    })
    .join('');
}

/** What happened to the summaries, for a terminal. */
export function summaryHistoryText(events: readonly SummaryEvent[]): string {
  return events
    .map(({ revision, changes }) => {
      const lines = changes.map(change => `  ${studyChangeLine(change, PLAIN)}\n`);
      return `${head(revision)}\n${lines.join('')}`;
    })
    .join('');
}

/** Where a code was added and removed, for a terminal. */
export function useHistoryText(events: readonly UseEvent[]): string {
  return events
    .map(({ revision, path, added, removed }) => {
      const parts = [
        added > 0 ? l10n.t('added to {0}', counted.segments(added)) : '',
        removed > 0 ? l10n.t('removed from {0}', counted.segments(removed)) : '',
      ];
      return `${head(revision)}\n  ${visible(path)}: ${parts.filter(Boolean).join(', ')}\n`;
    })
    .join('');
}
