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
  const occurrences = yield* findOccurrences(quotations, ids, spoken, vocabulary, speakerOf);
  const candidates = yield* findCandidates(
    quotations,
    ids,
    spoken,
    vocabulary,
    q => occurrences[q]!.length === 0,
  );
  return { vocabulary, ids, spoken, occurrences, candidates };
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
  for (const [q, own] of ids.entries()) {
    if (!isWanted(q)) continue;
    for (let i = 0; i + 1 < own.length; i++) {
      const list = addTo(pairs, pairKey(own[i]!, own[i + 1]!, vocabulary), q);
      if (list.at(-2) === q) list.pop();
    }
  }
  const best: Candidate[][] = quotations.map(() => []);
  for (const [t, words] of spoken.entries()) {
    const scores = new Map<string, { q: number; bucket: number; score: number; seen: Set<number> }>();
    for (let i = 0; i + 1 < words.count && pairs.size > 0; i++) {
      const [first, second] = [words.ids[i]!, words.ids[i + 1]!];
      if (first === 0 || second === 0) continue;
      const pair = pairKey(first, second, vocabulary);
      for (const q of pairs.get(pair) ?? []) {
        const at = Math.floor(i / widthFor(quotations[q]!));
        for (const bucket of at > 0 ? [at - 1, at] : [at]) {
          const key = `${q} ${bucket}`;
          let one = scores.get(key);
          if (!one) scores.set(key, (one = { q, bucket, score: 0, seen: new Set() }));
          if (one.seen.has(pair)) continue;
          one.seen.add(pair);
          one.score += vocabulary.bits(first) + vocabulary.bits(second);
        }
      }
    }
    for (const { q, bucket, score } of scores.values()) {
      const width = widthFor(quotations[q]!);
      const from = Math.max(0, bucket * width - width);
      const to = Math.min(words.count, (bucket + 3) * width);
      keepBest(best[q]!, { transcript: t, from, to, score });
    }
    yield 0.8 + (0.2 * (t + 1)) / spoken.length;
  }
  return best;
}

/** Words of a transcript that are taken together, of which a place has two such stretches and one on each side. */
function widthFor(words: readonly QuotedWord[]): number {
  const omitted = words.filter(({ gapBefore }) => gapBefore === 'omission').length;
  return words.length + MARGIN + Math.min(omitted, 3) * 100;
}

function keepBest(best: Candidate[], one: Candidate): void {
  if (best.length === MAX_CANDIDATES && best.at(-1)!.score >= one.score) return;
  best.push(one);
  best.sort((a, b) => b.score - a.score);
  if (best.length > MAX_CANDIDATES) best.pop();
}

function pairKey(first: number, second: number, { size }: Vocabulary): number {
  return first * size + second;
}

function addTo<T>(map: Map<number, T[]>, key: number, value: T): T[] {
  const list = map.get(key);
  if (!list) {
    const made = [value];
    map.set(key, made);
    return made;
  }
  list.push(value);
  return list;
}
