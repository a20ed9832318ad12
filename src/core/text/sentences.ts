import type { Span } from './span';
import { skipWhiteSpaceBack } from './whiteSpace';
import { isWrappedAt } from './wrappedLines';

// The locale is fixed so that a step does not depend on whose machine it is made on.
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** So far around a place its sentence is looked for at first, in UTF-16 units. */
const WINDOW = 1000;
/** A break nearer than this to where a window is cut may be otherwise with more text. */
const MARGIN = 64;

/** Longest first word of `ABBREVIATED`, with what is before it. */
const LOOK_BACK = 12;
/** What a full stop shortens without ending a sentence: `Dr. Tyeri`, `N. D.`, `z. B.`. Not `I`, which may end one. */
const ABBREVIATED =
  /(?:^|[^\p{L}\p{M}\p{N}])(?:(?!I\.)[\p{Lu}\p{Ll}]\p{M}*|[DMS]rs?|Ms|Mx|Prof|Sra|Srta|Dra|Hr|Fr|Mme|Mlle|St|Rev|Gen|Capt|vs|cf|bzw|ca|evtl|ggf|Nr)\.$/u;
const PAUSE = /\.\.\.$/;
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

/**
 * The first place after another at which a sentence of a speech ends and the next begins, white space between them
 * before it; the end of the speech where there is none.
 *
 * Sentences are those of Unicode (UAX #29; `Intl.Segmenter`), but for these: an abbreviation (`Dr.`) and a pause (`...`, as
 * `…`) end none, a line ends one unless it is only wrapped. Only the text nearby is looked at.
 * @param speech of one turn
 */
export function sentenceBreakAfter(text: string, speech: Span, at: number): number {
  const from = Math.max(speech.start, at - 2 * MARGIN);
  for (let size = WINDOW; ; size *= 2) {
    const to = Math.min(speech.end, at + size);
    const found = breaksIn(text, speech, from, to).find(place => place > at);
    if (found !== undefined) return found;
    if (to === speech.end) return to;
  }
}

/** The last such place before another; the start of the speech where there is none. */
export function sentenceBreakBefore(text: string, speech: Span, at: number): number {
  const to = Math.min(speech.end, at + 2 * MARGIN);
  for (let size = WINDOW; ; size *= 2) {
    const from = Math.max(speech.start, at - size);
    const found = breaksIn(text, speech, from, to).findLast(place => place < at);
    if (found !== undefined) return found;
    if (from === speech.start) return from;
  }
}

/** All places at which a sentence of a speech ends, its own end last; ascending. */
export function sentenceBreaks(text: string, speech: Span): readonly number[] {
  const breaks = breaksIn(text, speech, speech.start, speech.end);
  if (breaks.at(-1) !== speech.end) breaks.push(speech.end);
  return breaks;
}

/** The breaks in a window of a speech that would be there with any more text, ascending. */
function breaksIn(text: string, speech: Span, from: number, to: number): number[] {
  const breaks: number[] = [];
  const window = unwrapped(text, speech, from, to);
  for (const { index, segment } of segmenter.segment(window)) {
    const place = from + index + segment.length;
    const isCertain =
      (from === speech.start || place - from >= MARGIN) && (to === speech.end || to - place >= MARGIN);
    if (isCertain && endsSentence(text, speech.start, place, segment)) breaks.push(place);
  }
  return breaks;
}

/** A stretch of the text with spaces in place of the line feeds that only wrap. */
function unwrapped(text: string, speech: Span, from: number, to: number): string {
  let joined = '';
  let at = from;
  for (let feed = text.indexOf('\n', from); feed >= 0 && feed < to; feed = text.indexOf('\n', feed + 1)) {
    if (!isWrappedAt(text, speech, feed)) continue;
    joined += `${text.slice(at, feed)} `;
    at = feed + 1;
  }
  return joined + text.slice(at, to);
}

/** Whether what Unicode takes for a sentence's end is one. @param sentence ends at `place`, unwrapped */
function endsSentence(text: string, speechStart: number, place: number, sentence: string): boolean {
  const end = skipWhiteSpaceBack(text, speechStart, place);
  if (LINE_END.test(sentence.slice(sentence.trimEnd().length))) return true;
  const last = text.slice(Math.max(speechStart, end - LOOK_BACK), end);
  return !PAUSE.test(last) && !ABBREVIATED.test(last);
}
