import { type Program, reads } from './regexProgram';

/** What conditions between two characters ask of each. */
export const Kind = { None: 0, LineEnd: 1, Word: 2, Other: 3 } as const;

const UNITS = 0x10000;

/** Characters that no instruction of a program tells apart, so that a program of a few words has a few classes. */
export class CharacterClasses {
  /** By UTF-16 unit; 0 is not known, and what no class has. */
  readonly ofUnit = new Uint16Array(UNITS);
  /** What instructions read a class, by class. */
  readonly readers: Int32Array[] = [new Int32Array()];
  /** By class. */
  readonly kinds: number[] = [Kind.None];
  private readonly byCodePoint = new Map<number, number>();
  private readonly known = new Map<string, number>();
  private readonly readingPcs: readonly number[];

  constructor(private readonly program: Program) {
    this.readingPcs = program.inst.flatMap((instruction, pc) => (reads(instruction) ? [pc] : []));
  }

  /** The class of the character that ends at an offset; -1 times it where it has two units. `at` is behind `from`. */
  before(text: string, at: number, from: number): number {
    const unit = text.charCodeAt(at - 1);
    const known = this.ofUnit[unit]!;
    if (known > 0) return known;
    if (isSecondHalf(unit) && at - 2 >= from) {
      const pair = text.codePointAt(at - 2)!;
      if (pair >= UNITS) return -this.memo(pair);
    }
    return this.single(unit);
  }

  private single(unit: number): number {
    // half a pair has to be looked at each time
    if (isHalf(unit)) return this.memo(unit);
    return (this.ofUnit[unit] = this.find(unit));
  }

  private memo(codePoint: number): number {
    let found = this.byCodePoint.get(codePoint);
    if (found === undefined) this.byCodePoint.set(codePoint, (found = this.find(codePoint)));
    return found;
  }

  private find(codePoint: number): number {
    const readers = this.readingPcs.filter(pc => this.program.inst[pc]!.matchRune(codePoint));
    const kind = kindOf(codePoint);
    const key = `${kind} ${readers.join(' ')}`;
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.readers.push(Int32Array.from(readers)) - 1;
      this.kinds.push(kind);
      this.known.set(key, found);
    }
    return found;
  }
}

function kindOf(codePoint: number): number {
  if (codePoint === 10) return Kind.LineEnd;
  return codePoint < 128 && /\w/.test(String.fromCharCode(codePoint)) ? Kind.Word : Kind.Other;
}

function isHalf(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isSecondHalf(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
