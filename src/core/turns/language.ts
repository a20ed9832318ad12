/** As much of a text as its language is told by, in UTF-16 units. */
export const SAMPLE = 20_000;
/** One word in so many is one of the most common ones of English, where it is that; in other languages, next to none. */
const COMMON_SHARE = 0.08;
/** With fewer words, a language can hardly be told. */
const MIN_WORDS = 40;
const COMMON = /(?<![\p{L}\p{M}])(?:the|and|you|that|it|was|of|to|is|with|they|what)(?![\p{L}\p{M}])/giu;

/** Whether a text is English, or too short for it to be told that it is not. */
export function isEnglish(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const words = sample.match(/\s+/g)?.length ?? 0;
  return words < MIN_WORDS || (sample.match(COMMON)?.length ?? 0) >= words * COMMON_SHARE;
}
