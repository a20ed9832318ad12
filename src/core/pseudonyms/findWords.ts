import { Character, characterKind } from '../text/characters';
import type { Span } from '../text/span';

/** Words that are looked for. */
export interface SoughtWords {
  readonly find: string;
  readonly anyCase?: boolean | undefined;
}

/** Words that were found: UTF-16 units, half-open. */
export interface FoundWords extends Span {
  /** Index of what was looked for. */
  readonly index: number;
}

/** What of the words that are looked for begins in one way. */
class Node {
  readonly next = new Map<string, Node>();
  /** Of the words that end here. */
  index: number | undefined;
  /** What must not follow them. */
  edge: RegExp | undefined;
}

const SPACE = ' ';
const LETTER = /^[\p{L}\p{M}]$/u;
const DIGIT = /^\p{N}$/u;
const WHITE = /^\s$/u;
/** What can be between words in the name of a file or an id. */
const JOINT = /^[\s_.-]$/u;

/**
 * Finds whole words, in whatever way they are written: with any white space between them, with one line break at most, letters
 * composed or not, straight or curly apostrophes. Of several that begin at one place the longest is found, and none overlap.
 * The time is in proportion to the text, however many words are looked for.
 */
export class WordFinder {
  private readonly exact = new Node();
  private readonly anyCase = new Node();

  private constructor(
    sought: readonly SoughtWords[],
    private readonly areNames: boolean,
  ) {
    for (const [index, { find, anyCase = false }] of sought.entries()) {
      const words = find.trim().replace(/\s+/gu, SPACE);
      let node = anyCase ? this.anyCase : this.exact;
      for (const character of words.normalize('NFD')) {
        const step = plain(character, anyCase);
        const known = node.next.get(step);
        if (known) node = known;
        else node.next.set(step, (node = new Node()));
      }
      if (words === '' || node.index !== undefined) continue;
      node.index = index;
      node.edge = edgeOf([...words.normalize('NFC')].at(-1)!);
    }
  }

  /** In what people say and write. */
  static inTexts(sought: readonly SoughtWords[]): WordFinder {
    return new WordFinder(sought, false);
  }

  /** In names of files and in ids: whatever the case, with any marks between words, or none. */
  static inNames(sought: readonly SoughtWords[]): WordFinder {
    return new WordFinder(
      sought.map(({ find }) => ({ find: find.replace(/[_.-]+/gu, SPACE), anyCase: true })),
      true,
    );
  }

  /** Ascending and disjoint. @param barriers offsets that no find contains within; ascending */
  find(text: string, barriers: ArrayLike<number> = []): FoundWords[] {
    const found: FoundWords[] = [];
    let barrier = 0;
    let before = '';
    for (let at = 0; at < text.length;) {
      const character = characterAt(text, at);
      const best = isInside(before, character) ? undefined : this.longestAt(text, at);
      while (barrier < barriers.length && barriers[barrier]! <= at) barrier++;
      if (best && !(barrier < barriers.length && barriers[barrier]! < best.end)) {
        found.push({ start: at, ...best });
        before = text[best.end - 1]!;
        at = best.end;
      } else {
        before = character;
        at += character.length;
      }
    }
    return found;
  }

  isIn(text: string): boolean {
    return this.find(text).length > 0;
  }

  private longestAt(text: string, at: number): Omit<FoundWords, 'start'> | undefined {
    const [exact, any] = [this.walk(this.exact, text, at, false), this.walk(this.anyCase, text, at, true)];
    return exact && (!any || exact.end >= any.end) ? exact : any;
  }

  /** The longest words on from a place, or from within some. */
  private walk(
    from: Node,
    text: string,
    start: number,
    anyCase: boolean,
  ): Omit<FoundWords, 'start'> | undefined {
    let best: Omit<FoundWords, 'start'> | undefined;
    let node = from;
    for (let at = start; ;) {
      const between = node.next.get(SPACE);
      if (between && at > start) {
        const end = this.spaceEnd(text, at);
        const longer = end === undefined ? undefined : this.walk(between, text, end, anyCase);
        if (longer && longer.end > (best?.end ?? 0)) best = longer;
      }
      if (at >= text.length) return best;
      const character = characterAt(text, at);
      const next = WHITE.test(character) ? undefined : stepped(node, character, anyCase);
      if (!next) return best;
      node = next;
      at += character.length;
      if (node.index === undefined || at <= (best?.end ?? 0)) continue;
      if (!node.edge?.test(characterAt(text, at))) best = { end: at, index: node.index };
    }
  }

  /** Where what is between two words ends; undefined where it is none of that. */
  private spaceEnd(text: string, start: number): number | undefined {
    let at = start;
    let breaks = 0;
    for (; at < text.length && (this.areNames ? JOINT : WHITE).test(text[at]!); at++)
      if (text[at] === '\n') breaks++;
    return this.areNames || (at > start && breaks <= 1) ? at : undefined;
  }
}

function stepped(from: Node, character: string, anyCase: boolean): Node | undefined {
  // most characters lead nowhere
  let node: Node | undefined = from;
  for (const part of character < '\u0080' ? character : character.normalize('NFD')) {
    node = node.next.get(plain(part, anyCase));
    if (!node) return undefined;
  }
  return node;
}

function plain(character: string, anyCase: boolean): string {
  if (character === '’' || character === 'ʼ') return "'";
  if (character === '‐' || character === '‑') return '-';
  return anyCase ? character.toLowerCase() : character;
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';
}

/** Whether a character goes on with a word or a number. */
function isInside(before: string, character: string): boolean {
  const edge = before === '' ? undefined : edgeOf(character);
  return edge?.test(before) ?? false;
}

/** What must not be beside a character that begins or ends words. */
function edgeOf(character: string): RegExp | undefined {
  const kind = characterKind(character.codePointAt(0)!);
  if (kind === Character.Ideograph || kind === Character.Unspaced) return undefined;
  return DIGIT.test(character) ? DIGIT : LETTER.test(character) ? LETTER : undefined;
}
