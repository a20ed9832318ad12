import { codePointsOfUnits } from '../../text/codePoints';
import { toLf } from '../../text/lineEnds';

/**
 * Whether a stretch is all of a text, in whichever way it is counted: up to the last visible character or, in some versions of
 * programs, one before it.
 * @param texts by key
 */
export function wholeTexts(
  texts: ReadonlyMap<string, string>,
): (key: string | undefined, start: number, end: number) => boolean {
  const lengths = new Map(
    [...texts].map(([key, text]) => {
      const plain = toLf(text);
      return [key, codePointsOfUnits(plain)(plain.trimEnd().length)];
    }),
  );
  return (key, start, end) => start <= 0 && end >= (lengths.get(key ?? '') ?? NaN) - 1;
}
