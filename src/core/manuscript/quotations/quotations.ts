import { WordIndex } from '../../text/words';
import type { Manuscript, Paragraph } from '../manuscript';
import type { Mention, Names } from './names';
import { type QuotedSpan, canOpen, quotedSpans } from './quoteMarks';
import { type QuotedWords, type Stretch, quotedWords } from './quotedWords';

/** A quotation of a paper, and who it says speaks. */
export interface Quotation extends QuotedWords {
  readonly stretches: readonly Stretch[];
  readonly isBlock: boolean;
  /** Whether a work is cited beside it. */
  readonly isCited: boolean;
  readonly attribution: Attribution | undefined;
}

/** What a paper says beside a quotation of who speaks, and where. */
export interface Attribution {
  readonly paragraph: number;
  readonly mentions: readonly Mention[];
  /** First and last line of the transcript, from 1. */
  readonly lines:
    { readonly from: number; readonly to: number; readonly start: number; readonly end: number } | undefined;
}

/** Words from which on a quotation counts as one. */
export const MIN_WORDS = 5;
/** A stretch after or before a quotation in which it can be said who speaks: UTF-16 units. */
const MAX_ATTRIBUTION = 160;

const STOP = '[.,;:!?…]*';
const IN_BRACKETS = new RegExp(`^${STOP}\\s*[([]([^()[\\]]{1,${MAX_ATTRIBUTION}})[)\\]]`, 'u');
const AFTER_DASH = new RegExp(`^${STOP}\\s*(?:[—–―]|--?)\\s*([^“”„«»"]{1,${MAX_ATTRIBUTION}})$`, 'u');
const CITED_YEAR = /\b(?:1[89]|20)\d\d[a-z]?\b/;
const LINES = /(?:^|[\s,;(])(?:ll?\.|lines?|zn?\.|zeilen?|r\.)\s*(\d+)(?:\s*[–-]\s*(\d+))?/iu;

/** The quotations of a paper that have enough words. */
export function findQuotations({ paragraphs }: Manuscript, names: Names): Quotation[] {
  return new QuotationFinder(paragraphs, names).find();
}

class QuotationFinder {
  private readonly found: Quotation[] = [];

  constructor(
    private readonly paragraphs: readonly Paragraph[],
    private readonly names: Names,
  ) {}

  find(): Quotation[] {
    for (let p = 0; p < this.paragraphs.length; p++) {
      const { kind } = this.paragraphs[p]!;
      if (kind === 'quote' && this.block(p)) continue;
      if (kind !== 'heading') p = this.inline(p);
    }
    return this.found;
  }

  private textOf = (paragraph: number) => this.paragraphs[paragraph]!.text;

  private add(
    stretches: readonly Stretch[],
    of: Pick<Quotation, 'isBlock' | 'isCited' | 'attribution'>,
  ): void {
    const words = quotedWords(stretches, this.textOf);
    if (words.count >= MIN_WORDS && words.words.length > 0) this.found.push({ stretches, ...words, ...of });
  }

  /** @returns the last paragraph that its quotations go on into */
  private inline(first: number): number {
    let p = first;
    const spans = quotedSpans(this.textOf(p));
    for (const [i, span] of spans.entries()) {
      if (!span.isOpen) {
        this.inlineQuotation([{ paragraph: p, start: span.start, end: span.end }], span, spans[i - 1], first);
        continue;
      }
      const on = this.goesOn(p, this.textOf(p)[span.open]!);
      if (!on) continue;
      const stretches = [{ paragraph: p, start: span.start, end: span.end }, ...on.stretches];
      p = on.stretches.at(-1)!.paragraph;
      this.inlineQuotation(stretches, on.last, undefined, first, span.open);
      this.restOf(p, on.last.close);
    }
    return p;
  }

  /** Quotations after the end of one that began in an earlier paragraph. */
  private restOf(p: number, from: number): void {
    const spans = quotedSpans(this.textOf(p)).filter(({ open, isOpen }) => open >= from && !isOpen);
    for (const span of spans)
      this.inlineQuotation([{ paragraph: p, start: span.start, end: span.end }], span, undefined, p);
  }

  /** The next paragraphs of a quotation that is not closed: each begins with the mark again, the last one closes. */
  private goesOn(
    p: number,
    mark: string,
  ): { readonly stretches: readonly Stretch[]; readonly last: QuotedSpan } | undefined {
    const stretches: Stretch[] = [];
    for (let next = p + 1; next < this.paragraphs.length; next++) {
      const { kind, text } = this.paragraphs[next]!;
      if (kind === 'heading' || kind === 'cell' || text[0] !== mark || !canOpen(text, 0)) return undefined;
      const span = quotedSpans(text)[0]!;
      stretches.push({ paragraph: next, start: span.start, end: span.end });
      if (!span.isOpen) return { stretches, last: span };
    }
    return undefined;
  }

  private inlineQuotation(
    stretches: readonly Stretch[],
    last: QuotedSpan,
    before: QuotedSpan | undefined,
    first: number,
    open = last.open,
  ): void {
    const paragraph = stretches.at(-1)!.paragraph;
    const attribution =
      this.after(paragraph, last.close) ??
      this.sentenceBefore(first, open, before?.close ?? 0) ??
      this.sentenceAfter(paragraph, last.close);
    this.add(stretches, { isBlock: false, isCited: this.isCited(paragraph, open, last.close), attribution });
  }

  /** In brackets, or after a dash at the end of the paragraph. */
  private after(paragraph: number, close: number): Attribution | undefined {
    const rest = this.textOf(paragraph).slice(close);
    const found = IN_BRACKETS.exec(rest) ?? AFTER_DASH.exec(rest);
    if (!found) return undefined;
    const start = close + found[0].lastIndexOf(found[1]!);
    return this.attribution(paragraph, start, start + found[1]!.length);
  }

  private attribution(paragraph: number, start: number, end: number): Attribution | undefined {
    const text = this.textOf(paragraph);
    const mentions = this.names.find(text, start, end, true);
    const said = LINES.exec(text.slice(start, end)) ?? undefined;
    // line numbers alone could be those of a page
    if (mentions.length === 0) return undefined;
    const from = Number(said?.[1]);
    const place = said && { start: start + said.index, end: start + said.index + said[0].length };
    return { paragraph, mentions, lines: place && { from, to: Number(said[2] ?? from), ...place } };
  }

  /** “Job Coach 4 said: …”: a name that a few words part from the quotation. */
  private sentenceBefore(paragraph: number, open: number, from: number): Attribution | undefined {
    const text = this.textOf(paragraph);
    const start = Math.max(from, open - MAX_ATTRIBUTION, sentenceStart(text, open));
    return this.spoken(paragraph, start, open, mention => {
      const between = text.slice(mention.end, open);
      const before = text.slice(start, mention.start);
      if (/\b(?:about|with|to|than|on|against|at|and|not)\s+$/i.test(before)) return false;
      return /^[’']?s?(?:\s+[\p{L}’'-]+){0,4}\s*[:,]?\s*$/u.test(between) || /^,\s*$/.test(between);
    });
  }

  /** “…,” said Job Coach 4. */
  private sentenceAfter(paragraph: number, close: number): Attribution | undefined {
    const text = this.textOf(paragraph);
    const end = Math.min(text.length, close + MAX_ATTRIBUTION);
    return this.spoken(paragraph, close, end, mention => {
      const between = text.slice(close, mention.start);
      const follows = text.slice(mention.end, mention.end + 20);
      if (/^,?\s+\p{Ll}+\s+$/u.test(between)) return !/^\s+\p{Ll}/u.test(follows);
      return /^,\s+$/.test(between) && /^\s+\p{Ll}{3,}[.,;]/u.test(follows);
    });
  }

  private spoken(
    paragraph: number,
    start: number,
    end: number,
    isSpeaker: (mention: Mention) => boolean,
  ): Attribution | undefined {
    const all = this.names.find(this.textOf(paragraph), start, end, false);
    const mentions = all.filter(({ speakers }) => speakers.length > 0);
    return mentions.some(isSpeaker) ? { paragraph, mentions, lines: undefined } : undefined;
  }

  private isCited(paragraph: number, open: number, close: number): boolean {
    const { text, cites = [] } = this.paragraphs[paragraph]!;
    const [from, to] = [sentenceStart(text, open), sentenceEnd(text, close)];
    if (cites.some(at => at >= from && at <= to)) return true;
    return CITED_YEAR.test(text.slice(from, open)) || CITED_YEAR.test(text.slice(close, to));
  }

  /** @returns false for a block that has its words in quotation marks, as those of a sentence */
  private block(p: number): boolean {
    const { text, cites = [] } = this.paragraphs[p]!;
    if (this.isAttributionOf(p)) return true;
    const spans = quotedSpans(text).filter(({ isOpen }) => !isOpen);
    const inMarks = spans.reduce((sum, { start, end }) => sum + end - start, 0);
    if (inMarks * 2 >= text.length && (spans.length === 1 || inMarks * 10 >= text.length * 7)) {
      for (const [i, span] of spans.entries()) {
        const attribution =
          this.after(p, span.close) ??
          (spans.length === 1 ? this.around(p) : undefined) ??
          this.sentenceBefore(p, span.open, spans[i - 1]?.close ?? 0);
        const stretches = [{ paragraph: p, start: span.start, end: span.end }];
        this.add(stretches, { isBlock: true, isCited: this.isCited(p, span.open, span.close), attribution });
      }
      return true;
    }
    const parts = this.partsOf(text);
    for (const [i, part] of parts.entries()) {
      const own = i === parts.length - 1 ? this.endAttribution(p, part.start) : undefined;
      const end = own?.start ?? part.end;
      const label = part.label && this.attribution(p, part.label.start, part.label.end);
      const attribution = own?.attribution ?? label ?? (parts.length === 1 ? this.around(p) : undefined);
      const isCited = cites.length > 0 || (own !== undefined && CITED_YEAR.test(text.slice(own.start)));
      this.add([{ paragraph: p, start: part.start, end }], { isBlock: true, isCited, attribution });
    }
    return true;
  }

  /** A block in which several people speak has their labels: `INT: … JC4: …`. */
  private partsOf(text: string): { start: number; end: number; label?: { start: number; end: number } }[] {
    const parts: { start: number; end: number; label?: { start: number; end: number } }[] = [
      { start: 0, end: text.length },
    ];
    for (const { index, 0: colon } of text.matchAll(/:\s/g)) {
      const from = Math.max(parts.at(-1)!.start, index - 40);
      const label = this.names.find(text, from, index, true).findLast(mention => mention.end === index);
      if (!label || label.speakers.length === 0) continue;
      parts.at(-1)!.end = label.start;
      parts.push({
        start: index + colon.length,
        end: text.length,
        label: { start: label.start, end: label.end },
      });
    }
    return parts.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  }

  /** What is in brackets or after a dash at the end of a block and says who speaks, or what is cited. */
  private endAttribution(
    paragraph: number,
    from: number,
  ): { readonly start: number; readonly attribution: Attribution | undefined } | undefined {
    const text = this.textOf(paragraph);
    const inBrackets = /\s*[([]([^()[\]]{1,160})[)\]]\s*[.,;]?\s*$/u.exec(text);
    const found = inBrackets ?? /\s(?:[—–―]|--?)\s*([^—–―]{1,100})$/u.exec(text);
    if (!found || found.index <= from) return undefined;
    const start = found.index + found[0].lastIndexOf(found[1]!);
    const attribution = this.attribution(paragraph, start, start + found[1]!.length);
    const isNote = !attribution && (inBrackets === null || !CITED_YEAR.test(found[1]!));
    return isNote ? undefined : { start: found.index, attribution };
  }

  /** Said in the next paragraph of the block, or announced with a colon in the one before. */
  private around(p: number): Attribution | undefined {
    const next = this.isAttributionOf(p + 1)
      ? this.attribution(p + 1, 0, this.textOf(p + 1).length)
      : undefined;
    if (next) return next;
    let before = p - 1;
    while (before >= 0 && this.paragraphs[before]!.kind === 'quote') before--;
    if (before !== p - 1 || before < 0 || this.paragraphs[before]!.kind !== 'text') return undefined;
    const text = this.textOf(before);
    return text.endsWith(':') ? this.sentenceBefore(before, text.length, 0) : undefined;
  }

  /** Whether a paragraph of a block only says who speaks in the one before. */
  private isAttributionOf(p: number): boolean {
    const { kind, text } = this.paragraphs[p] ?? { kind: 'text', text: '' };
    if (kind !== 'quote' || new WordIndex(text).count > 15) return false;
    if (!/^(?:[—–―-]|\([^()]*\)$|\[[^[\]]*\]$)/u.test(text)) return false;
    return this.names.find(text, 0, text.length, true).length > 0 || CITED_YEAR.test(text);
  }
}

const SENTENCE_END = /[.!?…][”’"')\]]*\s+(?=[\p{Lu}“„«‘"])/gu;

function sentenceStart(text: string, at: number): number {
  let start = 0;
  for (const { index, 0: stop } of text.slice(0, at).matchAll(SENTENCE_END)) start = index + stop.length;
  return start;
}

function sentenceEnd(text: string, from: number): number {
  const end = /[.!?](?:\s|$)/u.exec(text.slice(from + 1));
  return end ? from + 1 + end.index : text.length;
}
