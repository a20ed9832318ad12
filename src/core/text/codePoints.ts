import { firstAtLeast } from '../base/sorted';

/** Code points before a place → UTF-16 units before it, for many places of one text. Other programs count in code points. */
export function unitsOfCodePoints(text: string): (codePoints: number) => number {
  // the number of each code point that has two units
  const pairs: number[] = [];
  for (let unit = 0, codePoint = 0; unit < text.length; codePoint++) {
    const isPair = text.codePointAt(unit)! > 0xffff;
    if (isPair) pairs.push(codePoint);
    unit += isPair ? 2 : 1;
  }
  return codePoints => codePoints + firstAtLeast(pairs, codePoints);
}

/** UTF-16 units before a place → code points before it, for many places of one text; within a pair, after that. */
export function codePointsOfUnits(text: string): (units: number) => number {
  const pairs: number[] = [];
  for (let unit = 0; unit < text.length; unit++) if (text.codePointAt(unit)! > 0xffff) pairs.push(unit++);
  return units => units - firstAtLeast(pairs, units - 1);
}
