import { type HeadLine, MAX_HEAD, type ReadHead, readByPatterns, readHeadLine } from './headLine';
import type { HeadReader } from './headMemory';
import { isEnglish } from './language';
import { isMetadata, type LabelShape, type LabelStyle } from './labels';
import type { LineKinds } from './lineKinds';
import type { Lines } from './lines';
import type { Pattern } from './patterns/pattern';
import { PlainHeads } from './plainHeads';
import { SignCursor } from '../text/signCursor';
import { readTimestamp } from './timestamps';
import { skipWhiteSpace } from '../text/whiteSpace';

/** A line that has the form of a turn's head, with what its surroundings say about it. */
export interface HeadCandidate {
  readonly head: HeadLine;
  /** Number of the line, from 0. */
  readonly line: number;
  /** Offset of the line in the text. */
  readonly lineStart: number;
  readonly shape: LabelShape;
  readonly style: LabelStyle;
  /** Nothing that is said stands on the line above. */
  readonly isAfterBlank: boolean;
  /** No speech stands right below; for a label alone, nor anything that has a time of its own. */
  readonly isBeforeBlank: boolean;
  readonly isIndented: boolean;
  /** It may be a wrapped line: the line above had no room for its first word, and does not end a sentence. */
  readonly mayBeWrapped: boolean;
  /** Offset of the speech in the line; undefined when none follows on the line. */
  readonly textColumn: number | undefined;
  /** What is between the head and the speech. */
  readonly gap: 'narrow' | 'wide' | 'tab';
}

/** A line without a colon that is longer than this is no label on a line of its own. */
const MAX_ALONE = 100;

/** A block of at most so many lines at the top is the head of a transcript, if one of them is metadata. */
const MAX_HEADER = 12;

/** With fewer blank lines than that, they part something else than turns. */
const MIN_PARAGRAPHS = 0.2;

/** Whether a sign says that a line with speech may have a head: of a tag, only one of a voice. */
function isInHeads(text: string, at: number): boolean {
  return text.charCodeAt(at) !== 0x3c || text[at + 1] === 'v';
}

/** Else a head begins with one of these. */
const OPENING = new Set(Array.from('*_#<[', sign => sign.charCodeAt(0)));
const OPENED = /^\s{0,80}[*_#<[]/;

/** The lines of a text that may begin a turn. */
export class HeadCandidates {
  /** How many lines at the top are the head of the transcript: `Date: …`. */
  readonly headerEnd: number;
  private units: number | undefined;
  /** Undefined as long as nobody asked for it. */
  english: boolean | undefined;
  /** Whether forms were looked at that need most lines to be in them. */
  needsLayouts = false;

  /**
   * @param heads reads the heads of lines, with the labels that the study knows
   * @param read does so line by line
   */
  constructor(
    private readonly lines: Lines,
    readonly kinds: LineKinds,
    private readonly heads: HeadReader,
    private readonly read: ReadHead = heads.reader(),
  ) {
    this.headerEnd = this.findHeader();
  }

  /** Those in forms that make a head by themselves, in order; also with labels that are none. */
  strong(): HeadCandidate[] {
    const candidates: HeadCandidate[] = [];
    const signs = new SignCursor(this.lines.text, ':：\t<', isInHeads);
    for (let i = 0; i < this.lines.count; i++) {
      if (!this.kinds.isSpeech(i) || !this.isWorthALook(i, signs)) continue;
      const head = this.headOf(i);
      if (!head || (i < this.headerEnd && !head.isKnown)) continue;
      candidates.push(this.candidate(i, head));
    }
    return candidates;
  }

  /** Those in forms that make a head where a transcript is laid out so: several for a line, perhaps. Their labels may be anything. */
  byLayout(): HeadCandidate[] {
    this.needsLayouts = true;
    const candidates: HeadCandidate[] = [];
    for (let i = this.headerEnd; i < this.lines.count; i++) {
      if (!this.kinds.isSpeech(i)) continue;
      for (const head of this.readLine(i).others()) candidates.push(this.candidate(i, head));
    }
    return candidates;
  }

  /** The lines that a study's own patterns fit. */
  byPatterns(patterns: readonly Pattern[]): HeadCandidate[] {
    const candidates: HeadCandidate[] = [];
    for (let i = 0; i < this.lines.count; i++) {
      if (!this.kinds.isSpeech(i)) continue;
      const isNumbered = this.kinds.numberEnd(i) !== undefined;
      const head = readByPatterns(
        this.lines.head(i, MAX_HEAD),
        this.lines.length(i) <= MAX_HEAD,
        isNumbered,
        this.heads.known,
        patterns,
      );
      if (head) candidates.push(this.candidate(i, head));
    }
    return candidates;
  }

  /**
   * In how many stretches the text is written, each of which might have a label: paragraphs where blank lines are between
   * them, else lines that do not go on with the one above.
   */
  countUnits(): number {
    return (this.units ??= this.count());
  }

  private count(): number {
    let lines = 0;
    let paragraphs = 0;
    for (let i = this.headerEnd; i < this.lines.count; i++) {
      if (!this.kinds.isSpeech(i)) continue;
      const isAfterBlank = this.kinds.isAfterBlank(i);
      if (isAfterBlank) paragraphs++;
      if (isAfterBlank || !this.lines.isWrapped(i)) lines++;
    }
    return paragraphs >= 3 && paragraphs >= lines * MIN_PARAGRAPHS ? paragraphs : lines;
  }

  /** Whether words are those of English, by which names are told from nouns: other languages write these large, or have no capitals. */
  get isEnglish(): boolean {
    return (this.english ??= isEnglish(this.lines.text));
  }

  /** The quick look first leaves out nearly all lines of wrapped speech. */
  private isWorthALook(i: number, signs: SignCursor): boolean {
    const { lines } = this;
    if (lines.length(i) <= MAX_ALONE && this.kinds.isAfterBlank(i)) return true;
    const start = lines.start(i);
    const end = Math.min(lines.end(i), start + MAX_HEAD);
    if (signs.isIn(start, end)) return true;
    const first = lines.text.charCodeAt(skipWhiteSpace(lines.text, start, end));
    return OPENING.has(first) && OPENED.test(lines.head(i, MAX_HEAD));
  }

  private headOf(i: number, plain = this.heads.plain, read = this.read): HeadLine | undefined {
    if (this.kinds.numberEnd(i) === undefined) {
      const known = plain.read(this.lines.text, this.lines.start(i), this.lines.end(i));
      if (known) return known.head;
    }
    return this.readLine(i, read).head;
  }

  private readLine(i: number, read = this.read) {
    const line = this.lines.head(i, MAX_HEAD);
    const isNumbered = this.kinds.numberEnd(i) !== undefined;
    return read(line, this.lines.length(i) <= MAX_HEAD, isNumbered);
  }

  private candidate(i: number, head: HeadLine): HeadCandidate {
    const { text } = this.lines;
    const start = this.lines.start(i);
    const end = this.lines.end(i);
    const headEnd = start + head.end;
    const speech = skipWhiteSpace(text, headEnd, end);
    const isAfterBlank = this.kinds.isAfterBlank(i);
    const looks = this.heads.looksOf(head.label);
    return {
      head,
      line: i,
      shape: head.isKnown ? 'plain' : looks.shape,
      style: looks.style,
      lineStart: start,
      isAfterBlank,
      isBeforeBlank:
        i + 1 === this.lines.count ||
        this.lines.isBlank(i + 1) ||
        (head.kind === 'alone' && this.kinds.isSpeech(i + 1) && this.isTimed(i + 1)),
      isIndented: skipWhiteSpace(text, start, start + 1) > start,
      mayBeWrapped: !isAfterBlank && this.lines.isWrapped(i),
      gap: gapOf(text, headEnd, Math.min(speech, headEnd + MAX_HEAD)),
      textColumn: speech < end ? speech - start : undefined,
    };
  }

  private isTimed(i: number): boolean {
    const line = this.lines.head(i, MAX_ALONE);
    const at = line.search(/\S/);
    return at >= 0 && readTimestamp(line, at) !== undefined;
  }

  /** How many lines, down to the last one with metadata, the block at the top has: `Interviewer: N. D.`, `Date: 3 March`. */
  private findHeader(): number {
    const { lines, kinds } = this;
    let i = 0;
    while (i < lines.count && !kinds.isSpeech(i)) i++;
    const last = i + MAX_HEADER;
    let end = 0;
    for (; i < lines.count && kinds.isSpeech(i); i++) {
      const head = i < last ? this.headOf(i, plainUnknown, readUnknown) : undefined;
      if (!head) {
        if (i >= last) return 0;
      } else if (head.kind === 'colon' && isMetadata(head.label)) end = i + 1;
    }
    return i < lines.count ? end : 0;
  }
}

const readUnknown: ReadHead = (line, isWhole, isNumbered) =>
  readHeadLine(line, isWhole, isNumbered, () => []);
const plainUnknown = new PlainHeads(() => [], true);

function gapOf(text: string, start: number, end: number): HeadCandidate['gap'] {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === TAB) return 'tab';
  return end - start > 1 ? 'wide' : 'narrow';
}

const TAB = 9;

/** How many of some candidates have each label. */
export function countLabels(candidates: readonly HeadCandidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { head } of candidates) counts.set(head.label, (counts.get(head.label) ?? 0) + 1);
  return counts;
}
