import { isWhiteSpace } from '../../text/whiteSpace';
import { canStartTimestamp } from '../timestamps';
import { type Closing, foldUnit } from './pattern';

/** Where in a line what may follow a label is; each ascending. */
interface Signs {
  readonly units: Map<string, number[]>;
  readonly times: number[];
  /** Times after white space. */
  readonly timesApart: number[];
  /** Where white space begins. */
  readonly blanks: number[];
}

/** A line, or its beginning, as heads are read from it. */
export class LineView {
  private found: Signs | undefined;

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

  /**
   * Where labels may end, going by what follows them; ascending, and up to a limit at least.
   * @param start where the label starts: what comes before is of no use, and may be among them
   */
  closings(closing: Closing, start: number, limit: number): readonly number[] {
    if (closing === 'lineEnd') return this.line.length <= limit ? [this.line.length] : NONE;
    if (closing === 'bold') return this.boldEnds(start, limit);
    const found = (this.found ??= this.scan());
    if (typeof closing === 'object') {
      if (isPlain(closing.unit.charCodeAt(0))) return this.lettersLike(closing.unit, start, limit);
      return found.units.get(closing.unit) ?? NONE;
    }
    if (closing === 'time' || closing === 'number') return found.times;
    return closing === 'timeApart' ? found.timesApart : found.blanks;
  }

  /** Finds signs, times and white space once for all patterns. */
  private scan(): Signs {
    const { line } = this;
    const found: Signs = { units: new Map(), times: [], timesApart: [], blanks: [] };
    let wasBlank = false;
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      if (isPlain(unit)) {
        wasBlank = false;
        continue;
      }
      if (isBlank(unit)) {
        if (!wasBlank) found.blanks.push(at);
        wasBlank = true;
        continue;
      }
      if (canStartTimestamp(unit)) {
        found.times.push(at);
        if (wasBlank) found.timesApart.push(at);
      }
      wasBlank = false;
      const sign = foldUnit(line[at]!);
      const same = found.units.get(sign);
      if (same) same.push(at);
      else found.units.set(sign, [at]);
    }
    return found;
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
