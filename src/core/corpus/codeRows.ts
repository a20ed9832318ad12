import type { Codebook } from '../codebook/codebook';
import type { CodesInScope } from './codesInScope';

const NONE = -1;

/** The codes of a scope, numbered in the order of the codebook, and which of them a segment counts for. */
export class CodeRows {
  readonly ids: readonly string[];
  private readonly rowOf: ReadonlyMap<string, number>;
  /** Number of the code right above; -1 at the top of the scope. */
  private readonly parents: Int32Array;
  /** One past the last code below: codes below one come right after it. */
  private readonly ends: Int32Array;
  private readonly upwards = new Map<string, readonly number[]>();
  private readonly ofSeveral = new WeakMap<readonly string[], readonly number[]>();

  constructor(
    private readonly codebook: Codebook,
    { codes }: CodesInScope,
  ) {
    this.ids = codes.map(({ id }) => id);
    this.rowOf = new Map(this.ids.map((id, row) => [id, row]));
    this.parents = Int32Array.from(this.ids, id => this.rowOf.get(codebook.parentOf(id)?.id ?? '') ?? NONE);
    this.ends = Int32Array.from(this.ids, (_, row) => row + 1);
    for (let row = this.ids.length - 1; row >= 0; row--) {
      const parent = this.parents[row]!;
      if (parent !== NONE) this.ends[parent] = Math.max(this.ends[parent]!, this.ends[row]!);
    }
  }

  /** Whether one of two codes is above the other, or both are the same. */
  areRelated(a: number, b: number): boolean {
    return a <= b ? b < this.ends[a]! : a < this.ends[b]!;
  }

  /** The codes that a segment carries, merged ones as what they became; each once, ascending. */
  carried(codes: readonly string[]): readonly number[] {
    return ascending(codes.flatMap(id => this.chain(id).slice(-1)));
  }

  /** The codes that a segment carries and all above them; each once, ascending. */
  rolledUp(codes: readonly string[]): readonly number[] {
    if (codes.length === 1) return this.chain(codes[0]!);
    // segments with the same codes may share the list of them
    let rows = this.ofSeveral.get(codes);
    if (!rows) this.ofSeveral.set(codes, (rows = ascending(codes.flatMap(id => this.chain(id)))));
    return rows;
  }

  /** The code and all above it, ascending, so that the code itself is last; none when it is not in the scope. */
  private chain(id: string): readonly number[] {
    const known = this.upwards.get(id);
    if (known) return known;
    const rows: number[] = [];
    for (
      let row = this.rowOf.get(this.codebook.resolve(id)?.id ?? '') ?? NONE;
      row !== NONE;
      row = this.parents[row]!
    ) {
      rows.push(row);
    }
    this.upwards.set(id, rows.reverse());
    return rows;
  }
}

function ascending(rows: readonly number[]): readonly number[] {
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** What the row of a code says about it. */
export interface CodeFacts {
  readonly id: string;
  readonly name: string;
  /** Names from the top down to this one. */
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
}

export function codeFacts(codebook: Codebook, id: string): CodeFacts {
  return {
    id,
    name: codebook.get(id)?.name ?? id,
    path: codebook.path(id),
    kind: codebook.isTheme(id) ? 'theme' : 'code',
  };
}
