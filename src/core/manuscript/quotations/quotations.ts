import { groupBy } from '../../base/groupBy';
import type { Steps } from '../../base/steps';
import type { Manuscript, Paragraph } from '../manuscript';
import { type Attribution, Attributions, CITED_YEAR } from './attributions';
import type { Names } from './names';
import { type QuotedSpan, canOpen, quotedSpans } from './quoteMarks';
import { type QuotedWords, type Stretch, quotedWords, withoutGap } from './quotedWords';
import { sentenceEnd, sentenceStart } from './sentences';

/** A quotation of a paper, and who it says speaks. */
export interface Quotation extends QuotedWords {
  readonly stretches: readonly Stretch[];
  readonly isBlock: boolean;
  /** Whether a work is cited beside it. */
  readonly isCited: boolean;
  readonly attribution: Attribution | undefined;
}

/** Words from which on a quotation counts as one. */
export const MIN_WORDS = 5;
/** One with more is looked up in pieces: the time to lay it on a transcript grows with the square of its words. */
const MAX_WORDS = 1000;

/** The quotations of a paper that have enough words. */
export function findQuotations({ paragraphs }: Manuscript, names: Names): Steps<Quotation[]> {
  return new QuotationFinder(paragraphs, names).find();
}

/** A label at the beginning of a block that the study does not have: `I:`, `Interviewer:`. */
const STRANGER =
  /^(?:\p{Lu}{1,4}\d{0,3}\.?|Int\.|interview(?:er(?:in)?|ee|eur)|moderator(?:in)?|facilitator|researcher|participant|respondent|enquêt\p{L}+|befragte\p{L}?)(?:\s\d{1,3})?\s*:\s/iu;

class QuotationFinder {
  private readonly found: Quotation[] = [];
  /** Paragraphs that begin with a mark which neither they nor those after them close. */
  private readonly neverClosed = new Set<number>();
  private readonly said: Attributions;

  constructor(
    private readonly paragraphs: readonly Paragraph[],
    private readonly names: Names,
  ) {
    this.said = new Attributions(paragraphs, names);
  }

  *find(): Steps<Quotation[]> {
    for (let p = 0; p < this.paragraphs.length; p++) {
      yield p / this.paragraphs.length;
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
    if (words.count < MIN_WORDS || words.words.length === 0) return;
    if (words.words.length <= MAX_WORDS) this.found.push({ stretches, ...words, ...of });
    else for (const piece of piecesOf(words.words)) this.found.push({ ...piece, ...of });
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
      if (kind === 'heading' || kind === 'cell' || text[0] !== mark || !canOpen(text, 0)) break;
      if (this.neverClosed.has(next)) break;
      const span = quotedSpans(text)[0]!;
      stretches.push({ paragraph: next, start: span.start, end: span.end });
      if (!span.isOpen) return { stretches, last: span };
    }
    for (const { paragraph } of stretches) this.neverClosed.add(paragraph);
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
      this.said.after(paragraph, last.close) ??
      this.said.sentenceBefore(first, open, before?.close ?? 0) ??
      this.said.sentenceAfter(paragraph, last.close) ??
      this.said.inRow(paragraph);
    this.add(stretches, { isBlock: false, isCited: this.isCited(paragraph, open, last.close), attribution });
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
    if (this.said.isAttributionOf(p)) return true;
    const spans = quotedSpans(text).filter(({ isOpen }) => !isOpen);
    const inMarks = spans.reduce((sum, { start, end }) => sum + end - start, 0);
    if (inMarks * 2 >= text.length && (spans.length === 1 || inMarks * 10 >= text.length * 7)) {
      for (const [i, span] of spans.entries()) {
        const attribution =
          this.said.after(p, span.close) ??
          (spans.length === 1 ? this.said.around(p) : undefined) ??
          this.said.sentenceBefore(p, span.open, spans[i - 1]?.close ?? 0);
        const stretches = [{ paragraph: p, start: span.start, end: span.end }];
        this.add(stretches, { isBlock: true, isCited: this.isCited(p, span.open, span.close), attribution });
      }
      return true;
    }
    const parts = this.partsOf(text);
    for (const [i, part] of parts.entries()) {
      const own = i === parts.length - 1 ? this.said.atEnd(p, part.start) : undefined;
      const end = own?.start ?? part.end;
      const label = part.label && this.said.in(p, part.label.start, part.label.end);
      const attribution = own?.attribution ?? label ?? (parts.length === 1 ? this.said.around(p) : undefined);
      const isCited = cites.length > 0 || (own !== undefined && CITED_YEAR.test(text.slice(own.start)));
      this.add([{ paragraph: p, start: part.start, end }], { isBlock: true, isCited, attribution });
    }
    return true;
  }

  /** A block in which several people speak has their labels: `INT: … JC4: …`. */
  private partsOf(text: string): { start: number; end: number; label?: { start: number; end: number } }[] {
    const parts: { start: number; end: number; label?: { start: number; end: number } }[] = [
      { start: STRANGER.exec(text)?.[0].length ?? 0, end: text.length },
    ];
    for (const { index, 0: colon } of text.matchAll(/:\s/g)) {
      const from = Math.max(parts.length > 1 ? parts.at(-1)!.start : 0, index - 40);
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
}

/** A long quotation in pieces, each of which has the last word of the one before again, so that nothing is lost between them. */
function* piecesOf(words: QuotedWords['words']): Iterable<QuotedWords & Pick<Quotation, 'stretches'>> {
  for (let from = 0; from + 1 < words.length; from += MAX_WORDS - 1) {
    const piece = words.slice(from, from + MAX_WORDS);
    const byParagraph = groupBy(piece, ({ paragraph }) => paragraph);
    const stretches = [...byParagraph].map(([paragraph, own]) => ({
      ...{ paragraph, start: own[0]!.start, end: own.at(-1)!.end },
    }));
    yield {
      stretches,
      words: piece.map((word, i) => (i === 0 ? withoutGap(word) : word)),
      count: piece.length,
    };
  }
}
