import * as l10n from '@vscode/l10n';
import { visibleLines } from '../../../../core/base/visible';
import { valuedName } from '../../../../core/coding/valuedName';
import type { PlaceState } from '../../../../core/coding/place';
import { wholeSentences } from '../../../../core/turns/wholeSentences';
import type { RowView } from '../../../../webview/segments/messages';
import type { OpenStudy } from '../../../session/openStudy';
import { ruleText } from '../../../ui/ruleText';
import { hitRow } from '../search/hitRow';
import type { ShownSegment } from './shownSegment';

/** Of the sentences around a segment, so much on either side, in UTF-16 units. */
const MAX_CONTEXT = 300;

/** A row as the page draws it. */
export function rowView(openStudy: OpenStudy, shown: ShownSegment, isSelected: boolean): RowView {
  const { place, coded, quoter, words, transcript, speaker, coder, memo, isKey, isOwn } = shown;
  const { codebook } = openStudy.study;
  const { placed, start } = place;
  const hasPlace = start >= 0 && coded !== undefined;
  const { hit } = shown;
  const context =
    hasPlace && !hit
      ? wholeSentences(coded.text, coded.turns, place, MAX_CONTEXT)
      : { before: '', after: '' };
  const line = hasPlace ? l10n.t('line {0}', quoter()!.line(start)) : undefined;
  return {
    before: visibleLines(context.before),
    quote: visibleLines(words) || l10n.t('(words not stored)'),
    after: visibleLines(context.after),
    ...(hit ? hitRow(hit, quoter()!) : {}),
    source: [transcript, line, speaker, coder, ruleText(openStudy, placed?.segment.rule)].flatMap(
      part => part ?? [],
    ),
    codes: shown.codeIds.map((id, i) => ({
      name: valuedName(shown.codes[i]!, [shown.values?.[i] ?? ''].filter(Boolean)),
      color: codebook.resolve(id) ? codebook.color(id) : '#888888',
    })),
    memo,
    isKey,
    isOwn,
    isSelected,
    doubt: placed && doubtOf(placed.state),
  };
}

function doubtOf(state: PlaceState): string | undefined {
  switch (state) {
    case 'orphan':
      return l10n.t('Its words can no longer be found in the transcript.');
    case 'ambiguous':
      return l10n.t('Its words occur in several places.');
    case 'moved':
      return l10n.t('Its words are elsewhere now. Confirm the place.');
    default:
      return undefined;
  }
}
