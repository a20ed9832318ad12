import { byUnits, naturalOrder } from '../base/compare';
import type { Code, CodebookFile, MergedCode } from './code';
import { nameKey } from './codeName';
import { PALETTE } from './palette';
import { findParents, followMerges, isMerged, recordsById } from './parents';

/** What counts as one code: all that carries one of several codes. */
export interface CodeSet {
  /** As which it counts; no file has it. */
  readonly code: Code;
  /** Ids of all codes that belong to it, those below themes too. */
  readonly members: readonly string[];
}

/** A code and the one above it. */
interface Node {
  readonly code: Code;
  parent: Node | undefined;
}

/**
 * The tree of codes. Every method but `get` takes the id of a merged code for the code it was merged into.
 * A code whose parent is unknown or in a circle is at the top. Siblings are in order of rank, name, id.
 */
export class Codebook {
  private readonly byId: ReadonlyMap<string, Code | MergedCode>;
  private readonly nodes = new Map<string, Node>();
  /** Parent id → children; `undefined` → codes at the top. */
  private readonly below = new Map<string | undefined, Code[]>();
  private readonly inherited = new Map<string, string | undefined>();
  private ordered: readonly Code[] | undefined;
  private twins: ReadonlySet<string> | undefined;

  private constructor(
    readonly file: CodebookFile,
    /** What counts as codes after all others, at the top. */
    readonly sets: readonly CodeSet[] = [],
  ) {
    const byId = new Map(recordsById(file));
    for (const { code } of sets) byId.set(code.id, code);
    this.byId = byId;
    const parents = findParents(this.byId).parentOf;
    for (const code of this.byId.values())
      if (!isMerged(code)) this.nodes.set(code.id, { code, parent: undefined });
    for (const node of this.nodes.values()) {
      const { code } = node;
      const parent = parents.get(code.id);
      node.parent = parent === undefined ? undefined : this.nodes.get(parent);
      const siblings = this.below.get(parent);
      if (siblings) siblings.push(code);
      else this.below.set(parent, [code]);
    }
    for (const siblings of this.below.values()) siblings.sort(compareSiblings);
    if (sets.length > 0) {
      const isSet = new Set(sets.map(({ code }) => code));
      const codes = this.roots().filter(code => !isSet.has(code));
      this.below.set(undefined, [...codes, ...isSet]);
    }
  }

  static of(file: CodebookFile): Codebook {
    return new Codebook(file);
  }

  /** That of another file. */
  with(file: CodebookFile): Codebook {
    return file === this.file ? this : Codebook.of(file);
  }

  /** The same with sets that count as codes do. @param sets their ids are not taken */
  withSets(sets: readonly CodeSet[]): Codebook {
    return sets.length === 0 ? this : new Codebook(this.file, sets);
  }

  /** The code with exactly this id. */
  get(id: string): Code | undefined {
    const code = this.byId.get(id);
    return code && !isMerged(code) ? code : undefined;
  }

  /** The code that an id means; follows merges. */
  resolve(id: string): Code | undefined {
    return this.nodes.get(id)?.code ?? followMerges(this.byId, id);
  }

  /** Ids of the codes that some ids mean, each once, in their order; one that leads nowhere as it is. */
  resolveAll(ids: readonly string[]): readonly string[] {
    return [...new Set(ids.map(id => this.resolve(id)?.id ?? id))];
  }

  /** Names of these; of one that leads nowhere its id. */
  namesOf(ids: readonly string[]): readonly string[] {
    return this.resolveAll(ids).map(id => this.get(id)?.name ?? id);
  }

  /** Whether an id is taken, by a code or a merged code. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** The codes at the top. */
  roots(): readonly Code[] {
    return this.below.get(undefined) ?? [];
  }

  children(id: string): readonly Code[] {
    return this.below.get(this.resolve(id)?.id ?? id) ?? [];
  }

  /** Whether there are codes below it. */
  isTheme(id: string): boolean {
    return this.children(id).length > 0;
  }

  /** The set that counts under an id. */
  setOf(id: string): CodeSet | undefined {
    return this.sets.find(({ code }) => code.id === id);
  }

  parentOf(id: string): Code | undefined {
    return this.node(id)?.parent?.code;
  }

  /**
   * Names from the top down to the code itself; empty for an unknown id.
   * @param most so many, the last ones
   */
  path(id: string, most = Infinity): readonly string[] {
    const names: string[] = [];
    for (let at = this.node(id); at && names.length < most; at = at.parent) names.push(at.code.name);
    return names.reverse();
  }

  private node(id: string): Node | undefined {
    return this.nodes.get(id) ?? this.nodes.get(this.resolve(id)?.id ?? '');
  }

  /** Siblings with one name, whatever its case: in groups of two or more, in the order of the codebook. */
  sameNamed(): readonly (readonly Code[])[] {
    return [...this.below.values()].flatMap(siblings => {
      const byName = new Map<string, Code[]>();
      for (const code of siblings) {
        const key = nameKey(code.name);
        byName.set(key, [...(byName.get(key) ?? []), code]);
      }
      return [...byName.values()].filter(({ length }) => length > 1);
    });
  }

  /** Whether a sibling of a code has the same name. */
  isTwin(id: string): boolean {
    this.twins ??= new Set(this.sameNamed().flatMap(group => group.map(code => code.id)));
    return this.twins.has(id);
  }

  /** Ids of the code itself and of all below it, or that belong to the set, in the order of the codebook; an unknown id alone. */
  descendants(id: string): readonly string[] {
    const set = this.sets.length > 0 ? this.setOf(id) : undefined;
    if (set) return [...set.members, id];
    const code = this.resolve(id);
    return code ? this.depthFirst([code]).map(one => one.id) : [id];
  }

  /** All codes, each before those below it. */
  inOrder(): readonly Code[] {
    return (this.ordered ??= this.depthFirst(this.roots()));
  }

  /**
   * The one code that is meant by an id, a name or a path (`Theme / Code`; also `>`, `›` and `::`, and its last names
   * alone). Case does not matter unless it decides. Undefined when none or several fit: see {@link findAll}.
   */
  find(nameOrIdOrPath: string): Code | undefined {
    const found = this.findAll(nameOrIdOrPath);
    return found.length === 1 ? found[0] : undefined;
  }

  /** The codes that fit an id, else a name, else a path; in the order of the codebook. */
  findAll(nameOrIdOrPath: string): readonly Code[] {
    const byId = this.resolve(nameOrIdOrPath);
    if (byId) return [byId];
    const codes = this.inOrder();
    const exact = codes.filter(code => code.name === nameOrIdOrPath);
    if (exact.length > 0) return exact;
    const wanted = nameKey(nameOrIdOrPath);
    const named = codes.filter(code => nameKey(code.name) === wanted);
    if (named.length > 0) return named;
    return this.findByPath(pathKey(nameOrIdOrPath));
  }

  /** `#rrggbb`: its own colour, else that of the nearest code above with one, else one that its id picks from the palette. */
  color(id: string): string {
    const code = this.resolve(id);
    return (code && this.inheritedColor(code)) ?? PALETTE[stableHash(code?.id ?? id) % PALETTE.length]!.color;
  }

  /** Remembered for all on the way up, so that asking for every code stays linear. */
  private inheritedColor(code: Code): string | undefined {
    const way: string[] = [];
    let at: Code | undefined = code;
    while (at && !at.color && !this.inherited.has(at.id)) {
      way.push(at.id);
      at = this.parentOf(at.id);
    }
    const color = at && (at.color ?? this.inherited.get(at.id));
    for (const id of way) this.inherited.set(id, color);
    return color;
  }

  private findByPath(wanted: string): readonly Code[] {
    if (wanted === '') return [];
    // a name can have separators of its own, but each is at least one part: more names than this decide nothing
    const most = wanted.split(SEPARATOR).length + 1;
    const paths = this.inOrder().map(code => ({
      code,
      path: pathKey(this.path(code.id, most).join(SEPARATOR)),
    }));
    const whole = paths.filter(({ path }) => path === wanted);
    const found = whole.length > 0 ? whole : paths.filter(({ path }) => path.endsWith(SEPARATOR + wanted));
    return found.map(({ code }) => code);
  }

  /** Without recursion: a chain of themes may be long. */
  private depthFirst(start: readonly Code[]): Code[] {
    const found: Code[] = [];
    for (const stack = [...start].reverse(); stack.length > 0;) {
      const code = stack.pop()!;
      found.push(code);
      const children = this.below.get(code.id) ?? [];
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
    }
    return found;
  }
}

/** By rank, those without one last; then by name, numbers by value; then by id. */
export function compareSiblings(a: Code, b: Code): number {
  if (a.rank !== b.rank) {
    if (a.rank === undefined) return 1;
    if (b.rank === undefined) return -1;
    return byUnits(a.rank, b.rank);
  }
  return naturalOrder(a.name, b.name) || byUnits(a.id, b.id);
}

const SEPARATOR = '/';

/** Names that themselves have a separator come out as they would if they were a path: both sides are treated alike. */
function pathKey(path: string): string {
  return nameKey(path)
    .split(/\/|>|›|::/)
    .map(name => name.trim())
    .join(SEPARATOR);
}

/** FNV-1a over UTF-16 units (Fowler, Noll & Vo 1991): the same on every machine and in every session. */
function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
