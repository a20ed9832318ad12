import type { Span } from '../text/span';
import type { SpanArrays } from '../text/spanArrays';
import type { Matcher } from './matcher';
import { Unit, foldedWord, spelled, unitKind } from './searchedUnits';
import { type PatternWord, type Phrase, parsePhrases } from './wordPattern';
import { WordScanner } from './wordScanner';
import { type Result, ok } from '../base/result';

/** In which forms words are compared: two are the same when they have one in common. */
export interface Comparison {
  readonly formsOf: (word: string) => readonly string[];
  /** Whether the folded forms begin as the folded word does, so that most words are passed over by their first letter. */
  readonly keepsBeginning: boolean;
}

/** Neither case nor accents matter. */
export const FOLDED: Comparison = { formsOf: word => [foldedWord(word)], keepsBeginning: true };
/** Both do. */
export const EXACT: Comparison = { formsOf: word => [spelled(word)], keepsBeginning: true };

/** Finds words and phrases. @param pattern see {@link parsePhrases} */
export function wordMatcher(pattern: string, comparison: Comparison): Result<Matcher> {
  const phrases = parsePhrases(pattern);
  return phrases.ok ? ok(new WordMatcher(phrases.value, comparison)) : phrases;
}

/** What may follow in a phrase, and whether one ends here. */
class Node {
  isEnd = false;
  any: Node | undefined;
  readonly words = new Map<string, Node[]>();
  /** By their lengths, in UTF-16 units. */
  readonly prefixes = new Map<number, Map<string, Node[]>>();
  /** Words that must follow without anything between. */
  joined: Node | undefined;

  /** Adds what a word leads to. */
  addAfter(forms: readonly string[], nodes: Node[]): void {
    const add = (following: readonly Node[] | undefined) => {
      for (const node of following ?? []) if (!nodes.includes(node)) nodes.push(node);
    };
    for (const form of forms) {
      add(this.words.get(form));
      for (const [length, beginnings] of this.prefixes)
        if (length <= form.length) add(beginnings.get(form.slice(0, length)));
    }
    if (this.any) add([this.any]);
  }
}

const UNKNOWN = 2;

function firstOf(form: string): number {
  return foldedWord(form).charCodeAt(0);
}

/**
 * All phrases as one tree, so that their number costs next to nothing. At each word of the text all that may begin there are
 * followed side by side, for as many words as a phrase can have.
 */
class WordMatcher implements Matcher {
  private readonly root = new Node();
  /** The units with which folded phrases begin. */
  private readonly first: ReadonlySet<number>;
  private readonly begins: Uint8Array;

  constructor(
    phrases: readonly Phrase[],
    private readonly comparison: Comparison,
  ) {
    for (const phrase of phrases) this.add(phrase);
    const { words, prefixes } = this.root;
    const forms = [words, ...prefixes.values()].flatMap(map => [...map.keys()]);
    // a voiced kana, or a Korean syllable, may be written in two
    this.first = new Set(forms.flatMap(form => [firstOf(form), form.normalize('NFD').charCodeAt(0)]));
    this.begins = new Uint8Array(0x10000).fill(comparison.keepsBeginning ? UNKNOWN : 1);
  }

  private add(phrase: Phrase): void {
    let node = this.root;
    for (const word of phrase) {
      if (word.kind === 'any') node = node.any ??= new Node();
      else {
        if (word.isJoined) node = node.joined ??= new Node();
        node = wordAfter(node, word, this.comparison.formsOf(word.typed));
      }
    }
    node.isEnd = true;
  }

  /** Whether a phrase may begin with a unit, whatever follows. */
  private mayBegin(unit: number): boolean {
    const known = this.begins[unit]!;
    if (known !== UNKNOWN) return known === 1;
    const isFirst = unitKind(unit) === Unit.Half || this.first.has(firstOf(String.fromCharCode(unit)));
    this.begins[unit] = Number(isFirst);
    return isFirst;
  }

  matches(text: string, stretch: Span, skips: SpanArrays): Span[] {
    const found: Span[] = [];
    const scanner = new WordScanner(text, stretch.start, stretch.end, skips);
    while (scanner.next()) {
      const { start } = scanner;
      if (!this.mayBegin(text.charCodeAt(start))) continue;
      const end = this.endFrom(text, scanner);
      if (end < 0) continue;
      found.push({ start, end });
      scanner.seek(end);
    }
    return found;
  }

  /** Where the longest phrase ends that begins with the word at hand; -1 when none does. The scanner comes back to that word. */
  private endFrom(text: string, scanner: WordScanner): number {
    let nodes: Node[] = [];
    this.root.addAfter(this.formsAt(text, scanner), nodes);
    if (nodes.length === 0) return -1;
    let end = nodes.some(({ isEnd }) => isEnd) ? scanner.end : -1;
    if (nodes.every(isLeaf)) return end;
    const { place } = scanner;
    while (nodes.length > 0) {
      const before = scanner.end;
      if (!scanner.next()) break;
      const forms = this.formsAt(text, scanner);
      const next: Node[] = [];
      for (const node of nodes) {
        node.addAfter(forms, next);
        if (scanner.start === before) node.joined?.addAfter(forms, next);
      }
      nodes = next;
      if (nodes.some(({ isEnd }) => isEnd)) end = scanner.end;
    }
    scanner.return(place);
    return end;
  }

  private formsAt(text: string, { start, end }: WordScanner): readonly string[] {
    return this.comparison.formsOf(text.slice(start, end));
  }
}

function isLeaf({ words, prefixes, any, joined }: Node): boolean {
  return words.size === 0 && prefixes.size === 0 && !any && !joined;
}

/** What a word of a pattern leads to: by each of its forms the same. Phrases that begin alike share their beginnings. */
function wordAfter(node: Node, { kind }: PatternWord, forms: readonly string[]): Node {
  const mapFor = (form: string) => (kind === 'prefix' ? beginningsOf(node, form.length) : node.words);
  const [only] = forms;
  const shared = forms.length === 1 ? mapFor(only!).get(only!)?.[0] : undefined;
  if (shared) return shared;
  const next = new Node();
  for (const form of forms) {
    const map = mapFor(form);
    map.set(form, [...(map.get(form) ?? []), next]);
  }
  return next;
}

function beginningsOf(node: Node, length: number): Map<string, Node[]> {
  let beginnings = node.prefixes.get(length);
  if (!beginnings) node.prefixes.set(length, (beginnings = new Map()));
  return beginnings;
}
