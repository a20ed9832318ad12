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
  private readonly withSets = new Map<string, readonly number[]>();
  /** Id of a code → the rows of the sets that it belongs to. */
  private readonly setsOf: ReadonlyMap<string, readonly number[]>;
  private readonly ofSeveral = new WeakMap<readonly string[], readonly number[]>();

  constructor(
    private readonly codebook: Codebook,
    { codes }: CodesInScope,
  ) {
    this.ids = codes.map(({ id }) => id);
    this.rowOf = new Map(this.ids.map((id, row) => [id, row]));
    this.parents = Int32Array.from(this.ids, id => this.rowOf.get(codebook.parentOf(id)?.id ?? '') ?? NONE);
    this.setsOf = this.findSets();
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

  /** The codes that a segment carries, all above them, and the sets that they belong to; each once, ascending. */
  rolledUp(codes: readonly string[]): readonly number[] {
    if (codes.length === 1) return this.counted(codes[0]!);
    // segments with the same codes may share the list of them
    let rows = this.ofSeveral.get(codes);
    if (!rows) this.ofSeveral.set(codes, (rows = ascending(codes.flatMap(id => this.counted(id)))));
    return rows;
  }

  /** The code, all above it and the sets that it belongs to. */
  private counted(id: string): readonly number[] {
    if (this.setsOf.size === 0) return this.chain(id);
    let rows = this.withSets.get(id);
    if (!rows) {
      const sets = this.setsOf.get(this.codebook.resolve(id)?.id ?? id) ?? [];
      this.withSets.set(id, (rows = ascending([...this.chain(id), ...sets])));
    }
    return rows;
  }

  private findSets(): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    for (const { code, members } of this.codebook.sets) {
      const row = this.rowOf.get(code.id);
      for (const id of row === undefined ? [] : members) {
        const rows = found.get(id);
        if (rows) rows.push(row!);
        else found.set(id, [row!]);
      }
    }
    return found;
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

/** What a row is of: a theme with the codes below it, a code, or a code group with its codes. */
export type RowKind = CodeFacts['kind'] | 'group';

/** What a row says about what it is of, where code groups have rows, too. */
export interface RowFacts extends Omit<CodeFacts, 'kind'> {
  readonly kind: RowKind;
}

export function rowFacts(codebook: Codebook, id: string): RowFacts {
  const facts = codeFacts(codebook, id);
  return codebook.setOf(id) ? { ...facts, kind: 'group' } : facts;
}
