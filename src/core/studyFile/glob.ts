import * as l10n from '@vscode/l10n';

/**
 * One step of a pattern's program; jumps are relative to it.
 * - `character`: goes over one that fits
 * - `visible`: goes on, unless the name of a hidden file or folder begins here
 * - `split`: goes on at each of several steps
 * - `except`: goes over any characters of one name that a program does not go over
 */
type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'visible' }
  | { readonly kind: 'split'; readonly by: readonly number[] }
  | { readonly kind: 'except'; readonly program: Program };

/** It has gone over what matches when it is behind its last step. */
type Program = readonly Step[];

/** Characters of a pattern, and exceptions within each other: with more, matching a few names could take seconds. */
const MAX_LENGTH = 500;
const MAX_EXCEPTIONS = 2;

/** Numbers or letters that a range in braces may stand for. */
const MAX_RANGE = 100;

/** What no pattern does without. */
const SPECIAL = /[*?[{(\\]/;

const VISIBLE: Step = { kind: 'visible' };
const ANY: Step = { kind: 'character', fits: character => character !== '/' };
const NAME: Program = [VISIBLE, ...oneOrMore([ANY])];

/** Why a pattern is not used, in words for the user; undefined when it is. */
export function globProblem(pattern: string): string | undefined {
  if (!SPECIAL.test(pattern)) return undefined;
  const characters = [...pattern];
  if (characters.length > MAX_LENGTH)
    return l10n.t(
      'A pattern can have at most {0} characters, and this one has {1}.',
      MAX_LENGTH,
      characters.length,
    );
  if (exceptionsIn(new GlobParser(characters).program()) > MAX_EXCEPTIONS)
    return l10n.t('A pattern can have at most {0} exceptions, !(…), within each other.', MAX_EXCEPTIONS);
  return undefined;
}

/** Whether a pattern may match anything but itself. */
export function isGlob(pattern: string): boolean {
  return SPECIAL.test(pattern) && globProblem(pattern) === undefined;
}

/**
 * A pattern as a test of paths with `/`. In a pattern, `*` is any characters of a name, `**` any folders, `?` one
 * character, `[a-z]` and `[!a-z]` one of some, `{a,b}` and `(a|b)` alternatives, `{1..9}` numbers or letters, and before
 * alternatives in round brackets `@` is one of them, `?` one or none, `+` one or more, `*` any number, and `!` anything
 * else. A backslash makes the next character stand for itself, as does a bracket that is not closed. Hidden files and
 * folders match only where the pattern has their dot. A pattern that `globProblem` refuses matches only itself.
 *
 * Nothing is tried again: a program is at each of its steps at most once for each place of the path (Thompson 1968,
 * “Regular expression search algorithm”, CACM 11(6), 419). So the time is at most the pattern's length times the path's,
 * or times its square where something is excepted; of a regular expression made of `*(a|a*)b` it is exponential.
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  if (!isGlob(pattern)) return path => path === pattern;
  const program = new GlobParser([...pattern]).program();
  return path => path !== '' && new Run([...path]).ends(program, 0).at(-1) === 1;
}

/** Programs at work on one path. */
class Run {
  private readonly known = new Map<Program, Map<number, Uint8Array>>();

  constructor(private readonly path: readonly string[]) {}

  /** 1 for each place of the path that a program can get to from one of them. */
  ends(program: Program, start: number): Uint8Array {
    const { path } = this;
    const places = path.length + 1;
    const seen = new Uint8Array((program.length + 1) * places);
    const open: number[] = [];
    const go = (step: number, place: number) => {
      const key = step * places + place;
      if (seen[key] === 0) open.push(key);
      seen[key] = 1;
    };
    go(0, start);
    while (open.length > 0) {
      const key = open.pop()!;
      const place = key % places;
      const at = (key - place) / places;
      const step = program[at];
      if (step?.kind === 'character') {
        if (place < path.length && step.fits(path[place]!)) go(at + 1, place + 1);
      } else if (step?.kind === 'visible') {
        if (!this.isHidden(place)) go(at + 1, place);
      } else if (step?.kind === 'split') {
        for (const by of step.by) go(at + by, place);
      } else if (step) {
        for (const end of this.endsExcept(step.program, place)) go(at + 1, end);
      }
    }
    return seen.subarray(program.length * places);
  }

  /** The places in the name at a place, from there on, that a program does not get to. */
  private endsExcept(program: Program, start: number): number[] {
    let known = this.known.get(program);
    if (!known) this.known.set(program, (known = new Map()));
    const excepted = known.get(start) ?? this.ends(program, start);
    known.set(start, excepted);
    const slash = this.path.indexOf('/', start);
    const last = slash < 0 ? this.path.length : slash;
    return Array.from({ length: last - start + 1 }, (_, i) => start + i).filter(end => excepted[end] === 0);
  }

  /** Whether a name begins at a place, with a dot. */
  private isHidden(place: number): boolean {
    const { path } = this;
    return path[place] === '.' && (place === 0 || path[place - 1] === '/');
  }
}

/** A program, and where in the pattern that ends which it was made of. */
type Parsed = readonly [Program, number];

class GlobParser {
  /** By where a bracket is opened, where it is closed. */
  private readonly closers: ReadonlyMap<number, number>;

  constructor(private readonly pattern: readonly string[]) {
    this.closers = closersIn(pattern);
  }

  program(): Program {
    return this.sequence(0, this.pattern.length, true);
  }

  /** @param isNameStart whether a name begins with it */
  private sequence(from: number, to: number, isNameStart: boolean): Program {
    const program: Step[] = [];
    for (let at = from; at < to;) {
      const begins = at === from ? isNameStart : this.pattern[at - 1] === '/';
      const [steps, next] = this.folders(at, to, begins) ?? this.group(at, begins) ?? this.single(at);
      program.push(...steps);
      at = next;
    }
    return program;
  }

  /** `**` where a name would be. */
  private folders(at: number, to: number, begins: boolean): Parsed | undefined {
    const { pattern } = this;
    let end = at;
    while (end < to && pattern[end] === '*') end++;
    if (!begins || end - at < 2) return undefined;
    if (end === to) return [[...NAME, ...anyNumber([literal('/'), ...NAME])], to];
    return pattern[end] === '/' ? [anyNumber([...NAME, literal('/')]), end + 1] : undefined;
  }

  /** Alternatives, with what says how often; or a range. */
  private group(at: number, begins: boolean): Parsed | undefined {
    const { pattern, closers } = this;
    const isMarked = '@?+*!'.includes(pattern[at]!) && pattern[at + 1] === '(' && closers.has(at + 1);
    const open = isMarked ? at + 1 : at;
    const close = closers.get(open);
    if (close === undefined || pattern[open] === '[') return undefined;
    const range = pattern[open] === '{' ? rangeOf(pattern.slice(open + 1, close).join('')) : undefined;
    if (range) return [oneOf(range.map(one => [...one].map(literal))), close + 1];
    const between = [open, ...this.separators(open, close), close];
    if (between.length === 2 && !isMarked) return undefined;
    const parts = between.slice(1).map((end, i) => this.sequence(between[i]! + 1, end, begins));
    return [repeated(isMarked ? pattern[at]! : '@', oneOf(parts)), close + 1];
  }

  /** Where the alternatives in a bracket are divided. */
  private separators(open: number, close: number): number[] {
    const { pattern, closers } = this;
    const found: number[] = [];
    for (let at = open + 1; at < close; at = (closers.get(at) ?? at) + 1) {
      if (pattern[at] === '\\') at++;
      else if (pattern[at] === (pattern[open] === '{' ? ',' : '|')) found.push(at);
    }
    return found;
  }

  private single(at: number): Parsed {
    const { pattern } = this;
    const character = pattern[at]!;
    const escaped = pattern[at + 1];
    const close = this.closers.get(at);
    if (character === '\\' && escaped !== undefined) return [[literal(escaped)], at + 2];
    if (character === '*') return [[VISIBLE, ...anyNumber([ANY])], at + 1];
    if (character === '?') return [[VISIBLE, ANY], at + 1];
    if (character === '[' && close !== undefined)
      return [[VISIBLE, { kind: 'character', fits: classOf(pattern.slice(at + 1, close)) }], close + 1];
    return [[literal(character)], at + 1];
  }
}

/** Where each bracket that is closed is closed; those within a class in square brackets are none. */
function closersIn(pattern: readonly string[]): Map<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === '\\') at++;
    else if (character === '[') {
      const close = classEnd(pattern, at);
      if (close === undefined) continue;
      closers.set(at, close);
      at = close;
    } else if (Object.hasOwn(CLOSERS, character)) open.push(at);
    else {
      const opened = open.findLastIndex(one => CLOSERS[pattern[one]!] === character);
      if (opened < 0) continue;
      closers.set(open[opened]!, at);
      open.length = opened;
    }
  }
  return closers;
}
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** A class has at least one character, which may be the bracket, and no slash. */
function classEnd(pattern: readonly string[], open: number): number | undefined {
  const first = open + (isNegation(pattern[open + 1]) ? 2 : 1);
  for (let at = first; at < pattern.length && pattern[at] !== '/'; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']' && at > first) return at;
  }
  return undefined;
}

/** @param inside what is between the square brackets */
function classOf(inside: readonly string[]): (character: string) => boolean {
  const isNegated = isNegation(inside[0]);
  const ranges: [number, number][] = [];
  for (let at = isNegated ? 1 : 0; at < inside.length; at++) {
    const take = () => inside[inside[at] === '\\' && at + 1 < inside.length ? ++at : at]!.codePointAt(0)!;
    const first = take();
    let last = first;
    if (inside[at + 1] === '-' && at + 2 < inside.length) {
      at += 2;
      last = take();
    }
    ranges.push([first, last]);
  }
  return character => {
    const point = character.codePointAt(0)!;
    return character !== '/' && ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
  };
}

function isNegation(character: string | undefined): boolean {
  return character === '!' || character === '^';
}

/** What `1..9`, `01..12` or `a..e` stands for; undefined where it is no range, or too long. */
function rangeOf(inside: string): string[] | undefined {
  const [, from, to] = /^(\d{1,9}|[a-zA-Z])\.\.(\d{1,9}|[a-zA-Z])$/.exec(inside) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const isNumber = /^\d/.test(from);
  if (isNumber !== /^\d/.test(to)) return undefined;
  const [first, last] = (isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)]).sort(
    (a, b) => a - b,
  ) as [number, number];
  if (last - first >= MAX_RANGE) return undefined;
  const digits = from.startsWith('0') || to.startsWith('0') ? Math.max(from.length, to.length) : 1;
  const nameOf = (one: number) => (isNumber ? String(one).padStart(digits, '0') : String.fromCharCode(one));
  return Array.from({ length: last - first + 1 }, (_, i) => nameOf(first + i));
}

function literal(character: string): Step {
  return { kind: 'character', fits: other => other === character };
}

function repeated(mark: string, program: Program): Program {
  switch (mark) {
    case '?':
      return [{ kind: 'split', by: [1, program.length + 1] }, ...program];
    case '+':
      return oneOrMore(program);
    case '*':
      return anyNumber(program);
    case '!':
      return [VISIBLE, { kind: 'except', program }];
    default:
      return program;
  }
}

function oneOrMore(program: Program): Program {
  return [...program, { kind: 'split', by: [-program.length, 1] }];
}

function anyNumber(program: Program): Program {
  return [{ kind: 'split', by: [1, program.length + 2] }, ...oneOrMore(program)];
}

function oneOf(programs: readonly Program[]): Program {
  return programs.reduceRight((others, program) => [
    { kind: 'split', by: [1, program.length + 2] },
    ...program,
    { kind: 'split', by: [others.length + 1] },
    ...others,
  ]);
}

/** How many exceptions are within each other, at most. */
function exceptionsIn(program: Program): number {
  return Math.max(0, ...program.map(step => (step.kind === 'except' ? 1 + exceptionsIn(step.program) : 0)));
}
