import { firstAtLeast, overlapRange } from '../../base/sorted';
import type { Span } from '../../text/span';
import { Character, characterKind } from '../../text/characters';
import { paragraphBreaks } from '../../text/paragraphs';
import { sentenceBreaks } from '../../text/sentences';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from '../../text/whiteSpace';
import { isWrappedAt } from '../../text/wrappedLines';
import type { Turns } from '../../turns/turns';
import type { WordIndex } from '../../text/words';
import { LETTER, evenWords } from './evenWords';

type Words = Pick<WordIndex, 'count' | 'starts' | 'ends'>;

/** What is known of a text that is masked. UTF-16 units over the LF text. */
export interface MaskedFrom {
  readonly text: string;
  readonly turns: Turns;
  /** What people say. */
  readonly words: Words;
  /** The same with the words of transcribers’ notes. */
  readonly noted: Words;
  /** Transcribers' notes. */
  readonly notes: readonly Span[];
  /** Where segments start and end. */
  readonly boundaries: readonly number[];
  /** What takes the place of each label. */
  readonly label: (label: string) => string;
}

/** One word by itself wherever it is, and what makes it longer. */
const WORD_SIGN = '〇';
const MARK = '\u0301';
const NO_WORD = '*';
const SENTENCE_END = '!';
const LINE_END = /[\n\r\u0085\u2028\u2029]/;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/**
 * A text of the same length with the same turns, lines, words, notes, sentences and paragraphs, of which no word is left:
 * every letter is the same one. Between two places that tables tell apart, all words are made equally long, so that not even
 * their lengths are left.
 */
export function maskText(from: MaskedFrom): string {
  const { text, turns } = from;
  const masked = [...unitsOf(text)].map((unit, at) => (isWhiteSpace(text.charCodeAt(at)) ? unit : NO_WORD));
  maskWords(masked, from);
  const cuts = new Set<number>(from.boundaries);
  for (const at of from.boundaries) addWordsBeside(cuts, from.words, at);
  for (let turn = 0; turn < turns.count; turn++) {
    const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
    for (const at of [turns.start(turn), speech.start, speech.end]) {
      cuts.add(at);
      addWordsBeside(cuts, from.words, at);
    }
    for (const at of paragraphBreaks(text, speech)) cuts.add(at);
    for (const at of sentenceBreaks(text, speech)) {
      cuts.add(at);
      endSentence(masked, from, turn, at);
    }
    maskLabel(masked, from, turn);
  }
  for (const { start, end } of from.notes) {
    masked[start] = '[';
    masked[end - 1] = ']';
    for (const at of [start, end]) cuts.add(at);
  }
  for (const at of [...turns.unspoken.starts, ...turns.unspoken.ends]) cuts.add(at);
  for (const at of firstWordEnds(text)) cuts.add(at);
  return evenWords(masked.join(''), cuts);
}

function* unitsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text[at]!;
}

/** Keeps the words on both sides of a place where they are: what is uncoded goes from word to word. */
function addWordsBeside(cuts: Set<number>, { count, starts, ends }: Words, place: number): void {
  const next = firstAtLeast(starts, place);
  for (const word of [next - 1, next]) {
    if (word < 0 || word >= count) continue;
    cuts.add(starts[word]!);
    cuts.add(ends[word]!);
  }
}

/** Puts words in place of words: within notes those of notes, elsewhere what is said. */
function maskWords(masked: string[], { text, words, noted, notes }: MaskedFrom): void {
  for (const { start, end } of notes)
    for (let [word, to] = overlapRange(noted.starts, noted.ends, start, end); word < to; word++)
      maskWord(masked, text, Math.max(start, noted.starts[word]!), Math.min(end, noted.ends[word]!));
  for (let word = 0; word < words.count; word++)
    maskWord(masked, text, words.starts[word]!, words.ends[word]!);
}

/** One word beside another without a blank keeps its own end. */
function maskWord(masked: string[], text: string, start: number, end: number): void {
  if (start >= end) return;
  const kind = characterKind(text.codePointAt(start)!);
  const isOfItself = kind === Character.Ideograph || kind === Character.Unspaced;
  for (let at = start; at < end; at++) masked[at] = !isOfItself ? LETTER : at === start ? WORD_SIGN : MARK;
}

/** Ends a sentence before a place where one ended, unless what is between them does so by itself. */
function endSentence(
  masked: string[],
  { text, turns, notes }: MaskedFrom,
  turn: number,
  place: number,
): void {
  const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
  if (place === speech.end) return;
  const end = skipWhiteSpaceBack(text, speech.start, place);
  for (let at = end; at < place; at++)
    if (LINE_END.test(text[at]!) && !(text[at] === '\n' && isWrappedAt(text, speech, at))) return;
  const isEdge = (at: number) => notes.some(note => at === note.start || at === note.end - 1);
  let last = end - 1;
  while (last >= speech.start && isEdge(last)) last--;
  if (last >= speech.start && !isLetter(text, last)) masked[last] = SENTENCE_END;
}

function isLetter(text: string, at: number): boolean {
  const isSecondHalf = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return LETTER_OR_NUMBER.test(String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at) ?? 0));
}

/** Writes the label that takes the place of a turn's, if there is room; what else its head says is left out. */
function maskLabel(masked: string[], { text, turns, label }: MaskedFrom, turn: number): void {
  const given = turns.label(turn);
  const start = turns.labelStart(turn);
  if (given === undefined || start < 0) return;
  const feed = text.indexOf('\n', start);
  const end = Math.min(turns.headEnd(turn), feed < 0 ? text.length : feed);
  const head = `${label(given)}:`;
  if (start + head.length > end) return;
  for (let at = start; at < end; at++) masked[at] = head[at - start] ?? ' ';
}

/** Where the first word of each line ends: whether lines are wrapped depends on how much room it takes. */
function* firstWordEnds(text: string): Generator<number> {
  for (let line = 0; line >= 0 && line < text.length; line = text.indexOf('\n', line) + 1 || -1) {
    let at = skipWhiteSpace(text, line, text.length);
    while (at < text.length && !isWhiteSpace(text.charCodeAt(at))) at++;
    yield at;
  }
}
