import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import type { Codebook } from '../../../../core/codebook/codebook';
import type { Arrangement, SegmentOrder } from '../../../../core/report/segmentList';
import { countUnits } from '../../../../core/search/units';
import type { ListView } from '../../../../webview/segments/messages';
import type { ListedSearch, SegmentSubject } from '../../../session/segmentLists';
import { searchView } from '../search/searchView';
import type { SelectedKeys } from './selectedKeys';
import type { ShownList } from './shownList';
import type { ShownSegment } from './shownSegment';

/** A list as the page shows it, but for its rows. */
export function listView(
  subject: SegmentSubject,
  { list, hidden }: ShownList,
  items: readonly ShownSegment[],
  keys: SelectedKeys,
  arrangement: Arrangement,
  takesFocus: boolean,
): Omit<ListView, 'type' | 'version' | 'heard' | 'isNew'> {
  const { sending, search, openStudy } = subject;
  return {
    title: subject.title(),
    summary: search
      ? foundInWords(items, list.items.length, search)
      : sending
        ? l10n.t('{0} left', list.items.length)
        : summaryOf(items, list.items.length),
    note: search?.note ?? (hidden > 0 ? hiddenNote(hidden) : undefined),
    count: items.length,
    selected: items.filter(item => keys.has(item)).length,
    current: items.findIndex(item => keys.isCurrent(item)),
    targets:
      sending?.targets().map(({ id, name }) => ({ name, color: openStudy.study.codebook.color(id) })) ?? [],
    hasScale: hasScale(list.items, openStudy.study.codebook),
    none: search ? noneFound(search) : sending && l10n.t('All of them have been sent.'),
    search: search && searchView(openStudy, search, takesFocus),
    ...arrangement,
  };
}

function summaryOf(items: readonly ShownSegment[], all: number): string {
  const summary = l10n.t(
    '{0} in {1}',
    counted.segments(items.length),
    counted.transcripts(transcriptsOf(items)),
  );
  return items.length === all ? summary : l10n.t('{0}, of {1}', summary, all);
}

function foundInWords(
  items: readonly ShownSegment[],
  all: number,
  { isLooking, request: { unit } }: ListedSearch,
): string {
  if (isLooking) return l10n.t('Searching…');
  const hits = counted.hits(items.reduce((sum, { hit }) => sum + hit!.what.hits.length, 0));
  const units = countUnits[unit](items.length);
  const summary = l10n.t(
    '{0} in {1}',
    unit === 'hit' ? hits : unit === 'answer' ? units : l10n.t('{0} with {1}', units, hits),
    counted.transcripts(transcriptsOf(items)),
  );
  return items.length === all ? summary : l10n.t('{0}; filtered', summary);
}

function transcriptsOf(items: readonly ShownSegment[]): number {
  return new Set(items.map(one => one.transcript)).size;
}

function noneFound({ request, isLooking, error, rule }: ListedSearch): string {
  if (error !== undefined) return error;
  if (request.pattern.trim() === '') return l10n.t('Type what to search for.');
  if (isLooking) return l10n.t('Searching…');
  return rule ? l10n.t('All that the rule finds is coded.') : l10n.t('Nothing was found.');
}

function hiddenNote(hidden: number): string {
  return hidden === 1
    ? l10n.t('1 segment of another coder is hidden.')
    : l10n.t('{0} segments of other coders are hidden.', hidden);
}

/** What a list is sorted by when it is first shown: as the last one, if it can be. */
export function orderFor(subject: SegmentSubject | undefined, last: SegmentOrder): SegmentOrder {
  // what a rule finds in new transcripts comes first
  if (subject?.search?.rule) return 'text';
  return !subject?.search && (last === 'left' || last === 'right') ? 'text' : last;
}

function hasScale(items: readonly ShownSegment[], codebook: Codebook): boolean {
  return items.some(({ codeIds }) => codeIds.some(id => codebook.get(id)?.scale));
}
