import { isWrappedAt } from '../../../../../src/core/text/wrappedLines';
import type { RandomSegment, RandomStudy, RandomTranscript } from '../kit/randomStudy';
import { type TwinFilters, inBookOrder, isKept, speakersIn, twinScope, upwards } from '../kit/twinScope';
import { wholeSentenceEnds } from '../../text/wholeSentences';
import type { Lists } from './brute';

export interface TwinOptions {
  readonly coders: readonly string[];
  readonly unit: 'turn' | 'paragraph' | 'sentence' | 'character' | 'transcript' | 'segment';
  readonly level: 'all' | 'codes' | 'themes';
  readonly missing: 'uncoded' | 'unfinished' | 'nothing';
  readonly speakers: 'all' | 'participants';
  readonly all: boolean;
}

/** A transcript as the twin compares it. */
export interface TwinText {
  readonly transcript: RandomTranscript;
  /** For each coder whether they rate all, what they touch, or nothing. */
  readonly rates: readonly ('all' | 'touched' | 'none')[];
  /** Whether two coders rate something of it. */
  readonly isCompared: boolean;
  /** Units as lists of characters. */
  readonly units: readonly (readonly number[])[];
  /** The cluster of each unit, among turns. */
  readonly turns: readonly number[];
  /** For each character whether it counts; white space around turns does only where all text does. */
  readonly counts: readonly boolean[];
  /** Segments that count, by coder. */
  readonly segments: readonly (readonly RandomSegment[])[];
}

export interface Twin {
  readonly coders: readonly string[];
  readonly texts: readonly TwinText[];
  /** Ids of the codes that can have a row. */
  readonly rows: readonly string[];
  /** Whether a segment says yes to a row. */
  readonly isYes: (code: string, segment: RandomSegment) => boolean;
  /** Ids of the codes that the overall figures are of, and whether a segment says yes to one. */
  readonly pooled: readonly string[];
  readonly isPooledYes: (code: string, segment: RandomSegment) => boolean;
}

/** Whose coding is compared; fewer than two when that fails. */
export function twinCoders(study: RandomStudy, filters: TwinFilters, asked: readonly string[]): string[] {
  if (asked.length > 0) return [...new Set(asked)];
  if (filters.coders && filters.coders.length > 0) return [...new Set(filters.coders)];
  return ['ann', 'ben'].filter(coder =>
    twinScope(study, filters).transcripts.some(one => {
      const status = one.statuses[coder];
      if (status === undefined || (filters.status !== undefined && filters.status !== status)) return false;
      return status === 'complete' || one.segments.some(segment => segment.coder === coder);
    }),
  );
}

export function twinOf(study: RandomStudy, filters: TwinFilters, options: TwinOptions): Twin {
  const coders = twinCoders(study, filters, options.coders);
  const scope = twinScope(study, { ...filters, coders });
  const only =
    options.speakers === 'participants' ||
    (filters.participants?.length ?? 0) > 0 ||
    (filters.where?.length ?? 0) > 0;
  const codes = inBookOrder(study.codes).filter(id => scope.codes.includes(id));
  const isTop = (id: string) =>
    !upwards(study.codes, id)
      .slice(1)
      .some(above => codes.includes(above));
  const isWithin = (code: string, { codes: carried }: RandomSegment) =>
    carried.some(id => upwards(study.codes, id).includes(code));
  const isCarried = (code: string, { codes: carried }: RandomSegment) =>
    carried.some(id => upwards(study.codes, id)[0] === code);
  const rows = options.level === 'themes' ? codes.filter(isTop) : codes;
  return {
    coders,
    texts: scope.transcripts.map(transcript => {
      const rates = coders.map(coder => {
        const status = transcript.statuses[coder];
        if (status === undefined || (filters.status !== undefined && filters.status !== status))
          return 'none';
        if (status === 'complete' || options.missing === 'nothing') return 'all';
        return options.missing === 'uncoded' ? 'touched' : 'none';
      });
      const segments = coders.map((coder, i) =>
        rates[i] === 'none'
          ? []
          : scope.segments
              .filter(one => one.transcript === transcript && one.segment.coder === coder)
              .filter(({ speakers }) => !only || speakers.length > 0)
              .map(one => one.segment),
      );
      const counts = transcript.turnOf.map(
        (turn, at) =>
          !only ||
          (turn >= 0 && speakersIn(study, transcript, at, at + 1).some(id => isKept(id, study, filters))),
      );
      const isAtWork = (coder: string) =>
        transcript.segments.some(
          one => one.coder === coder && !one.isLost && counts.slice(one.start, one.end).includes(true),
        );
      const atWork = coders.filter(
        (coder, i) => rates[i] === 'all' || (rates[i] === 'touched' && isAtWork(coder)),
      );
      const isCompared = atWork.length > 1 && (!only || counts.includes(true));
      return {
        transcript,
        rates,
        segments,
        counts,
        isCompared,
        ...unitsOf(transcript, options.unit, only, counts),
      };
    }),
    rows,
    isYes: options.level === 'codes' ? isCarried : isWithin,
    pooled: rows,
    isPooledYes: options.level === 'themes' ? isWithin : isCarried,
  };
}

function unitsOf(
  transcript: RandomTranscript,
  unit: TwinOptions['unit'],
  only: boolean,
  counts: readonly boolean[],
): Pick<TwinText, 'units' | 'turns'> {
  const { text, turnOf, labels } = transcript;
  const characters = Array.from({ length: text.length }, (_, i) => i);
  const wanted = labels.map((_, turn) => counts[turnOf.indexOf(turn)]!);
  if (unit === 'transcript') {
    const isThere = only ? counts.includes(true) : text.trim() !== '';
    return isThere ? { units: [characters.filter(at => counts[at])], turns: [0] } : { units: [], turns: [] };
  }
  if (unit === 'character') {
    // white space around turns is in none
    const counted = characters.filter(at => turnOf[at]! >= 0 && counts[at]);
    return { units: counted.map(at => [at]), turns: counted.map(at => turnOf[at]!) };
  }
  const units: number[][] = [];
  const turns: number[] = [];
  labels.forEach((_, turn) => {
    if (!wanted[turn]) return;
    const start = turnOf.indexOf(turn);
    const end = turnOf.lastIndexOf(turn) + 1;
    const speech = { start: speechStart(transcript, start, end), end };
    const ends = endsOf(text, speech, unit);
    let from = start;
    for (const to of ends) {
      units.push(characters.slice(from, to));
      turns.push(turn);
      from = to;
    }
  });
  return { units, turns };
}

/** Behind the label of a turn, as the study was made: a timestamp, a label, a colon. */
function speechStart({ text, labels, turnOf }: RandomTranscript, start: number, end: number): number {
  const label = labels[turnOf[start]!];
  if (label === undefined) return start;
  const colon = text.indexOf(':', text.indexOf(label, start) + label.length) + 1;
  const head = text.slice(colon, end);
  return colon + head.length - head.trimStart().length;
}

function endsOf(
  text: string,
  speech: { readonly start: number; readonly end: number },
  unit: 'turn' | 'paragraph' | 'sentence' | 'segment',
): number[] {
  const ends: number[] = [];
  if (unit === 'sentence') ends.push(...wholeSentenceEnds(text, speech));
  if (unit === 'paragraph') {
    const pieces = text.slice(speech.start, speech.end).split(/(?<=\n[\s\u0085]*)(?=[^\s\u0085])/u);
    let at = speech.start;
    for (const piece of pieces.slice(0, -1)) {
      at += piece.length;
      const feed = text.indexOf('\n', at - /[\s\u0085]*$/u.exec(piece)![0].length);
      if (!isWrappedAt(text, speech, feed)) ends.push(at);
    }
  }
  if (ends.at(-1) !== speech.end) ends.push(speech.end);
  return ends;
}

/** What each coder says of every unit of a text: 1, 0, or null for missing. */
export function ratingsOf(
  { transcript, rates, units, segments }: TwinText,
  coders: readonly string[],
  isYes: (segment: RandomSegment) => boolean,
): Lists {
  return coders.map((coder, i) => {
    const coded = coveredBy(segments[i]!.filter(isYes), transcript.text.length);
    const own = transcript.segments.filter(segment => segment.coder === coder && !segment.isLost);
    const touched = coveredBy(own, transcript.text.length);
    return units.map(unit => {
      const isRated = rates[i] === 'all' || (rates[i] === 'touched' && unit.some(at => touched[at]));
      return isRated ? (unit.some(at => coded[at]) ? '1' : '0') : null;
    });
  });
}

/** For each character whether one of the segments covers it. */
export function coveredBy(segments: readonly RandomSegment[], length: number): boolean[] {
  const covered = new Array<boolean>(length).fill(false);
  for (const { start, end } of segments) covered.fill(true, start, end);
  return covered;
}
