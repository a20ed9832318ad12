import { byUnits } from '../base/compare';
import { firstIndex } from '../base/sorted';
import { isUnspaced, searchWords } from '../text/searchWords';
import { costOfErrors, maxErrors } from './mistyped';
import { countBits, letterBits } from '../text/typingErrors';
import { codeGroups, codesInGroup } from './codeGroups';
import type { Codebook } from './codebook';
import { type CodeWords, codeWords } from './codeWords';
import { ManyTexts } from './manyTexts';
import { Cost } from './searchCost';

/** A word's place in a name is told as far as here; the last one says that it is in the description. */
const MAX_PLACE = 62;
const DESCRIPTION = 63;
/** Typed words shorter than this are in the middle of too many others. */
const MIN_WITHIN = 3;

/** How one typed word fits each of the codes, by their index in the order of the codebook. */
export interface Fit {
  /** What it costs to take it for a word of the name, or of that of a theme above. */
  readonly named: Uint8Array;
  /** Which word of the name it is; −1 when it is none. */
  readonly places: Int8Array;
  /** What it costs to take it for a word of the description. */
  readonly described: Uint8Array;
}

/** The words of all codes: where each is, and which of them a typed one can mean. */
export class CodeIndex {
  readonly words: readonly CodeWords[];
  /** The index of the theme above each code, −1 at the top. */
  private readonly themes: Int32Array;
  /** Ascending, each once. */
  private readonly tokens: readonly string[];
  private readonly bits: Int32Array;
  /** Where the entries of a token begin; one more than tokens. */
  private readonly firsts: Int32Array;
  /** Index of a code × 64 + the word's place. */
  private readonly entries: Int32Array;
  /** Names and descriptions without spaces. */
  private readonly names: ManyTexts;
  private readonly descriptions: ManyTexts;
  private readonly named: Uint8Array;
  private readonly inThemes: Uint8Array;
  private readonly described: Uint8Array;
  private readonly places: Int8Array;

  constructor(codebook: Codebook) {
    const codes = codebook.inOrder();
    const indexes = new Map(codes.map(({ id }, i) => [id, i]));
    this.words = codes.map(codeWords);
    this.themes = Int32Array.from(codes, ({ id }) => indexes.get(codebook.parentOf(id)?.id ?? '') ?? -1);
    const byToken = entriesByToken(this.words);
    addGroups(byToken, codebook, indexes);
    this.tokens = [...byToken.keys()].sort(byUnits);
    this.bits = Int32Array.from(this.tokens, letterBits);
    this.firsts = new Int32Array(this.tokens.length + 1);
    this.tokens.forEach((token, i) => (this.firsts[i + 1] = this.firsts[i]! + byToken.get(token)!.length));
    this.entries = new Int32Array(this.firsts.at(-1)!);
    this.tokens.forEach((token, i) => this.entries.set(byToken.get(token)!, this.firsts[i]));
    this.names = new ManyTexts(this.words.map(({ joined }) => joined));
    this.descriptions = new ManyTexts(this.words.map(({ unspaced }) => unspaced));
    this.named = new Uint8Array(codes.length);
    this.inThemes = new Uint8Array(codes.length);
    this.described = new Uint8Array(codes.length);
    this.places = new Int8Array(codes.length);
  }

  /**
   * How a typed word fits each code, until the next is asked for.
   * @param after the place in each code's name that the word before it has; of equal places the first after that is taken
   */
  fitOf(typed: string, after: Int8Array): Fit {
    this.named.fill(Cost.None);
    this.described.fill(Cost.None);
    this.places.fill(-1);
    const { tokens } = this;
    const from = firstIndex(tokens.length, i => tokens[i]! >= typed);
    const to = firstIndex(tokens.length, i => tokens[i]! >= typed && !tokens[i]!.startsWith(typed));
    for (let token = from; token < to; token++) {
      const cost = tokens[token]!.length === typed.length ? Cost.Exact : Cost.Beginning;
      this.note(token, cost, after);
    }
    this.addWithin(typed);
    this.addMistyped(typed, from, to, after);
    this.addThemes();
    const { named, places, described } = this;
    return { named, places, described };
  }

  private note(token: number, cost: number, after: Int8Array): void {
    const end = this.firsts[token + 1]!;
    for (let i = this.firsts[token]!; i < end; i++) {
      const code = this.entries[i]! >> 6;
      const place = this.entries[i]! & 63;
      if (place === DESCRIPTION) {
        if (cost < this.described[code]!) this.described[code] = cost;
        continue;
      }
      const known = this.named[code]!;
      if (cost > known || (cost === known && !isBetter(place, this.places[code]!, after[code]!))) continue;
      this.named[code] = cost;
      this.places[code] = place;
    }
  }

  /** 1 for each code that has a text somewhere in its name, also over the ends of words. @param typed without spaces */
  within(typed: string): Uint8Array {
    const found = new Uint8Array(this.words.length);
    if (typed.length >= MIN_WITHIN || isUnspaced(typed)) this.names.find(typed, code => (found[code] = 1));
    return found;
  }

  private addWithin(typed: string): void {
    const hasNoSpaces = isUnspaced(typed);
    if (!hasNoSpaces && typed.length < MIN_WITHIN) return;
    const { named, described } = this;
    this.names.find(typed, code => (named[code] = Math.min(named[code]!, Cost.Within)));
    if (hasNoSpaces)
      this.descriptions.find(typed, code => (described[code] = Math.min(described[code]!, Cost.Beginning)));
  }

  /** @param from, to the tokens that begin with what was typed: those are not mistyped */
  private addMistyped(typed: string, from: number, to: number, after: Int8Array): void {
    const most = maxErrors(typed);
    if (most === 0) return;
    const typedBits = letterBits(typed);
    for (let token = 0; token < this.tokens.length; token++) {
      if (countBits(typedBits & ~this.bits[token]!) > most || (token >= from && token < to)) continue;
      const cost = costOfErrors(typed, this.tokens[token]!, most);
      if (cost < Cost.None) this.note(token, cost, after);
    }
  }

  /** A code is also found by the names of the themes above it. */
  private addThemes(): void {
    const { named, inThemes, places, themes } = this;
    for (let code = 0; code < themes.length; code++) {
      const theme = themes[code]!;
      inThemes[code] = theme < 0 ? Cost.None : Math.min(inThemes[theme]!, named[theme]! + Cost.Theme);
    }
    for (let code = 0; code < themes.length; code++) {
      if (named[code]! <= inThemes[code]!) continue;
      named[code] = inThemes[code]!;
      places[code] = -1;
    }
  }
}

function isBetter(place: number, than: number, after: number): boolean {
  const [isAfter, wasAfter] = [place > after, than > after];
  return isAfter === wasAfter ? place < than : isAfter;
}

/** The names of a code’s groups are as good as words of its description. */
function addGroups(
  byToken: Map<string, number[]>,
  codebook: Codebook,
  indexes: ReadonlyMap<string, number>,
): void {
  for (const group of codeGroups(codebook)) {
    const codes = codesInGroup(codebook, group).map(id => (indexes.get(id)! << 6) | DESCRIPTION);
    for (const token of searchWords(group.name))
      byToken.set(token, [...(byToken.get(token) ?? []), ...codes]);
  }
}

function entriesByToken(words: readonly CodeWords[]): Map<string, number[]> {
  const entries = new Map<string, number[]>();
  const add = (token: string, entry: number) => {
    const known = entries.get(token);
    if (known) known.push(entry);
    else entries.set(token, [entry]);
  };
  words.forEach(({ name, description }, code) => {
    name.forEach((token, place) => add(token, (code << 6) | Math.min(place, MAX_PLACE)));
    for (const token of description) add(token, (code << 6) | DESCRIPTION);
  });
  return entries;
}
