import { isWhiteSpace } from '../../text/whiteSpace';
import { canStartTimestamp } from '../timestamps';
import { type Closing, foldUnit } from './pattern';

/** A line, or its beginning, as heads are read from it. */
export class LineView {
  /** Where each sign is, from the one that was asked for last; most lines have few of them. */
  private signs: Map<string, number[]> | undefined;
  private readonly times: number[] = [];
  private readonly blanks: number[] = [];
  private scannedTo = -1;
  private scannedFrom = -1;

  constructor(
    readonly line: string,
    /** Whether that is all of the line. */
    readonly isWhole: boolean,
    /** 1 for each unit that is there for the look of it; see `dressingOf`. */
    readonly mask: Uint8Array | undefined,
  ) {}

  /** Skips white space and dressing. */
  skipBlanks(from: number): number {
    const { line, mask } = this;
    let at = from;
    while (at < line.length && (isBlank(line.charCodeAt(at)) || mask?.[at] === 1)) at++;
    return at;
  }

  /** Where white space and dressing before an offset begin. */
  skipBlanksBack(start: number, from: number): number {
    const { line, mask } = this;
    let at = from;
    while (at > start && (isBlank(line.charCodeAt(at - 1)) || mask?.[at - 1] === 1)) at--;
    return at;
  }

  skipDressing(from: number): number {
    let at = from;
    while (this.mask?.[at] === 1) at++;
    return at;
  }

  /** Where a label that starts at an offset may end, going by what follows it; ascending, up to a limit. */
  closings(closing: Closing, start: number, limit: number): readonly number[] {
    if (closing === 'lineEnd') return this.line.length <= limit ? [this.line.length] : NONE;
    this.scan(start, limit);
    if (typeof closing === 'object') {
      if (isPlain(closing.unit.charCodeAt(0))) return this.lettersLike(closing.unit, start, limit);
      return this.signs?.get(closing.unit) ?? NONE;
    }
    if (closing === 'time' || closing === 'number') return this.times;
    if (closing === 'bold') return this.boldEnds(start, limit);
    return this.blanks;
  }

  /** Finds signs, times and white space once for all patterns that have a label at the same place. */
  private scan(start: number, limit: number): void {
    if (this.scannedFrom === start && this.scannedTo >= limit) return;
    this.scannedFrom = start;
    this.scannedTo = limit;
    this.signs = undefined;
    this.times.length = this.blanks.length = 0;
    const { line } = this;
    const to = Math.min(line.length, limit + 1);
    let wasBlank = false;
    for (let at = start + 1; at < to; at++) {
      const unit = line.charCodeAt(at);
      if (isPlain(unit)) {
        wasBlank = false;
        continue;
      }
      if (isBlank(unit)) {
        if (!wasBlank) this.blanks.push(at);
        wasBlank = true;
        continue;
      }
      if (canStartTimestamp(unit)) this.times.push(at);
      wasBlank = false;
      const sign = foldUnit(line[at]!);
      this.signs ??= new Map();
      const same = this.signs.get(sign);
      if (same) same.push(at);
      else this.signs.set(sign, [at]);
    }
  }

  private lettersLike(unit: string, start: number, limit: number): readonly number[] {
    const found: number[] = [];
    for (
      let at = this.line.indexOf(unit, start + 1);
      at >= 0 && at <= limit;
      at = this.line.indexOf(unit, at + 1)
    )
      found.push(at);
    return found;
  }

  private boldEnds(start: number, limit: number): readonly number[] {
    const { mask } = this;
    if (!mask) return NONE;
    const ends: number[] = [];
    for (let at = start + 1; at < Math.min(mask.length, limit); at++)
      if (mask[at] === 1 && mask[at - 1] !== 1) ends.push(at);
    return ends;
  }
}

const NONE: readonly number[] = [];

/** Letters of ASCII: nothing in a pattern but itself. */
function isPlain(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** White space, and the invisible direction marks around labels in Arabic and Hebrew. */
export function isBlank(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 9 && unit <= 13);
  return (
    isWhiteSpace(unit) ||
    unit === 0x200b ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  );
}
