/** A sentence is no longer, in UTF-16 units. */
const MAX_SENTENCE = 3000;
const SENTENCE_END = /[.!?…][”’"')\]]*\s+(?=[\p{Lu}“„«‘"])/gu;

/** Where the sentence begins that a UTF-16 unit is in. */
export function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - MAX_SENTENCE);
  let start = from;
  for (const { index, 0: stop } of text.slice(from, at).matchAll(SENTENCE_END))
    start = from + index + stop.length;
  return start;
}

/** Where the sentence ends that goes on at a UTF-16 unit. */
export function sentenceEnd(text: string, from: number): number {
  const to = Math.min(text.length, from + 1 + MAX_SENTENCE);
  const end = /[.!?](?:\s|$)/u.exec(text.slice(from + 1, to));
  return end ? from + 1 + end.index : to;
}
