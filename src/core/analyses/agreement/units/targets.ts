import { CodeRows } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import type { Scope } from '../../../corpus/scope';

/** Which codes have rows: themes with all under them and codes; each code alone; only the top of the codebook. */
export type Level = 'all' | 'codes' | 'themes';

/**
 * What coders say yes or no to: a code or theme with all under it, or a theme as it is itself carried. Those that count
 * for the figures over all codes are disjoint: no coding counts for two of them.
 */
export class Targets {
  /** Id of the code or theme of each row, in the order of the codebook. */
  readonly ids: readonly string[];
  /** Number of targets: the rows come first. */
  readonly count: number;
  /** The targets that figures over all codes are made of. */
  readonly disjoint: readonly number[];
  private readonly rows: CodeRows;
  /** Target → code of the scope. */
  private readonly codeOf: readonly number[];
  /** Code of the scope → target of the row; -1 for none. */
  private readonly rowOf: Int32Array;
  /** Code of the scope → target of its own codings, where that is not its row; -1 for none. */
  private readonly ownOf: Int32Array;
  private readonly known = new Map<string, readonly number[]>();
  /** Room for a number for each target; −1 while no one uses it. */
  readonly places: Int32Array;

  constructor(
    { codebook }: Corpus,
    { codes }: Scope,
    private readonly level: Level,
  ) {
    this.rows = new CodeRows(codebook, codes);
    const all = this.rows.ids;
    this.rowOf = new Int32Array(all.length).fill(-1);
    this.ownOf = new Int32Array(all.length).fill(-1);
    const ids: string[] = [];
    all.forEach((id, code) => {
      if (level !== 'themes' || codes.level(id) === 0) this.rowOf[code] = ids.push(id) - 1;
    });
    let count = ids.length;
    const isRolledUp = (code: number) =>
      code + 1 < all.length && this.rows.areRelated(code, code + 1) && level === 'all';
    this.disjoint = [...this.rowOf.keys()].flatMap(code => {
      if (isRolledUp(code)) return [(this.ownOf[code] = count++)];
      return this.rowOf[code]! < 0 ? [] : [this.rowOf[code]!];
    });
    this.ids = ids;
    this.count = count;
    this.places = new Int32Array(count).fill(-1);
    const codeOf = new Array<number>(count);
    all.forEach((_, code) => {
      if (this.rowOf[code]! >= 0) codeOf[this.rowOf[code]!] = code;
      if (this.ownOf[code]! >= 0) codeOf[this.ownOf[code]!] = code;
    });
    this.codeOf = codeOf;
  }

  /** Id of the code or theme of a target. */
  idOf(target: number): string {
    return this.rows.ids[this.codeOf[target]!]!;
  }

  /** The targets that a segment with these codes says yes to, each once. */
  of(codes: readonly string[]): readonly number[] {
    const key = codes.length === 1 ? codes[0]! : codes.join('\n');
    const known = this.known.get(key);
    if (known) return known;
    const carried = this.rows.carried(codes);
    const named = this.level === 'codes' ? carried : this.rows.rolledUp(codes);
    const targets = [
      ...named.map(code => this.rowOf[code]!),
      ...carried.map(code => this.ownOf[code]!),
    ].filter(target => target >= 0);
    this.known.set(key, targets);
    return targets;
  }
}
