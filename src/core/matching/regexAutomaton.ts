import { CharacterClasses, Kind } from './characterClasses';
import { Edge, Op, type Program, isAlternative } from './regexProgram';

/** Numbers that may be kept from one stretch to the next. */
const MAX_KEPT = 4_000_000;
/** Kinds of characters, the edge of a stretch among them. */
const KINDS = 4;

/** What is known of the program at a place of a text: it depends on the text behind that place, and not before it. */
interface State {
  /** The instructions from which a match can be reached that read the next character, and those that are one; as bits. */
  readonly alive: Uint32Array;
  /** The conditions that hold between the two characters, as bits. */
  readonly edges: number;
  /** Whether a match begins here. */
  readonly begins: boolean;
  /** States one character further back, by its class and by the kind of the one before it; 0 where it was not looked for. */
  next: Uint32Array;
  /** Where an instruction leads: the instruction that reads the next character, or the match; 0 where it was not looked for. */
  ways: Uint32Array | undefined;
}

/**
 * Finds what a compiled regular expression matches, as RE2 does: the first, and of those that begin there the one that a search
 * with backtracking would find first. It goes through a stretch twice, whatever the expression is: from the end to the beginning,
 * to know at each place which instructions lead to a match, then on along the first of those that do, without a step that is taken
 * back. The states of the first way are made when they are met first, and kept.
 */
export class RegexAutomaton {
  private readonly classes: CharacterClasses;
  /** The instructions that lead to each without reading. */
  private readonly sources: readonly (readonly number[])[];
  private readonly usedEdges: number;
  private readonly words: number;
  private states: State[] = [];
  private known = new Map<string, number>();
  /** The states at the end of a stretch, by the kind of its last character. */
  private ends: number[] = [];
  private kept = 0;
  /** States at the places of a stretch. */
  private trail = new Uint32Array(1024);
  private starts = new Uint32Array(1024);
  private readonly seen: Uint32Array;
  private round = 0;

  constructor(private readonly program: Program) {
    this.classes = new CharacterClasses(program);
    const { inst } = program;
    const sources = inst.map((): number[] => []);
    let usedEdges = 0;
    for (const [pc, { op, out, arg }] of inst.entries()) {
      if (op === Op.EmptyWidth) usedEdges |= arg;
      if (op === Op.Nop || op === Op.Capture || op === Op.EmptyWidth) sources[out]!.push(pc);
      else if (isAlternative(inst[pc]!)) for (const to of [out, arg]) sources[to]!.push(pc);
    }
    this.sources = sources;
    this.usedEdges = usedEdges;
    this.words = (inst.length + 31) >>> 5;
    this.seen = new Uint32Array(inst.length);
    this.forget();
  }

  /** Calls back with each match in `[from, to)` that is not empty, in their order. Nothing before or behind is looked at. */
  each(text: string, from: number, to: number, found: (start: number, end: number) => void): void {
    if (this.kept > MAX_KEPT) this.forget();
    let at = from;
    for (let i = this.goBack(text, from, to) - 1; i >= 0; i--) {
      const start = this.starts[i]!;
      if (start < at) continue;
      at = this.endOf(start, from, to);
      if (at > start) found(start, at);
    }
  }

  private forget(): void {
    // the state 0 is that within a pair
    this.states = [
      { alive: new Uint32Array(), edges: 0, begins: false, next: new Uint32Array(), ways: undefined },
    ];
    this.known = new Map();
    this.ends = [];
    this.kept = 0;
  }

  /** Notes the state of each place, and where a match begins, from the last to the first. @returns how many begin */
  private goBack(text: string, from: number, to: number): number {
    if (this.trail.length <= to - from) {
      this.trail = new Uint32Array(2 * (to - from));
      this.starts = new Uint32Array(2 * (to - from));
    }
    const { trail, starts, classes } = this;
    const { ofUnit, kinds } = classes;
    let read = to > from ? classes.before(text, to, from) : 0;
    let id = this.stateAtEnd(kinds[Math.abs(read)]!);
    const { states } = this;
    let count = 0;
    for (let at = to; ;) {
      const state = states[id]!;
      trail[at - from] = id;
      if (state.begins) starts[count++] = at;
      if (at === from) return count;
      if (read < 0) {
        trail[--at - from] = 0;
        read = -read;
      }
      const before = --at > from ? ofUnit[text.charCodeAt(at - 1)]! || classes.before(text, at, from) : 0;
      const symbol = read * KINDS + kinds[before < 0 ? -before : before]!;
      id = state.next[symbol]! || this.stateBefore(state, symbol);
      read = before;
    }
  }

  private stateAtEnd(before: number): number {
    return (this.ends[before] ??= this.stateOf(
      this.alive(() => false, []),
      this.edges(before, Kind.None),
    ));
  }

  private stateBefore(state: State, symbol: number): number {
    const read = Math.floor(symbol / KINDS);
    const before = symbol % KINDS;
    this.close(state);
    const isAlive = (pc: number) => this.seen[this.program.inst[pc]!.out] === this.round;
    const alive = this.alive(isAlive, this.classes.readers[read]!);
    const id = this.stateOf(alive, this.edges(before, this.classes.kinds[read]!));
    this.keepNext(state, symbol, id);
    return id;
  }

  private keepNext(state: State, symbol: number, id: number): void {
    if (this.kept > MAX_KEPT) return;
    if (symbol >= state.next.length) {
      const grown = new Uint32Array(Math.max(symbol + 1, this.classes.kinds.length * KINDS));
      grown.set(state.next);
      this.kept += grown.length - state.next.length;
      state.next = grown;
    }
    state.next[symbol] = id;
  }

  private edges(before: number, after: number): number {
    let edges = 0;
    if (before === Kind.None) edges |= Edge.BeginText | Edge.BeginLine;
    if (before === Kind.LineEnd) edges |= Edge.BeginLine;
    if (after === Kind.None) edges |= Edge.EndText | Edge.EndLine;
    if (after === Kind.LineEnd) edges |= Edge.EndLine;
    const isBoundary = (before === Kind.Word) !== (after === Kind.Word);
    edges |= isBoundary ? Edge.WordBoundary : Edge.NoWordBoundary;
    return edges & this.usedEdges;
  }

  private alive(isAlive: (pc: number) => boolean, readers: Int32Array | readonly number[]): Uint32Array {
    const bits = new Uint32Array(this.words);
    for (const [pc, { op }] of this.program.inst.entries())
      if (op === Op.Match) bits[pc >>> 5]! |= 1 << (pc & 31);
    for (const pc of readers) if (isAlive(pc)) bits[pc >>> 5]! |= 1 << (pc & 31);
    return bits;
  }

  private stateOf(alive: Uint32Array, edges: number): number {
    const key = String.fromCharCode(edges, ...new Uint16Array(alive.buffer));
    let id = this.known.get(key);
    if (id === undefined) {
      const state = { alive, edges, begins: false, next: new Uint32Array(), ways: undefined };
      this.close(state);
      id = this.states.push({ ...state, begins: this.seen[this.program.start] === this.round }) - 1;
      this.known.set(key, id);
      this.kept += 2 * this.words;
    }
    return id;
  }

  /** Marks in `seen` all instructions from which a match can be reached at a place. */
  private close({ alive, edges }: Pick<State, 'alive' | 'edges'>): void {
    const { seen, sources } = this;
    const { inst } = this.program;
    const round = ++this.round;
    const stack: number[] = [];
    for (let pc = 0; pc < inst.length; pc++)
      if (has(alive, pc)) {
        seen[pc] = round;
        stack.push(pc);
      }
    for (let pc = stack.pop(); pc !== undefined; pc = stack.pop())
      for (const source of sources[pc]!) {
        const { op, arg } = inst[source]!;
        if (seen[source] === round || (op === Op.EmptyWidth && (arg & ~edges) !== 0)) continue;
        seen[source] = round;
        stack.push(source);
      }
  }

  /** Where the match ends that begins at a place. */
  private endOf(start: number, from: number, to: number): number {
    const { inst } = this.program;
    const { trail, states } = this;
    let at = start;
    for (let pc = this.program.start; ;) {
      const state = states[trail[at - from]!]!;
      const reader = inst[(pc = state.ways?.[pc] || this.wayFrom(state, pc))]!;
      if (reader.op === Op.Match) return at;
      pc = reader.out;
      // a place within a pair has no state
      at += at + 1 < to && trail[at + 1 - from] === 0 ? 2 : 1;
    }
  }

  private wayFrom(state: State, from: number): number {
    const way = this.firstAlive(state, from);
    if (!state.ways && this.kept <= MAX_KEPT) {
      state.ways = new Uint32Array(this.program.inst.length);
      this.kept += state.ways.length;
    }
    if (state.ways) state.ways[from] = way;
    return way;
  }

  /** What a search with backtracking would come to first, of what leads to a match. */
  private firstAlive({ alive, edges }: State, from: number): number {
    const { inst } = this.program;
    const { seen } = this;
    const round = ++this.round;
    const stack = [from];
    for (let pc = stack.pop(); pc !== undefined; pc = stack.pop()) {
      if (seen[pc] === round) continue;
      seen[pc] = round;
      if (has(alive, pc)) return pc;
      const { op, out, arg } = inst[pc]!;
      if (isAlternative(inst[pc]!)) stack.push(arg, out);
      else if (op === Op.Nop || op === Op.Capture || (op === Op.EmptyWidth && (arg & ~edges) === 0))
        stack.push(out);
    }
    throw new Error('No way leads to the match.'); // not for the catalogue
  }
}

function has(bits: Uint32Array, index: number): boolean {
  return (bits[index >>> 5]! & (1 << (index & 31))) !== 0;
}
