import type { Steps } from '../base/steps';
import { typedWords } from '../text/searchWords';
import type { Code } from './code';
import type { Codebook } from './codebook';
import { rankCodes } from './codeFits';
import { CodeIndex } from './codeIndex';
import { nameKey } from './codeName';
import { codeWords } from './codeWords';

/** What was found. */
export interface FoundCodes {
  /** Best first. */
  readonly codes: readonly Code[];
  /** How many of them, the first ones, have everything that was typed. */
  readonly sure: number;
  /** How many were found in all, of which `codes` are the best. */
  readonly total: number;
}

/** With so many sure ones, codes that lack some of what was typed are of no interest. */
const ENOUGH = 10;

/** Of so many the words are found between two pauses. */
const CODES_AT_ONCE = 100;

/** One for each codebook, so that what is made for the first search serves the next. */
const known = new WeakMap<Codebook, CodeSearch>();

export function codeSearch(codebook: Codebook): CodeSearch {
  let search = known.get(codebook);
  if (!search) known.set(codebook, (search = new CodeSearch(codebook)));
  return search;
}

/**
 * Finds codes by beginnings of the words of their name in any order, by their initials, by the names of their themes and groups, and by
 * words of their description; with typing errors. Best first: the exact name, names that begin so, then by what the typed
 * words cost (`searchCost.ts`); of equal ones those in the order of the name, then those with fewer other words.
 */
export class CodeSearch {
  private readonly inOrder: readonly Code[];
  private index: CodeIndex | undefined;
  private names: ReadonlyMap<string, Code> | undefined;

  constructor(private readonly codebook: Codebook) {
    this.inOrder = codebook.inOrder();
  }

  /**
   * Codes that fit. Without a query: the recent ones, latest first, then all others in codebook order.
   * @param recent ids of codes
   * @param most so many of them
   */
  find(query: string, recent: readonly string[] = [], most = Infinity): FoundCodes {
    if (query.trim() === '') {
      const codes = this.recentFirst(recent);
      return { codes: codes.slice(0, most), sure: Math.min(codes.length, most), total: codes.length };
    }
    const typed = typedWords(query);
    if (typed.length === 0) return { codes: [], sure: 0, total: 0 };
    const { sure, others, sureTotal, othersTotal } = rankCodes(this.made(), typed, most);
    const found = sureTotal < ENOUGH ? [...sure, ...others].slice(0, most) : sure;
    return {
      codes: found.map(code => this.inOrder[code]!),
      sure: sure.length,
      total: sureTotal < ENOUGH ? sureTotal + othersTotal : sureTotal,
    };
  }

  /** The code of exactly this name, in any case. */
  named(name: string): Code | undefined {
    this.names ??= new Map([...this.inOrder].reverse().map(code => [nameKey(code.name), code]));
    return this.names.get(nameKey(name));
  }

  /** Makes what the first search else waits for. */
  *prepare(): Steps<void> {
    const { length } = this.inOrder;
    for (let i = 0; i < length && !this.index; i++) {
      codeWords(this.inOrder[i]!);
      if (i % CODES_AT_ONCE === 0) yield i / length;
    }
    this.made();
  }

  private made(): CodeIndex {
    return (this.index ??= new CodeIndex(this.codebook));
  }

  private recentFirst(recent: readonly string[]): readonly Code[] {
    const first = new Set<Code>();
    for (const id of recent) {
      const code = this.codebook.resolve(id);
      if (code) first.add(code);
    }
    return [...first, ...this.inOrder.filter(code => !first.has(code))];
  }
}
