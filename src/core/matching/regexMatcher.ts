import * as l10n from '@vscode/l10n';
import type { RE2JS } from 're2js';
import { type Result, fail, ok } from '../base/result';
import { isWhiteSpace } from '../text/whiteSpace';
import type { Span } from '../text/span';
import { type SpanArrays, isWithin } from '../text/spanArrays';
import { type Matcher, TooSlow } from './matcher';
import { RegexAutomaton } from './regexAutomaton';
import { programOf } from './regexProgram';
import { MAX_PATTERN } from './wordPattern';

/** Instructions of a compiled pattern: each may have to be looked at for every character. */
const MAX_PROGRAM = 20_000;
/** UTF-16 units of a turn that are searched at once: no hit is longer. */
const WINDOW = 20_000;
/** Milliseconds for one turn: linear time is long where a large pattern meets a long text. */
const MAX_MS = 10_000;

/**
 * Finds what matches a regular expression, in the syntax of RE2: without look-around and back-references, and so in linear
 * time, whatever is typed. `^` and `$` match at the ends of lines and turns.
 * @param isExact whether case matters
 */
export async function regexMatcher(
  pattern: string,
  isExact: boolean,
  maxMs = MAX_MS,
): Promise<Result<Matcher>> {
  await loadRegexes();
  return loadedRegexMatcher(pattern, isExact, maxMs);
}

let loaded: typeof import('re2js') | undefined;

/** Reads what regular expressions need, for what cannot wait for it later. */
export async function loadRegexes(): Promise<void> {
  loaded ??= await import('re2js');
}

/** Whether {@link loadRegexes} has been waited for. */
export function areRegexesLoaded(): boolean {
  return loaded !== undefined;
}

/** The same as {@link regexMatcher}, at once; after {@link loadRegexes}. */
export function loadedRegexMatcher(pattern: string, isExact: boolean, maxMs = MAX_MS): Result<Matcher> {
  if (!loaded) throw new Error('Regular expressions are used before they are loaded.'); // not for the catalogue
  if (pattern === '') return fail(l10n.t('Type a regular expression to search for.'));
  if (pattern.length > MAX_PATTERN)
    return fail(l10n.t('The pattern is longer than {0} characters.', MAX_PATTERN));
  const { RE2JS, RE2JSException, RE2JSSyntaxException } = loaded;
  const flags = RE2JS.MULTILINE | (isExact ? 0 : RE2JS.CASE_INSENSITIVE);
  try {
    const compiled = RE2JS.compile(pattern, flags);
    return compiled.programSize() > MAX_PROGRAM
      ? fail(l10n.t('This regular expression is too large.'))
      : ok(new RegexMatcher(compiled, maxMs));
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const what = error instanceof RE2JSSyntaxException ? error.getDescription() : error.message;
    return fail(l10n.t('This is not a regular expression: {0}.', what));
  }
}

class RegexMatcher implements Matcher {
  private readonly automaton: RegexAutomaton;

  constructor(
    regex: RE2JS,
    private readonly maxMs: number,
  ) {
    this.automaton = new RegexAutomaton(programOf(regex));
  }

  matches(text: string, { start, end }: Span, skips: SpanArrays): Span[] {
    const found: Span[] = [];
    const deadline = Date.now() + this.maxMs;
    for (let from = start; from < end;) {
      if (Date.now() > deadline) throw new TooSlow();
      const to = windowEnd(text, from, end);
      this.automaton.each(text, from, to, (start, end) => found.push({ start, end }));
      from = to;
    }
    return found.filter(hit => !isWithin(skips, hit));
  }
}

/** Where a window ends: with the speech, or between two words if there are any. */
function windowEnd(text: string, from: number, end: number): number {
  if (end - from <= WINDOW) return end;
  const most = from + WINDOW;
  for (let at = most; at > from + WINDOW / 2; at--) if (isWhiteSpace(text.charCodeAt(at))) return at;
  return isSecondHalf(text.charCodeAt(most)) ? most - 1 : most;
}

function isSecondHalf(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
