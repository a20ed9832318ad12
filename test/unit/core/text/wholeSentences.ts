import type { Span } from '../../../../src/core/text/span';
import { isWrappedAt } from '../../../../src/core/text/wrappedLines';

const WHITE = /^[\s\u0085]*$/u;

/**
 * Where sentences of a speech end, all at once: as Unicode has them in the unwrapped text, joined where no sentence ends
 * and where nothing but white space would be one.
 */
export function wholeSentenceEnds(text: string, speech: Span): number[] {
  const unwrapped = text
    .slice(speech.start, speech.end)
    .replace(/\n/g, (feed, at: number) => (isWrappedAt(text, speech, speech.start + at) ? ' ' : feed));
  const sentences: string[] = [];
  let isOpen = false;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(unwrapped)) {
    if (sentences.length > 0 && (isOpen || WHITE.test(segment) || WHITE.test(sentences.at(-1)!))) {
      sentences.push(sentences.pop()! + segment);
    } else sentences.push(segment);
    const [, said, space] = /^(.*?)([\s\u0085]*)$/su.exec(sentences.at(-1)!)!;
    isOpen =
      !/[\n\r\u0085\u2028\u2029]/u.test(space!) &&
      /(?:\.\.\.|(?<![\p{L}\p{M}\p{N}])(?:Dr|(?!I\.)[\p{Lu}\p{Ll}]\p{M}*)\.)$/u.test(said!);
  }
  // white space at the beginning of one belongs to the one before it
  const ends: number[] = [];
  let end = speech.start;
  sentences.forEach((sentence, i) => {
    end += sentence.length;
    const next = sentences[i + 1] ?? '';
    ends.push(end + /^[\s\u0085]*/u.exec(next)![0].length);
  });
  return ends.length > 0 ? ends : [speech.end];
}
