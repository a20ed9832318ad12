import type { Span } from './span';
import { skipWhiteSpace, skipWhiteSpaceBack } from './whiteSpace';
import { isWrappedAt } from './wrappedLines';
import { segmenter } from '../base/segmenter';

// The locale is fixed so that a step does not depend on whose machine it is made on.

/**
 * So much of a speech is segmented at once at first, in UTF-16 units. `Intl.Segmenter` takes longer for a sentence the
 * more text it was given: 16,000 sentences at once took 4.5 s, in windows of this size 0.2 s.
 */
const WINDOW = 2000;

/** Longest first word of `ABBREVIATED`, with what is before it. */
const LOOK_BACK = 12;
/** What a full stop shortens without ending a sentence: `Dr. Tyeri`, `N. D.`, `z. B.`. Not `I`, which may end one. */
const ABBREVIATED =
  /(?:^|[^\p{L}\p{M}\p{N}])(?:(?!I\.)[\p{Lu}\p{Ll}]\p{M}*|[DMS]rs?|Ms|Mx|Prof|Sra|Srta|Dra|Hr|Fr|Mme|Mlle|St|Rev|Gen|Capt|vs|cf|bzw|ca|evtl|ggf|Nr)\.$/u;
const PAUSE = /\.\.\.$/;
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

const LETTER_OR_NUMBER = /^[\p{L}\p{N}]/u;
/** With one of these after it, nothing further on changes whether a sentence ends (UAX #29, SB8). */
const LAST_DECIDING = /^.*[\p{L}.!?]/su;

/**
 * The first place after another at which a sentence of a speech ends and the next begins, white space between them
 * before it; the end of the speech where there is none.
 *
 * Sentences are those of Unicode (UAX #29; `Intl.Segmenter`), but for these: an abbreviation (`Dr.`) and a pause (`...`, as
 * `…`) end none, a line ends one unless it is only wrapped. Blank lines are white space like any other, never a sentence.
 * Only the text nearby is looked at.
 * @param speech of one turn
 */
export function sentenceBreakAfter(text: string, speech: Span, at: number): number {
  if (at >= speech.end) return speech.end;
  for (const place of breaksFrom(text, speech, certainStart(text, speech, at))) if (place > at) return place;
  return speech.end;
}

/** The last such place before another; the start of the speech where there is none. */
export function sentenceBreakBefore(text: string, speech: Span, at: number): number {
  for (let size = WINDOW; ; size *= 2) {
    const from = certainStart(text, speech, Math.min(at, speech.end) - size);
    let found = speech.start;
    for (const place of breaksFrom(text, speech, from)) {
      if (place >= at) break;
      found = place;
    }
    if (found > speech.start || from === speech.start) return found;
  }
}

/** All places at which a sentence of a speech ends, its own end last; ascending. Time grows with the text. */
export function sentenceBreaks(text: string, speech: Span): readonly number[] {
  const breaks = [...breaksFrom(text, speech, speech.start)];
  return breaks.length > 0 ? breaks : [speech.end];
}

/** The nearest place before another from which on sentences end where they do with all the text before it. */
function certainStart(text: string, speech: Span, at: number): number {
  // no rule looks back beyond a letter or a number, but for that one letter
  let start = at;
  while (start > speech.start && !LETTER_OR_NUMBER.test(text.slice(start, start + 2))) start--;
  return Math.max(start, speech.start);
}

/** The places after `from` at which a sentence ends, ascending. @param from a {@link certainStart} */
function* breaksFrom(text: string, speech: Span, from: number): Generator<number> {
  let last = from;
  let size = WINDOW;
  for (let start = skipWhiteSpace(text, from, speech.end); start < speech.end;) {
    const { to, isWhole, window } = windowAt(text, speech, start, size);
    const certain = isWhole ? to : start + (LAST_DECIDING.exec(window)?.[0].length ?? 0) - 1;
    const before = start;
    for (const { index, segment } of segmenter('sentence').segment(window)) {
      const place = before + index + segment.length;
      if (place > certain) break;
      start = skipWhiteSpace(text, place, speech.end);
      const isEnd = (isWhole && place === to) || endsSentence(text, speech.start, place, segment);
      if (isEnd && start > last) yield (last = start);
    }
    size = start > before ? WINDOW : 2 * size;
  }
}

/** A stretch of a speech, with spaces in place of line feeds that only wrap. */
interface Window {
  readonly to: number;
  /** Whether a line ends it, or the speech. */
  readonly isWhole: boolean;
  readonly window: string;
}

/** The stretch up to the end of the line, wrapped ones taken together, or of a size. */
function windowAt(text: string, speech: Span, start: number, size: number): Window {
  const cut = Math.min(start + size, speech.end);
  let window = '';
  let at = start;
  for (let feed = text.indexOf('\n', start); feed >= 0 && feed < cut; feed = text.indexOf('\n', feed + 1)) {
    if (!isWrappedAt(text, speech, feed)) {
      return { to: feed + 1, isWhole: true, window: window + text.slice(at, feed + 1) };
    }
    window += `${text.slice(at, feed)} `;
    at = feed + 1;
  }
  return { to: cut, isWhole: cut === speech.end, window: window + text.slice(at, cut) };
}

/** Whether what Unicode takes for a sentence's end is one. @param sentence ends at `place`, unwrapped */
function endsSentence(text: string, speechStart: number, place: number, sentence: string): boolean {
  const end = skipWhiteSpaceBack(text, speechStart, place);
  if (LINE_END.test(sentence.slice(skipWhiteSpaceBack(sentence, 0, sentence.length)))) return true;
  const last = text.slice(Math.max(speechStart, end - LOOK_BACK), end);
  return !PAUSE.test(last) && !ABBREVIATED.test(last);
}
