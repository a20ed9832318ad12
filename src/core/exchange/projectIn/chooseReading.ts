import type { Span } from '../../text/span';
import { isWhiteSpace, collapseWhiteSpace } from '../../text/whiteSpace';
import { wholeWords } from '../../text/wholeWords';
import type { RefiSelection } from '../project/refiProject';
import { READINGS, type Reading, unitsFrom } from './positions';

/** A source whose positions are to be read. */
export interface SourceToRead {
  /** As the file has it. */
  readonly raw: string;
  /** With LF and without a byte order mark. */
  readonly text: string;
  readonly selections: readonly RefiSelection[];
}

/** Readings by which all selections are in the same places, and how well these fit. */
export interface Candidate {
  readonly readings: readonly Reading[];
  /** One for each selection; UTF-16 units over the text, not yet within it. */
  readonly spans: readonly Span[];
  /** How many of `of` signs speak for it: ends of selections on ends of words, and names that are their words. */
  readonly hits: number;
  readonly of: number;
}

/** How the positions of a source are read. */
export interface ChosenReading {
  readonly chosen: Candidate;
  /** All that there are, the best first. */
  readonly candidates: readonly Candidate[];
  /** Whether no other comes near. */
  readonly isClear: boolean;
}

/**
 * So many signs more than the next, and this share of those at which the two differ, make a reading the clear winner. A wrong
 * place is on an end of a word in some four of ten cases, a right one nearly always.
 */
const MIN_LEAD = 2;
const MIN_LEAD_SHARE = 0.2;

/**
 * Chooses how the positions of the sources of a project are read: each by itself and, where that is not clear, as all of them
 * together say. @param given what a person has said
 */
export function chooseReadings(sources: readonly SourceToRead[], given?: Reading): readonly ChosenReading[] {
  const all = sources.map(source => candidatesOf(source, given ? [given] : READINGS));
  const total = (reading: Reading) =>
    all.reduce(
      (sum, candidates) => sum + (candidates.find(one => one.readings.includes(reading))?.hits ?? 0),
      0,
    );
  const totals = new Map(READINGS.map(reading => [reading, given ? 0 : total(reading)]));
  return all.map(candidates => {
    const [first, second] = candidates;
    if (!second || leads(first!.hits, second.hits, differing(first!, second)))
      return { chosen: first!, candidates, isClear: true };
    const best = (one: Candidate) => Math.max(...one.readings.map(reading => totals.get(reading)!));
    const [winner, next] = [...candidates].sort((a, b) => best(b) - best(a));
    const isClear =
      leads(best(winner!), best(next!), differing(winner!, next!)) && winner!.hits >= first!.hits - 1;
    return { chosen: isClear ? winner! : first!, candidates, isClear };
  });
}

function leads(first: number, second: number, of: number): boolean {
  return first - second >= Math.max(MIN_LEAD, of * MIN_LEAD_SHARE);
}

/** At how many ends two readings differ. */
function differing(a: Candidate, b: Candidate): number {
  return a.spans.reduce((sum, { start, end }, i) => {
    const other = b.spans[i]!;
    return sum + Number(start !== other.start) + Number(end !== other.end);
  }, 0);
}

/** The readings that differ for a source, the best first; of equally good ones the likeliest. */
function candidatesOf(source: SourceToRead, readings: readonly Reading[]): readonly Candidate[] {
  const byPlaces = new Map<string, { readings: Reading[]; spans: readonly Span[] }>();
  for (const reading of readings) {
    const units = unitsFrom(source.raw, reading);
    const spans = source.selections.map(({ start, end }) => ({ start: units(start), end: units(end) }));
    const key = spans.map(({ start, end }) => `${start} ${end}`).join(',');
    const known = byPlaces.get(key);
    if (known) known.readings.push(reading);
    else byPlaces.set(key, { readings: [reading], spans });
  }
  const names = source.selections.map(({ name }) => wordsOf(name ?? ''));
  const found = [...byPlaces.values()].map(one => ({ ...one, signs: signsOf(source, one.spans, names) }));
  // a name is a sign only where it is the words of its selection in some reading: others are just names
  const telling = names.map((_, i) => found.some(({ signs }) => signs[i]!.isNamed));
  return found
    .map(({ signs, ...one }) => ({
      ...one,
      hits: signs.reduce((sum, { hits, isNamed }) => sum + hits + (isNamed ? 1 : 0), 0),
      of: 2 * signs.length + telling.filter(Boolean).length,
    }))
    .sort((a, b) => b.hits - a.hits);
}

interface Signs {
  /** How many of its two ends are ends of words. */
  readonly hits: number;
  readonly isNamed: boolean;
}

function signsOf({ text }: SourceToRead, spans: readonly Span[], names: readonly string[]): Signs[] {
  return spans.map((span, i) => {
    const { start, end } = span;
    if (!(0 <= start && start < end && end <= text.length)) return { hits: 0, isNamed: false };
    const whole = wholeWords(text, span);
    const isStart = whole.start === start && !isWhiteSpace(text.charCodeAt(start));
    const isEnd = whole.end === end;
    const name = names[i]!;
    const isNamed = name.length >= MIN_NAME && collapseWhiteSpace(text.slice(start, end)).startsWith(name);
    return { hits: Number(isStart) + Number(isEnd), isNamed };
  });
}

/** A shorter name could be the beginning of many passages. In UTF-16 units. */
const MIN_NAME = 6;

/** A name without the dots in place of what was cut off. */
function wordsOf(name: string): string {
  return collapseWhiteSpace(name.replace(/(?:…|\.\.\.)\s*$/, '')).trim();
}
