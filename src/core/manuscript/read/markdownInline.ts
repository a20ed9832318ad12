import MarkdownIt from 'markdown-it';
import type { ParagraphWriter } from './paragraphWriter';
import { isPlainFormula } from './formula';

const { utils } = new MarkdownIt();

/** Words with their markup, and where each unit is in the file. */
export interface Inline {
  readonly content: string;
  readonly at: Int32Array;
}

const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const ENTITY = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/iy;
const TAG = /<\/?[a-z][^<>]*>|<[a-z][a-z\d+.-]{1,31}:[^\s<>]*>|<!--[^]*?-->/iy;
const CODE = /(`+)(?!`)([^]*?[^`])\1(?!`)/y;
/** By whether what follows a dollar can be a formula, as Pandoc has it. */
const FORMULA = /\$(?!\s)((?:\\.|[^\\$])+?)(?<!\s)\$(?!\d)/y;
const TARGET = /\(\s*(?:<[^>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/y;
const ATTRIBUTES = /\{[^{}\n]*\}/y;
const CITATION = /^-?@[\p{L}\p{N}_{]|[\s;,]-?@[\p{L}\p{N}_{]/u;
const CITED = /-?@\{?[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*\}?/uy;
/** References to figures, tables and sections of the paper itself, in Quarto. */
const CROSS_REFERENCE = /^-?@\{?(?:fig|tbl|sec|eq|lst|thm|lem)-/;
/** Code whose result is what a reader sees. */
const EXECUTED = /^(?:\{?r\}?|\{\w+\})\s/;

/** Reads the words of a paragraph in Markdown. */
export class MarkdownInline {
  private closers: ReadonlyMap<number, number> | undefined;

  constructor(
    private readonly inline: Inline,
    private readonly writer: ParagraphWriter,
    private readonly isDefined: (label: string) => boolean,
  ) {}

  read(from: number, to = this.inline.content.length): void {
    for (let at = from; at < to;) at = this.next(at, to);
  }

  private next(at: number, to: number): number {
    const { content } = this.inline;
    const sign = content[at]!;
    switch (sign) {
      case '\\':
        if (at + 1 < to && PUNCTUATION.test(content[at + 1]!))
          return this.write(content[at + 1]!, at, at + 2);
        return at + 1 < to && content[at + 1] === '\n' ? at + 1 : this.copy(at, at + 1);
      case '`':
        return this.code(at, to);
      case '$':
        return this.formula(at, to);
      case '&': {
        const entity = this.match(ENTITY, at, to);
        return entity
          ? this.write(utils.unescapeAll(entity[0]), at, at + entity[0].length)
          : this.copy(at, at + 1);
      }
      case '<': {
        const tag = this.match(TAG, at, to);
        if (!tag) return this.copy(at, at + 1);
        return /^<br\b/i.test(tag[0]) ? this.write(' ', at, at + tag[0].length) : at + tag[0].length;
      }
      case '!':
        return content[at + 1] === '[' ? at + 1 : this.copy(at, at + 1);
      case '[':
        return this.bracket(at, to);
      case '^':
        if (content[at + 1] !== '[') return at + 1;
        return this.inlineNote(at, to);
      case '@':
        return this.cited(at, to);
      case '*':
      case '_':
      case '~':
      case '=':
        return this.emphasis(at, to);
      case '-': {
        const dashes = /-{2,3}(?!-)/y;
        const run = content[at - 1] === '-' ? undefined : this.match(dashes, at, to);
        return run
          ? this.write(run[0].length === 2 ? '–' : '—', at, at + run[0].length)
          : this.copy(at, at + 1);
      }
      case '{':
        return this.attributes(at, to);
      default:
        return this.copy(at, at + 1);
    }
  }

  private code(at: number, to: number): number {
    const span = this.match(CODE, at, to);
    if (!span) return this.copy(at, at + 1);
    const [all, ticks, code] = span;
    if (!EXECUTED.test(code!)) this.copy(at + ticks!.length, at + all.length - ticks!.length);
    return at + all.length;
  }

  /** A formula is no text, but for one that is only numbers and letters: `$n = 5$`. */
  private formula(at: number, to: number): number {
    const formula = this.match(FORMULA, at, to);
    if (!formula) return this.copy(at, at + 1);
    const end = at + formula[0].length;
    if (isPlainFormula(formula[1]!)) this.read(at + 1, end - 1);
    return end;
  }

  private bracket(at: number, to: number): number {
    const close = this.closing(at, to);
    if (close < 0) return this.copy(at, at + 1);
    const { content } = this.inline;
    const inside = content.slice(at + 1, close);
    const isImage = content[at - 1] === '!';
    if (inside.startsWith('^')) return close + 1;
    if (CITATION.test(inside)) {
      if (!CROSS_REFERENCE.test(inside)) this.writer.cite();
      return close + 1;
    }
    const after = this.afterBracket(close + 1, to, inside);
    if (after < 0) {
      if (isImage) this.copy(at - 1, at);
      return this.copy(at, at + 1);
    }
    this.read(at + 1, close);
    return after;
  }

  /** Where a link or a span with attributes ends, after its words; -1 for brackets that are only brackets. */
  private afterBracket(at: number, to: number, inside: string): number {
    const { content } = this.inline;
    const behind = at + (this.match(TARGET, at, to)?.[0].length ?? 0);
    const end = behind + (this.match(ATTRIBUTES, behind, to)?.[0].length ?? 0);
    if (end > at) return end;
    if (content[at] === '[') {
      const close = this.closing(at, to);
      const label = content.slice(at + 1, close) || inside;
      if (close >= 0 && this.isDefined(utils.normalizeReference(label))) return close + 1;
    }
    return this.isDefined(utils.normalizeReference(inside)) ? at : -1;
  }

  /** Where the bracket closes that opens here; -1 where it does not. */
  private closing(at: number, to: number): number {
    this.closers ??= this.bracketPairs();
    const close = this.closers.get(at) ?? to;
    return close < to ? close : -1;
  }

  /** Brackets that open, outside code, with those that close them. */
  private bracketPairs(): ReadonlyMap<number, number> {
    const { content } = this.inline;
    const pairs = new Map<number, number>();
    const open: number[] = [];
    for (let i = 0; i < content.length; i++) {
      const sign = content[i]!;
      if (sign === '\\') i++;
      else if (sign === '`') i += Math.max((this.match(CODE, i, content.length)?.[0].length ?? 1) - 1, 0);
      else if (sign === '[') open.push(i);
      else if (sign === ']' && open.length > 0) pairs.set(open.pop()!, i);
    }
    return pairs;
  }

  private inlineNote(at: number, to: number): number {
    const close = this.closing(at + 1, to);
    if (close < 0) return this.copy(at, at + 1);
    this.writer.beginAside();
    this.read(at + 2, close);
    this.writer.endAside();
    return close + 1;
  }

  /** `@key` in the run of a sentence; not in an address. */
  private cited(at: number, to: number): number {
    const before = this.inline.content[at - 1];
    const key =
      before === undefined || !LETTER_OR_NUMBER.test(before) ? this.match(CITED, at, to) : undefined;
    if (!key) return this.copy(at, at + 1);
    if (!CROSS_REFERENCE.test(key[0])) this.writer.cite();
    // a full stop after a key is the sentence’s
    return at + key[0].replace(/[:.#$%&+?<>~/-]+$/, '').length;
  }

  private emphasis(at: number, to: number): number {
    const { content } = this.inline;
    const sign = content[at]!;
    let end = at;
    while (end < to && content[end] === sign) end++;
    const [before, after] = [content[at - 1] ?? ' ', end < to ? content[end]! : ' '];
    const isBetweenSpaces = /\s/.test(before) && /\s/.test(after);
    const isInWord = LETTER_OR_NUMBER.test(before) && LETTER_OR_NUMBER.test(after);
    const isSingle = sign === '=' || sign === '~' ? end - at !== 2 : sign === '_' && isInWord;
    if (isBetweenSpaces || isSingle) return this.copy(at, end);
    return end;
  }

  /** Attributes belong to a heading, a picture or a span of code. */
  private attributes(at: number, to: number): number {
    const { content } = this.inline;
    const attributes = this.match(ATTRIBUTES, at, to);
    const isAttributes = attributes !== undefined && /^\{\s*[#.=]|^\{\s*[\w-]+=/.test(attributes[0]);
    const isAfter = content[at - 1] === '`' || at + (attributes?.[0].length ?? 0) === to;
    return isAttributes && isAfter ? at + attributes[0].length : this.copy(at, at + 1);
  }

  private match(pattern: RegExp, at: number, to: number): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(this.inline.content);
    return found && at + found[0].length <= to ? found : undefined;
  }

  private copy(start: number, end: number): number {
    for (let i = start; i < end; i++) {
      this.writer.copy(this.inline.content[i]!, this.inline.at[i]!);
    }
    return end;
  }

  private write(read: string, start: number, end: number): number {
    this.writer.write(read, this.inline.at[start]!, this.inline.at[end - 1]! + 1);
    return end;
  }
}
