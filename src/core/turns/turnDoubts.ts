import type { TextParts, TextState } from '../text/textState';
import type { Turns } from './turns';
import { WordIndex } from '../text/words';

/**
 * Something about the turns of a transcript that makes it likely that a label was missed, or taken for one.
 *
 * - `no-labels`: text for several turns, and no label
 * - `one-label`: text for several turns, and all turns with a label have the same one
 * - `label-once`: the label heads one turn, and nearly all others recur
 * - `long-turn`: a page or more, and many times as long as turns of this transcript are
 */
export interface TurnDoubt {
  readonly kind: 'no-labels' | 'one-label' | 'label-once' | 'long-turn';
  /** That of the turn, if it has one. */
  readonly label?: string;
  /** Index of the turn; of several, the first. */
  readonly turn: number;
  /** Where it starts, in UTF-16 units of the LF text. */
  readonly start: number;
}

/**
 * What several turns have together: in interviews, a question and its answer have some 50 words. Less may well be a remark
 * by one person, or by none; with more, short transcripts whose labels are all missed go unnoticed.
 */
const SEVERAL_TURNS_WORDS = 50;

/** About a page, or three minutes. Many turns are shorter by far, and few that are longer hide others. */
const PAGE_WORDS = 500;

/** No text has longer words on average, so that of no text more than a few pages are looked at for words. */
const MAX_WORD_UNITS = 40;

/**
 * A long turn is one of so many times the length that three quarters of the turns keep to. In a narrative interview the
 * narrator has half of the turns, so that these set the measure themselves; an opening narration before short questions
 * and answers is reported, as it looks exactly like turns whose labels were missed.
 */
const LONG = 10;

/** Fewer turns do not show how long turns are. */
const MIN_TURNS = 8;

/** Labels that occur once are odd while they head at most this share of the turns; in a survey of many voices they are not. */
const MAX_ONCE = 0.2;

/** What is doubtful about the turns of a text, with what tells whether an edit changes that. */
export interface KnownDoubts {
  readonly text: TextState;
  readonly turns: Turns;
  readonly found: readonly TurnDoubt[];
  /** Units that three quarters of the turns keep to; undefined where no turn is long enough for that to matter. */
  readonly usual: number | undefined;
}

/** What is doubtful about the turns of a text, kind by kind in the order above, then turn by turn. @param text LF, BOM-less */
export function turnDoubts(text: TextParts, turns: Turns): readonly TurnDoubt[] {
  return doubtsAmong(text, turns, usualLength(turns));
}

/** The same, to be kept for edits. */
export function knownDoubts(text: TextState, turns: Turns): KnownDoubts {
  const usual = usualLength(turns);
  return { text, turns, found: doubtsAmong(text, turns, usual), usual };
}

/**
 * What is doubtful after something was typed in one turn. Undefined where other turns have to be looked at, too.
 * @param turns moved from those of before, or found anew
 */
export function doubtsAfterEdit(known: KnownDoubts, text: TextState, turns: Turns): KnownDoubts | undefined {
  const { usual } = known;
  const change = text.changeSince(known.text);
  if (!change || turns.labelNumbers !== known.turns.labelNumbers) return undefined;
  const turn = turns.at(change.start);
  const isInTurn = (of: Turns, end: number) => of.headEnd(turn) <= change.start && end <= of.end(turn);
  if (turn < 0 || !isInTurn(known.turns, change.oldEnd) || !isInTurn(turns, change.newEnd)) return undefined;
  if (turns.labels().length < 2 && isShort(Math.min(text.length, known.text.length))) return undefined;
  const before = known.turns.end(turn) - known.turns.headEnd(turn);
  const now = turns.end(turn) - turns.headEnd(turn);
  if (before < PAGE_WORDS !== now < PAGE_WORDS) return undefined;
  if (usual !== undefined && before !== now && (before - usual) * (now - usual) <= 0) return undefined;
  const wasLong = known.found.some(doubt => doubt.kind === 'long-turn' && doubt.turn === turn);
  if (isLong(text, turns, turn, usual) !== wasLong) return undefined;
  const isMoved = known.found.some(doubt => doubt.start !== turns.start(doubt.turn));
  const found = isMoved
    ? known.found.map(doubt => ({ ...doubt, start: turns.start(doubt.turn) }))
    : known.found;
  return { text, turns, found, usual };
}

function doubtsAmong(text: TextParts, turns: Turns, usual: number | undefined): readonly TurnDoubt[] {
  if (turns.count === 0) return [];
  const seen = new Map<string, { turn: number; count: number }>();
  for (let i = 0; i < turns.count; i++) {
    const label = turns.label(i);
    if (label === undefined) continue;
    const known = seen.get(label);
    if (known) known.count++;
    else seen.set(label, { turn: i, count: 1 });
  }
  const at = (kind: TurnDoubt['kind'], turn: number): TurnDoubt => {
    const label = turns.label(turn);
    return { kind, ...(label === undefined ? {} : { label }), turn, start: turns.start(turn) };
  };

  const labels = [...seen.values()];
  const onlyFew: TurnDoubt[] = [];
  if (labels.length < 2 && hasWords(text, 0, text.length, SEVERAL_TURNS_WORDS))
    onlyFew.push(labels[0] ? at('one-label', labels[0].turn) : at('no-labels', 0));
  const labelled = labels.reduce((sum, { count }) => sum + count, 0);
  const once = labels.filter(({ count }) => count === 1);
  const isOdd = once.length <= labelled * MAX_ONCE;
  return [
    ...onlyFew,
    ...(isOdd ? once.map(({ turn }) => at('label-once', turn)) : []),
    ...longTurns(text, turns, usual).map(turn => at('long-turn', turn)),
  ];
}

function longTurns(text: TextParts, turns: Turns, usual: number | undefined): number[] {
  const long: number[] = [];
  if (usual === undefined) return long;
  for (let turn = 0; turn < turns.count; turn++) if (isLong(text, turns, turn, usual)) long.push(turn);
  return long;
}

function isLong(text: TextParts, turns: Turns, turn: number, usual: number | undefined): boolean {
  if (usual === undefined) return false;
  const start = turns.headEnd(turn);
  const end = turns.end(turn);
  return end - start >= usual * LONG && hasWords(text, start, end, PAGE_WORDS);
}

function usualLength({ count, ends, headEnds }: Turns): number | undefined {
  if (count < MIN_TURNS) return undefined;
  const lengths = ends.map((end, i) => end - headEnds[i]!);
  // most texts have no turn of so many units: nothing is sorted, and no word counted
  if (!lengths.some(length => length >= PAGE_WORDS)) return undefined;
  return lengths.sort()[Math.floor(count * 0.75)]!;
}

/** Whether so many units may be fewer words than several turns have. */
function isShort(units: number): boolean {
  return units < SEVERAL_TURNS_WORDS * MAX_WORD_UNITS;
}

/** Whether `[start, end)` has so many words or more. */
function hasWords(text: TextParts, start: number, end: number, words: number): boolean {
  const length = end - start;
  if (length < words) return false;
  return length >= words * MAX_WORD_UNITS || new WordIndex(text.slice(start, end)).count >= words;
}
