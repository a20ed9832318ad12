import { addTo } from '../../base/groupBy';
import type { Steps } from '../../base/steps';
import type { CodedTranscript } from '../../corpus/corpus';
import { type Part, type Places, anchorOf, partsOf, placesFrom } from './occurrences';
import type { QuotedWord } from './quotedWords';
import { type SpokenWords, Vocabulary, spokenWords } from './spokenWords';

/** Where a quotation is, or may be: a transcript, by its index. */
export interface Occurrence {
  readonly transcript: number;
  readonly places: Places;
}

/** A stretch of a transcript’s words that shares much with a quotation, half-open. */
export interface Candidate {
  readonly transcript: number;
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** What was found of a paper’s quotations in the words of a study. */
export interface LookedUp {
  readonly vocabulary: Vocabulary;
  /** Of each quotation the numbers of its words. */
  readonly ids: readonly (readonly number[])[];
  readonly spoken: readonly SpokenWords[];
  /** Of each quotation all places where its words are, whatever their case and punctuation. */
  readonly occurrences: readonly (readonly Occurrence[])[];
  /** Of each without any, the most similar places, best first. */
  readonly candidates: readonly (readonly Candidate[])[];
}

/** A quotation can be in so many places, and so many similar ones are looked at. */
const MAX_OCCURRENCES = 200;
const MAX_CANDIDATES = 4;
/** Words around a place that is similar, beside those of the quotation. */
const MARGIN = 20;

/**
 * Looks for quotations in all transcripts, in time and memory that grow with the words of both: pairs of words that follow
 * each other in a quotation are looked up for each word that is said.
 * @param speakerOf who says what is at a UTF-16 unit of a transcript
 */
export function* lookUp(
  quotations: readonly (readonly QuotedWord[])[],
  transcripts: readonly CodedTranscript[],
  speakerOf: (transcript: number, unit: number) => unknown,
): Steps<LookedUp> {
  const vocabulary = new Vocabulary();
  const ids = quotations.map(words => words.map(({ key }) => vocabulary.add(key)));
  const spoken: SpokenWords[] = [];
  for (const [t, transcript] of transcripts.entries()) {
    spoken.push(spokenWords(transcript, vocabulary));
    yield (0.6 * (t + 1)) / transcripts.length;
  }
  const { firsts, numberOf } = distinct(quotations, ids);
  const [some, someIds] = [firsts.map(q => quotations[q]!), firsts.map(q => ids[q]!)];
  const occurrences = yield* findOccurrences(some, someIds, spoken, vocabulary, speakerOf);
  const isWanted = (q: number) => occurrences[q]!.length === 0;
  const candidates = yield* findCandidates(some, someIds, spoken, vocabulary, isWanted);
  return {
    ...{ vocabulary, ids, spoken },
    occurrences: numberOf.map(i => occurrences[i]!),
    candidates: numberOf.map(i => candidates[i]!),
  };
}

/** What is quoted again and again is looked up once: the first quotation of each kind, and the number of its kind for each. */
function distinct(quotations: readonly (readonly QuotedWord[])[], ids: readonly (readonly number[])[]) {
  const kinds = new Map<string, number>();
  const firsts: number[] = [];
  const numberOf = quotations.map((words, q) => {
    const key = words.map(({ gapBefore = '' }, i) => `${ids[q]![i]}${gapBefore}`).join(' ');
    const known = kinds.get(key);
    if (known !== undefined) return known;
    kinds.set(key, firsts.length);
    return firsts.push(q) - 1;
  });
  return { firsts, numberOf };
}

function* findOccurrences(
  quotations: readonly (readonly QuotedWord[])[],
  ids: readonly (readonly number[])[],
  spoken: readonly SpokenWords[],
  vocabulary: Vocabulary,
  speakerOf: (transcript: number, unit: number) => unknown,
): Steps<Occurrence[][]> {
  const found: Occurrence[][] = quotations.map(() => []);
  const anchors = new Map<
    number,
    { readonly q: number; readonly parts: readonly Part[]; readonly anchor: number }[]
  >();
  for (const [q, words] of quotations.entries()) {
    const parts = partsOf(words, ids[q]!);
    const anchor = words.length > 0 ? anchorOf(parts) : 0;
    const [first, second] = parts[anchor]?.ids ?? [];
    // single words between omissions are in every transcript
    if (first === undefined || second === undefined) continue;
    addTo(anchors, pairKey(first, second, vocabulary), { q, parts, anchor });
  }
  for (const [t, words] of spoken.entries()) {
    for (let i = 0; i + 1 < words.count; i++) {
      const [first, second] = [words.ids[i]!, words.ids[i + 1]!];
      if (first === 0 || second === 0) continue;
      for (const { q, parts, anchor } of anchors.get(pairKey(first, second, vocabulary)) ?? []) {
        if (found[q]!.length >= MAX_OCCURRENCES) continue;
        const places = placesFrom(parts, anchor, i, words, word => speakerOf(t, words.starts[word]!));
        if (places) found[q]!.push({ transcript: t, places });
      }
    }
    yield 0.6 + (0.2 * (t + 1)) / spoken.length;
  }
  return found;
}

function* findCandidates(
  quotations: readonly (readonly QuotedWord[])[],
  ids: readonly (readonly number[])[],
  spoken: readonly SpokenWords[],
  vocabulary: Vocabulary,
  isWanted: (q: number) => boolean,
): Steps<Candidate[][]> {
  const pairs = new Map<number, number[]>();
  for (const [q, own] of ids.entries())
    if (isWanted(q)) for (const pair of pairsOf(own, vocabulary)) addTo(pairs, pair, q);
  const widths = quotations.map(widthFor);
  const best: Candidate[][] = quotations.map(() => []);
  for (const [t, words] of spoken.entries()) {
    for (const [key, score] of scoresIn(words, pairs, widths, vocabulary)) {
      const q = key % quotations.length;
      const [bucket, width] = [(key - q) / quotations.length, widths[q]!];
      const from = Math.max(0, bucket * width - width);
      const to = Math.min(words.count, (bucket + 3) * width);
      keepBest(best[q]!, { transcript: t, from, to, score });
    }
    yield 0.8 + (0.2 * (t + 1)) / spoken.length;
  }
  return best;
}

/**
 * How much the stretches of a transcript share with quotations, pair of words by pair, each counted once in a stretch.
 * @param pairs → the quotations that have them
 * @returns the number of a stretch times that of all quotations, and the quotation → its score
 */
function scoresIn(
  words: SpokenWords,
  pairs: ReadonlyMap<number, readonly number[]>,
  widths: readonly number[],
  vocabulary: Vocabulary,
): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const [pair, places] of placesOf(words, pairs, vocabulary)) {
    const [first, second] = [words.ids[places[0]!]!, words.ids[places[0]! + 1]!];
    // whole numbers, so that their sum is the same in any order
    const score = Math.round(1024 * (vocabulary.bits(first) + vocabulary.bits(second)));
    for (const q of pairs.get(pair)!) {
      let last = -1;
      for (const place of places) {
        const at = Math.floor(place / widths[q]!);
        for (let bucket = Math.max(at - 1, last + 1, 0); bucket <= at; bucket++) {
          const key = bucket * widths.length + q;
          scores.set(key, (scores.get(key) ?? 0) + score);
        }
        last = at;
      }
    }
  }
  return scores;
}

/** Where the pairs of words of quotations are said, ascending. */
function placesOf(
  { ids, count }: SpokenWords,
  pairs: ReadonlyMap<number, unknown>,
  vocabulary: Vocabulary,
): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (let i = 0; i + 1 < count && pairs.size > 0; i++) {
    const [first, second] = [ids[i]!, ids[i + 1]!];
    if (first === 0 || second === 0) continue;
    const pair = pairKey(first, second, vocabulary);
    if (pairs.has(pair)) addTo(places, pair, i);
  }
  return places;
}

function pairsOf(ids: readonly number[], vocabulary: Vocabulary): ReadonlySet<number> {
  return new Set(ids.slice(1).map((second, i) => pairKey(ids[i]!, second, vocabulary)));
}

/** Words of a transcript that are taken together, of which a place has two such stretches and one on each side. */
function widthFor(words: readonly QuotedWord[]): number {
  const omitted = words.filter(({ gapBefore }) => gapBefore === 'omission').length;
  return words.length + MARGIN + Math.min(omitted, 3) * 100;
}

function keepBest(best: Candidate[], one: Candidate): void {
  if (best.length === MAX_CANDIDATES && byScore(best.at(-1)!, one) <= 0) return;
  best.push(one);
  best.sort(byScore);
  if (best.length > MAX_CANDIDATES) best.pop();
}

/** Of places that are as good, the first ones. */
function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.transcript - b.transcript || a.from - b.from || a.to - b.to;
}

function pairKey(first: number, second: number, { size }: Vocabulary): number {
  return first * size + second;
}
