import { trimSpan, type Span } from '../../src/core/text/span';

/** Where a segment truly is after an edit script: its place, or that its words are gone, or torn apart so that no one place is right. */
export type Truth = Span | 'gone' | 'torn';

/** A text after an edit script, with the truth about every span of the text before it. */
export interface EditedText {
  readonly text: string;
  truth(span: Span): Truth;
}

/** One exact replacement in the text before. */
export interface Replacement extends Span {
  readonly text: string;
}

/** @param replacements disjoint, in any order; those that overlap one before them are left out */
export function edited(text: string, replacements: readonly Replacement[]): EditedText {
  const sorted = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
  const taken: Replacement[] = [];
  for (const one of sorted) {
    const last = taken.at(-1);
    const isApart = !last || one.start > last.end;
    const isNext = last && one.start === last.end && one.end > one.start && last.end > last.start;
    if (isApart || isNext) taken.push(one);
  }
  let result = '';
  let at = 0;
  const shifts = [0];
  for (const one of taken) {
    result += text.slice(at, one.start) + one.text;
    at = one.end;
    shifts.push(result.length - at);
  }
  result += text.slice(at);
  const placeOf = (offset: number, isStart: boolean): number => {
    let before = firstEndingAtOrBehind(taken, offset);
    if (isStart) while (before < taken.length && taken[before]!.end === offset) before++;
    const one = taken[before];
    if (!one || offset <= one.start) return offset + shifts[before]!;
    if (offset === one.end) return offset + shifts[before + 1]!;
    // an end in the midst of a replacement: what was replaced across the edge is outside
    return isStart ? one.end + shifts[before + 1]! : one.start + shifts[before]!;
  };
  return {
    text: result,
    truth({ start, end }) {
      const from = placeOf(start, true);
      const to = placeOf(end, false);
      return from < to ? (trimSpan(result, from, to) ?? 'gone') : 'gone';
    },
  };
}

/** First replacement that ends at an offset or behind it. */
function firstEndingAtOrBehind(replacements: readonly Replacement[], offset: number): number {
  let low = 0;
  let high = replacements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (replacements[middle]!.end >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One script after the other. */
export function composed(first: EditedText, second: EditedText): EditedText {
  return {
    text: second.text,
    truth(span) {
      const between = first.truth(span);
      return typeof between === 'string' ? between : second.truth(between);
    },
  };
}
