import { letterWidth } from '../report/chart/letterWidths';
import { width as columns } from '../report/table/width';

const MARK = /^[\p{M}\p{Cf}]$/u;
const UNKNOWN = -1;

/** How wide text is in a font, each character measured once. Letters that attach to each other are taken one by one. */
export class GlyphWidths {
  private readonly units = new Float32Array(0x10000).fill(UNKNOWN);
  private readonly pairs = new Map<string, number>();

  /** @param widthOf width of one code point, in pixels */
  constructor(private readonly widthOf: (character: string) => number) {}

  /** Of a stretch of a text, in pixels. UTF-16 units, half-open. */
  of(text: string, start = 0, end = text.length): number {
    let sum = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdbff) sum += this.ofUnit(unit);
      else sum += this.ofPair(text.slice(i, ++i + 1));
    }
    return sum;
  }

  private ofUnit(unit: number): number {
    const known = this.units[unit]!;
    return known === UNKNOWN ? (this.units[unit] = this.measure(String.fromCharCode(unit))) : known;
  }

  private ofPair(pair: string): number {
    let known = this.pairs.get(pair);
    if (known === undefined) this.pairs.set(pair, (known = this.measure(pair)));
    return known;
  }

  private measure(character: string): number {
    if (MARK.test(character)) return 0;
    return character === '\n' || character === '\t' ? this.widthOf(' ') : this.widthOf(character);
  }
}

/**
 * Widths where no font can be measured: about those of a sans-serif font, rather more than less.
 * @param size of the font, in pixels
 */
export function estimatedWidths(size: number, isStrong = false): GlyphWidths {
  return new GlyphWidths(character => letterWidth(character, columns(character), isStrong) * size);
}
