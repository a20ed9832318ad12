import { findWindows } from './findWindows';
import type { Quoted } from './quoted';
import type { Squeezed } from './squeezed';

/** A quote that occurs in more places than this is looked for no further. */
const MAX_PLACES = 2000;

/** Quotes are looked for by their first units, as many as the greatest of these that they have. */
const SIZES = [32, 16, 8, 4, 2, 1] as const;

/** How many units on either side of a quote are compared. */
const CONTEXT = 16;

/** Words that are looked for. */
type Sought = Pick<Quoted, 'words' | 'length' | 'isAt' | 'fitsWords'>;

/**
 * Finds the places where the words of segments occur, as whole words if they were that: by segment, squeezed, ascending.
 * Empty where there are very many.
 */
export function findQuotes(text: Squeezed, segments: readonly Sought[]): readonly (readonly number[])[] {
  const found = new Array<readonly number[]>(segments.length).fill([]);
  for (const size of SIZES) {
    const windows = segments.map(({ words }) =>
      SIZES.find(one => one <= words.length) === size ? words.slice(0, size) : undefined,
    );
    const places = findWindows(text, windows, size, MAX_PLACES);
    segments.forEach((segment, i) => {
      if (windows[i] === undefined || places.count(i) > MAX_PLACES) return;
      found[i] = places
        .of(i)
        .filter(place => segment.isAt(text, place) && segment.fitsWords(text, place, place + segment.length));
    });
  }
  return found;
}

/** Which places of a quote have most of what was around it, and how many units that is. */
export function bestInContext(
  text: Squeezed,
  { before, after, length }: Quoted,
  places: readonly number[],
): { readonly places: readonly number[]; readonly context: number } {
  let context = -1;
  let best: number[] = [];
  for (const place of places) {
    const same =
      text.agreementBefore(before, place, CONTEXT) + text.agreementBehind(after, place + length, CONTEXT);
    if (same > context) best = [];
    if (same < context) continue;
    best.push(place);
    context = same;
  }
  return { places: best, context };
}
