import type { Span } from '../../text/span';
import { skipWhiteSpace } from '../../text/whiteSpace';
import { isInsideWord } from '../diff/tokens';
import { MIN_KEPT, MAX_CANDIDATES, MAX_EDITED, type Place, ambiguous } from '../../coding/place';
import { type Boundaries, Certainty } from './boundaries';
import { bestInContext } from './findQuotes';
import type { Order } from './order';
import type { Quoted } from './quoted';
import type { Squeezed } from './squeezed';

/** What is known of a segment's words. Lengths are in UTF-16 units without white space. */
export interface Wanted {
  /** In the text that it was made on, of UTF-16 units. */
  readonly span: Span;
  readonly length: number;
  /** Whether its words are at a place, squeezed. */
  isAt(text: Squeezed, start: number): boolean;
  /** Whether a place begins and ends in the midst of a word only where the words did so. */
  fitsWords(text: Squeezed, start: number, end: number): boolean;
  /** Whether it began with the label of a turn, or with the first words of a line. */
  readonly startsLine: boolean;
  /** Where its words seem to end if they begin at a place, or the other way round; undefined when they are too different. */
  closestEnd(text: Squeezed, start: number): number | undefined;
  closestStart(text: Squeezed, end: number): number | undefined;
  /** The share of its characters that were edited, if it is what is now at `[start, end)`; undefined when that is unknown. */
  editedShare(text: Squeezed, start: number, end: number): number | undefined;
  /** The share of its characters that is still there within `[start, end)`, in pieces; 0 when that is unknown. */
  keptShare(text: Squeezed, start: number, end: number): number;
}

/** More than this share edited is another passage. */
const MAX_GUESSED = 0.5;

/** Words of fewer units are found again by chance, unless so many units around them are the same as well. */
const TELLING = 16;
const TELLING_ALONE = 8;
const TELLING_CONTEXT = 8;

/** Labels of turns are shorter, with the colon. */
const LONGEST_LABEL = 40;

/** So many places between two that are known are few enough to choose from. */
const FEW = 5;

/** What replaced all words of a segment is at most so much longer, as a pseudonym is for a name. */
const LONGEST_EXCHANGE = 24;

/** The place of a segment between its boundaries; undefined when these do not say. */
export function placeBetween(
  text: Squeezed,
  wanted: Wanted,
  { places, certainties }: Boundaries,
  segment: number,
): Place | undefined {
  const start = places[2 * segment]!;
  const end = places[2 * segment + 1]!;
  const atStart = certainties[2 * segment]! as Certainty;
  const atEnd = certainties[2 * segment + 1]! as Certainty;
  const { length } = wanted;
  const place = (state: Place['state'], from: number, to: number): Place =>
    wanted.fitsWords(text, from, to)
      ? { state, ...text.spanOf(from, to) }
      : guessedPlace(text, wanted, from, to);

  // the words themselves, from a boundary that is known; the other one must not say that they end elsewhere
  const isWhole = (certainty: Certainty) =>
    certainty === Certainty.Window || (certainty === Certainty.Near && length >= TELLING);
  if (start >= 0 && atStart !== Certainty.Hint && wanted.isAt(text, start)) {
    const isBoth = end === start + length && isByWindow(atStart) && isByWindow(atEnd);
    const isCertain = isBoth || isWhole(atStart) || (end === start + length && isWhole(atEnd));
    if (end === start + length || !isSettled(atEnd)) {
      return place(isCertain ? 'ok' : 'moved', start, start + length);
    }
  }
  if (end >= length && !isSettled(atStart) && isSettled(atEnd) && wanted.isAt(text, end - length)) {
    return place(isWhole(atEnd) ? 'ok' : 'moved', end - length, end);
  }

  if (isByWindow(atStart) && (atEnd === Certainty.None || atEnd === Certainty.Elsewhere)) {
    const guessed = wanted.closestEnd(text, start);
    if (guessed !== undefined) return guessedPlace(text, wanted, start, guessed);
  }
  if (isByWindow(atEnd) && (atStart === Certainty.None || atStart === Certainty.Elsewhere)) {
    const guessed = wanted.closestStart(text, end);
    if (guessed !== undefined) return guessedPlace(text, wanted, guessed, end);
  }
  if (start < 0 || end <= start) return undefined;

  // a name may have got a pseudonym; longer words of which little is left are deleted, no matter what replaced them
  const isThere = () => length <= LONGEST_EXCHANGE || wanted.keptShare(text, start, end) >= MIN_KEPT;
  if (atStart === Certainty.Hint && atEnd === Certainty.Hint) {
    const isNear = end - start <= length + LONGEST_EXCHANGE;
    return isNear && isThere() ? place('moved', start, end) : undefined;
  }
  const isCertain =
    (isByWindow(atStart) && (isByWindow(atEnd) || atEnd === Certainty.Inside)) ||
    (isByWindow(atEnd) && atStart === Certainty.Inside);
  const share = wanted.editedShare(text, start, end);
  if (share === undefined) {
    // between two ends that are right, how much was edited is unknown
    const isAlike = Math.abs(end - start - length) <= MAX_EDITED * length;
    return isAlike ? place('moved', start, end) : undefined;
  }
  if (share <= MAX_EDITED && isCertain) return place('changed', start, end);
  return share <= MAX_GUESSED || (isCertain && isThere()) ? place('moved', start, end) : undefined;
}

/** The place of a segment by nothing but the known places of its words; undefined when that says nothing. */
export function placeOfQuote(
  text: Squeezed,
  quoted: Quoted,
  places: readonly number[],
  order: Order | undefined,
): Place | undefined {
  const { length, span } = quoted;
  if (places.length === 0) return undefined;
  const spanAt = (start: number) => text.spanOf(start, start + length);
  const best = bestInContext(text, quoted, places);
  const low = order?.lowest(span.start) ?? 0;
  const high = order?.highest(span.end) ?? Infinity;
  const here = places.filter(place => low <= place && place + length <= high);
  if (order && !order.isEmpty && here.length === 1) return { state: 'moved', ...spanAt(here[0]!) };
  if (places.length === 1) {
    const isTelling = length >= TELLING_ALONE || best.context >= TELLING_CONTEXT;
    return isTelling ? { state: 'moved', ...spanAt(places[0]!) } : undefined;
  }
  if (order && !order.isEmpty && here.length > 1 && here.length <= FEW) return ambiguous(here.map(spanAt));
  if (length < TELLING && best.context < TELLING_CONTEXT) {
    return places.length <= MAX_CANDIDATES ? ambiguous(places.map(spanAt)) : undefined;
  }
  if (best.places.length === 1 && best.context >= TELLING_CONTEXT) {
    return { state: 'moved', ...spanAt(best.places[0]!) };
  }
  // a little more around one of them says nothing
  return ambiguous((best.places.length > 1 ? best.places : places).map(spanAt));
}

/** Where the words of a segment would be; undefined when nothing around them is known. */
export function nearestInOrder(text: Squeezed, { span }: Wanted, order: Order): number | undefined {
  if (order.isEmpty) return undefined;
  const low = Math.min(order.lowest(span.start), text.length);
  return low === 0 ? 0 : text.offsets[low - 1]! + 1;
}

/** A place of which an end is guessed: with all of the words and of the label that it begins or ends in. */
function guessedPlace(text: Squeezed, wanted: Wanted, from: number, to: number): Place {
  const { start, end } = wholeWords(text.text, text.spanOf(from, to));
  return { state: 'moved', start: wanted.startsLine ? labelStart(text.text, start) : start, end };
}

/** Where the label begins that a place is in, after a timestamp if there is one; the place itself where there is none. */
function labelStart(text: string, at: number): number {
  const before = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf(']', at - 1)) + 1;
  const start = skipWhiteSpace(text, before, at);
  const label = /^[^\n:：.?!]+[:：]/u.exec(text.slice(start, start + LONGEST_LABEL));
  return label && start + label[0].length > at ? start : at;
}

/** A span that begins or ends within a word, with all of that: letters were inserted beside it. */
function wholeWords(text: string, { start, end }: Span): Span {
  let from = start;
  while (isInsideWord(text, from)) from--;
  let to = end;
  while (isInsideWord(text, to)) to++;
  return { start: from, end: to };
}

function isByWindow(certainty: Certainty): boolean {
  return certainty === Certainty.Window || certainty === Certainty.Near;
}

/** Whether a boundary has a place that more than a hint says. */
function isSettled(certainty: Certainty): boolean {
  return certainty !== Certainty.None && certainty !== Certainty.Hint;
}
