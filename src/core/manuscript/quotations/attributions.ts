import { WordIndex } from '../../text/words';
import type { Paragraph } from '../manuscript';
import type { Mention, Names } from './names';
import { sentenceStart } from './sentences';

/** What a paper says beside a quotation of who speaks, and where. */
export interface Attribution {
  readonly paragraph: number;
  readonly mentions: readonly Mention[];
  /** First and last line of the transcript, from 1. */
  readonly lines:
    { readonly from: number; readonly to: number; readonly start: number; readonly end: number } | undefined;
}

/** A stretch after or before a quotation in which it can be said who speaks: UTF-16 units. */
const MAX_ATTRIBUTION = 160;

/** The name of a speaker that stands by itself has no more words, with the place after it. */
const MAX_NAME_WORDS = 8;

const STOP = '[.,;:!?…]*';
const IN_BRACKETS = new RegExp(`^${STOP}\\s*[([]([^()[\\]]{1,${MAX_ATTRIBUTION}})[)\\]]`, 'u');
const AFTER_DASH = new RegExp(`^${STOP}\\s*(?:[—–―]|--?)\\s*([^“”„«»"]{1,${MAX_ATTRIBUTION}})$`, 'u');
/** A year, as beside the name of a work. */
export const CITED_YEAR = /\b(?:1[89]|20)\d\d[a-z]?\b/;
/** Words before a name that is not of the one who speaks. */
const NOT_SPEAKING = /\b(?:about|with|(?<!according\s)to|than|on|against|at|and|not|for|like|unlike)\s+$/iu;
/** Words between a name and a quotation that is somebody else’s. */
const HEARD =
  /\b(?:hear|hears|heard|hearing|read|reads|reading|saw|seen|quotes?|quoted|quoting|cites?|cited|citing|when)\b/iu;
/** At the beginning of brackets that lead to others. */
const SEE = /^\s*(?:see|cf|compare|vgl|siehe|voir)\b/iu;
const LINES = /(?:^|[\s,;(])(?:ll?\.|lines?|zn?\.|zeilen?|r\.)\s*(\d+)(?:\s*[–-]\s*(\d+))?/iu;

/** Reads in a paper who it says speaks. */
export class Attributions {
  constructor(
    private readonly paragraphs: readonly Paragraph[],
    private readonly names: Names,
  ) {}

  private textOf = (paragraph: number) => this.paragraphs[paragraph]!.text;

  /** In brackets, or after a dash at the end of the paragraph. */
  after(paragraph: number, close: number): Attribution | undefined {
    const rest = this.textOf(paragraph).slice(close);
    const found = IN_BRACKETS.exec(rest) ?? AFTER_DASH.exec(rest);
    if (!found || SEE.test(found[1]!)) return undefined;
    const start = close + found[0].lastIndexOf(found[1]!);
    return this.in(paragraph, start, start + found[1]!.length);
  }

  /** What a stretch says that is there only to say who speaks. */
  in(paragraph: number, start: number, end: number): Attribution | undefined {
    const text = this.textOf(paragraph);
    const mentions = this.names.find(text, start, end, true);
    const said = LINES.exec(text.slice(start, end)) ?? undefined;
    // line numbers alone could be those of a page
    if (mentions.length === 0) return undefined;
    const from = Number(said?.[1]);
    const at = said && start + said.index + said[0].search(/[\p{L}]/u);
    const place = at !== undefined && { start: at, end: start + said!.index + said![0].length };
    return {
      paragraph,
      mentions,
      lines: place ? { from, to: Number(said![2] ?? from), ...place } : undefined,
    };
  }

  /** “Job Coach 4 said: …”: a name that a few words part from the quotation. */
  sentenceBefore(paragraph: number, open: number, from: number): Attribution | undefined {
    const text = this.textOf(paragraph);
    const start = Math.max(from, open - MAX_ATTRIBUTION, sentenceStart(text, open));
    return this.spoken(paragraph, start, open, mention => {
      const between = text.slice(mention.end, open);
      const before = text.slice(start, mention.start);
      if (NOT_SPEAKING.test(before) || HEARD.test(between)) return false;
      return /^[’']?s?(?:\s+[\p{L}’'-]+){0,4}\s*[:,]?\s*$/u.test(between) || /^,\s*$/.test(between);
    });
  }

  /** “…,” said Job Coach 4. */
  sentenceAfter(paragraph: number, close: number): Attribution | undefined {
    const text = this.textOf(paragraph);
    const end = Math.min(text.length, close + MAX_ATTRIBUTION);
    return this.spoken(paragraph, close, end, mention => {
      const between = text.slice(close, mention.start);
      const follows = text.slice(mention.end, mention.end + 20);
      if (/^,?\s+\p{Ll}+\s+$/u.test(between)) return !/^\s+\p{Ll}/u.test(follows);
      const isInSentence =
        /^,\s+$/.test(between) || (/^\s+$/.test(between) && /[,?!]/.test(text[close - 2]!));
      return isInSentence && /^\s+\p{Ll}{3,}[.,;]/u.test(follows);
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

  /** What is in brackets or after a dash at the end of a block and says who speaks, or what is cited. */
  atEnd(
    paragraph: number,
    from: number,
  ): { readonly start: number; readonly attribution: Attribution | undefined } | undefined {
    const text = this.textOf(paragraph);
    const inBrackets = /\s*[([]([^()[\]]{1,160})[)\]]\s*[.,;]?\s*$/u.exec(text);
    const found = inBrackets ?? /\s(?:[—–―]|--?)\s*([^—–―]{1,100})$/u.exec(text);
    if (!found || found.index <= from) return this.lastLine(paragraph, from);
    const start = found.index + found[0].lastIndexOf(found[1]!);
    const attribution = this.in(paragraph, start, start + found[1]!.length);
    const isNote = !attribution && (inBrackets === null || !CITED_YEAR.test(found[1]!));
    return isNote ? undefined : { start: found.index, attribution };
  }

  /** In the last line of a block, by itself after the end of a sentence. */
  private lastLine(
    paragraph: number,
    from: number,
  ): { readonly start: number; readonly attribution: Attribution | undefined } | undefined {
    const text = this.textOf(paragraph);
    const found = /(?<=[.!?…”"’\])])\s+([^.!?…”"’]{1,100})$/u.exec(text);
    if (!found || found.index <= from) return undefined;
    const start = text.length - found[1]!.length;
    if (!this.isName(paragraph, start)) return undefined;
    return { start: found.index, attribution: this.in(paragraph, start, text.length) };
  }

  /** Said in the next paragraph, in the block or after it, or announced with a colon in the one before. */
  around(p: number): Attribution | undefined {
    const next = this.isAttribution(p + 1) ? this.in(p + 1, 0, this.textOf(p + 1).length) : undefined;
    if (next) return next;
    let before = p - 1;
    while (before >= 0 && this.paragraphs[before]!.kind === 'quote') before--;
    if (before !== p - 1 || before < 0 || this.paragraphs[before]!.kind !== 'text') return undefined;
    const text = this.textOf(before);
    return text.endsWith(':') ? this.sentenceBefore(before, text.length, 0) : undefined;
  }

  /** In a table, in a cell of the same row that says nothing else. */
  inRow(p: number): Attribution | undefined {
    const { cell } = this.paragraphs[p]!;
    if (!cell) return undefined;
    const isBeside = (at: number) => {
      const other = this.paragraphs[at]?.cell;
      return other?.table === cell.table && other.row === cell.row;
    };
    for (const step of [1, -1])
      for (let at = p + step; isBeside(at); at += step)
        if (this.isName(at, 0)) return this.in(at, 0, this.textOf(at).length);
    return undefined;
  }

  /** Whether a paragraph of a block only says who speaks in the one before. */
  isAttributionOf(p: number): boolean {
    return this.paragraphs[p]?.kind === 'quote' && this.isAttribution(p);
  }

  private isAttribution(p: number): boolean {
    const { kind, text } = this.paragraphs[p] ?? { kind: 'cell', text: '' };
    if ((kind !== 'quote' && kind !== 'text') || text.length > MAX_ATTRIBUTION) return false;
    if (new WordIndex(text).count > 15) return false;
    if (!/^(?:[—–―-]|\([^()]*\)\.?$|\[[^[\]]*\]\.?$)/u.test(text)) return this.isName(p, 0);
    return this.names.find(text, 0, text.length, true).length > 0 || CITED_YEAR.test(text);
  }

  /** Whether what is from here on is the name of a speaker, perhaps with the place of the words after a comma. */
  private isName(paragraph: number, from: number): boolean {
    const text = this.textOf(paragraph);
    const rest = text.length - from <= MAX_ATTRIBUTION ? text.slice(from) : '';
    if (rest === '' || new WordIndex(rest).count > MAX_NAME_WORDS) return false;
    const [first] = this.names.find(text, from, text.length, true);
    return (
      first?.start === from && first.speakers.length > 0 && /^\s*(?:$|[,;(])/u.test(text.slice(first.end))
    );
  }
}
