import * as l10n from '@vscode/l10n';
import type { TranscriptFigures } from '../../../../core/analyses/uncoded/transcriptFigures';
import { counted } from '../../../../core/base/phrases';
import { textWidth } from '../../../../core/report/chart/textWidth';

/** Of the letters in a tree, in pixels. */
export const FONT_SIZE = 13;
/** For a name and the facts after it, in a side bar as wide as it is at first, in pixels. */
const ROOM = 240;
const SEPARATOR = ' · ';

/** What can be said of a transcript in its row. */
export interface RowFacts {
  readonly figures: TranscriptFigures;
  /** Somebody codes here. */
  readonly isOwnKnown: boolean;
  readonly hasMemo: boolean;
}

/** What is said of a transcript, the most important first, in full. */
export function allFacts({ figures, isOwnKnown, hasMemo }: RowFacts): string[] {
  return [
    ...longFacts(figures, isOwnKnown),
    counted.words(figures.words),
    ...(hasMemo ? [l10n.t('memo')] : []),
  ];
}

/** What of it fits beside a name: shorter where it must be, and without the words where not even so; the tooltip has all. */
export function shownFacts(name: string, { figures, isOwnKnown, hasMemo }: RowFacts): string[] {
  const memo = hasMemo ? ['✎'] : [];
  const words = counted.words(figures.words);
  const [coded, segments] = longFacts(figures, isOwnKnown);
  const [codedShort, segmentsShort] = shortFacts(figures, isOwnKnown);
  const ways = [
    [coded, segments, words],
    [codedShort, segments, words],
    [coded, segments],
    [codedShort, segments],
    [codedShort, segmentsShort],
  ].map(way => [...way.filter(fact => fact !== undefined), ...memo]);
  const room = ROOM - textWidth(name, FONT_SIZE);
  return ways.find(way => textWidth(way.join(SEPARATOR), FONT_SIZE) <= room) ?? ways.at(-1)!;
}

export function inOneRow(facts: readonly string[]): string {
  return facts.join(SEPARATOR);
}

function longFacts(figures: TranscriptFigures, isOwnKnown: boolean): string[] {
  const { own, others } = figures;
  if (own + others === 0) return [l10n.t('not coded')];
  return [
    l10n.t('{0} coded', shareOf(figures)),
    isOwnKnown && others > 0 ? l10n.t('{0} mine, {1} others’', own, others) : counted.segments(own + others),
  ];
}

/** Mine and others’ as a sum. */
function shortFacts(figures: TranscriptFigures, isOwnKnown: boolean): string[] {
  const { own, others } = figures;
  if (own + others === 0) return [l10n.t('not coded')];
  return [shareOf(figures), isOwnKnown && others > 0 ? `${own} + ${others}` : String(own + others)];
}

/** How much of what participants say is coded, in per cent. */
export function shareOf({ spokenWords, codedWords }: TranscriptFigures): string {
  if (spokenWords === 0) return l10n.t('nothing');
  const percent = (100 * codedWords) / spokenWords;
  // one word of thousands is not none, and all but one are not all
  const shown = percent > 0 && percent < 1 ? 1 : percent > 99 && percent < 100 ? 99 : Math.round(percent);
  return l10n.t('{0}%', shown);
}
