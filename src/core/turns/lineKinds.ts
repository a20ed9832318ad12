import { isBlank } from './patterns/lineView';
import { skipWhiteSpace } from '../text/whiteSpace';
import type { Lines } from './lines';
import { canStartTimestamp, mayBeDigit, mostlyAscend, numberOf, readTimestamp } from './timestamps';

/** What a line of a transcript is. */
export const LineKind = {
  Speech: 0,
  Blank: 1,
  /** Nothing but a time, or the number of a caption above one: it belongs to what it times. */
  Time: 2,
  /** Front matter, the head of a caption file, numbers of pages and the like: nobody says it. */
  Aside: 3,
} as const;

/** Lines longer than this are speech, whatever they begin with. */
export const MAX_SHORT = 120;
const MAX_FRONT_MATTER = 200;
/** What is above the talk, as `Date: …`, has fewer lines. */
const MAX_TOP = 16;
/** Fewer times on lines of their own say nothing, whether or not they ascend. */
const MIN_BARE_TIMES = 2;
/** Numbers count turns, not lines, where a smaller share of the lines has one; a list in speech is shorter still. */
const MIN_NUMBERED = 0.15;
/** Numbers stand before each line, or before each fifth or tenth. */
const MAX_STEP = 10;
/** Lines begin with 1 again on each page, which has so many at least. */
const MIN_PAGE = 10;
/** What programs print below their transcripts. */
const FOOTER = /^\s*(?:transcribed|transcript(?:ion)?(?: provided| generated| created)?) by\s.{2,80}$/i;
/** Lines that numbers open: a number, signs around it, and white space. */
const LINE_NUMBER = /[([#]?(\p{Nd}{1,6})[)\].:]?(?=\s)/uy;
const LONE_NUMBER = /^\p{Nd}{1,4}$/u;
const CAPTION_NUMBER = /^\p{Nd}{1,6}$/u;
/** What stands behind the time of a caption: `align:start position:0%`. */
const CAPTION_SETTINGS = /^(?:\s+[a-z]+:\S{1,40}){1,8}$/;
const PAGE = new RegExp(
  String.raw`^[-–—\s[(]{0,6}(?:(?:page|seite|pagina|página|pág\.|p\.|sida|side|strona|страница|стр\.|صفحة|עמוד)\s{0,3}\p{Nd}{1,5}` +
    String.raw`(?:\s{0,3}(?:/|of|von|de|di|av|af|z|из|sur|من|מתוך)\s{0,3}\p{Nd}{1,5})?|第\s?\p{Nd}{1,5}\s?[页頁ページ]{1,3}(?:\s?[/共]\s?第?\p{Nd}{1,5}\s?[页頁ページ]{0,3})?` +
    String.raw`|[-–—]\s?\p{Nd}{1,5}\s?[-–—]|\p{Nd}{1,5}\s{0,3}/\s{0,3}\p{Nd}{1,5})[-–—\s\])]{0,6}$`,
  'iu',
);

/** Whether a line may say by itself that it, or one beside it, is not speech. */
export function mayBeAside(line: string): boolean {
  const trimmed = line.trim();
  return (
    /^[-–—―─%@|:>».\p{Nd}([#\f]/u.test(trimmed) ||
    (trimmed.length <= MAX_SHORT && (PAGE.test(trimmed) || FOOTER.test(trimmed))) ||
    /^(?:WEBVTT|NOTE|STYLE|REGION)/.test(trimmed)
  );
}

/** A number that opens a line. */
interface LineNumber {
  readonly line: number;
  readonly value: number;
  /** The same with another number: `0`, `0.`, `[0]`. */
  readonly form: string;
  /** Where it ends, in the text. */
  readonly end: number;
}

const PERCENT = 0x25;

/** What each line of a text is. */
export class LineKinds {
  /** A {@link LineKind} for each line. */
  readonly of: Uint8Array;
  /** Lines that open with a number which is no part of what is said, and where it ends in the text. */
  private readonly numberEnds: ReadonlyMap<number, number>;
  /** Whether it is a file of captions: WebVTT. */
  private readonly areCaptions: boolean;

  constructor(private readonly lines: Lines) {
    this.of = new Uint8Array(lines.count);
    for (let i = 0; i < lines.count; i++) if (lines.isBlank(i)) this.of[i] = LineKind.Blank;
    const first = this.of.findIndex(kind => kind === LineKind.Speech);
    const opening = first < 0 ? '' : lines.head(first, 20);
    this.areCaptions = /^\ufeff?WEBVTT(?:\s|$)/.test(opening);
    if (this.areCaptions) this.skipCaptionBlocks(first);
    if (/^---\s*$/.test(opening)) this.skipFrontMatter(first);
    if (/^@(?:UTF8|Begin|Languages)/.test(opening) || this.countTiers() > 1) this.skipTiers();
    this.findTimes();
    this.findPages();
    this.findTables();
    this.findFooter();
    this.numberEnds = this.findNumbers();
  }

  /** Lines above this one may say what the whole text is. */
  get topEnd(): number {
    const first = this.of.findIndex(kind => kind !== LineKind.Blank);
    if (first < 0) return 0;
    return first + (/^---/.test(this.lines.head(first, 3)) ? MAX_FRONT_MATTER : MAX_TOP);
  }

  /** Whether lines are left out for what they, or others, say. */
  get hasAsides(): boolean {
    return this.of.includes(LineKind.Aside);
  }

  isSpeech(i: number): boolean {
    return this.of[i] === LineKind.Speech;
  }

  /** Whether nothing that is said stands on the line above; the first line counts as if one were above it. */
  isAfterBlank(i: number): boolean {
    return i === 0 || this.of[i - 1] !== LineKind.Speech;
  }

  /** Where the number that opens a line ends, in the text; undefined where there is none. */
  numberEnd(i: number): number | undefined {
    return this.numberEnds.get(i);
  }

  /** The head of a caption file and its notes, down to the next blank line. */
  private skipCaptionBlocks(first: number): void {
    for (let i = first; i < this.lines.count; i++) {
      const opens =
        i === first || (this.isAfterBlank(i) && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(this.lines.head(i, 8)));
      if (!opens) continue;
      for (; i < this.lines.count && this.of[i] === LineKind.Speech; i++) {
        if (i > first && this.lines.head(i, MAX_SHORT).includes('-->')) break;
        this.of[i] = LineKind.Aside;
      }
    }
  }

  /** Metadata between two lines of dashes at the top, as Markdown has them. */
  private skipFrontMatter(first: number): void {
    const last = Math.min(this.lines.count, first + MAX_FRONT_MATTER);
    for (let end = first + 1; end < last; end++) {
      if (!/^(?:---|\.\.\.)$/.test(this.lines.head(end, 5))) continue;
      for (let i = first; i <= end; i++) if (this.isSpeech(i)) this.of[i] = LineKind.Aside;
      return;
    }
  }

  private countTiers(): number {
    let count = 0;
    const { lines } = this;
    for (let i = 0; i < lines.count; i++)
      if (lines.text.charCodeAt(lines.start(i)) === PERCENT && /^%[a-z]{3,5}:\s/.test(lines.head(i, 8)))
        count++;
    return count;
  }

  /** Lines of a CHAT file that say something about the talk: `@Participants:`, `%com:`, and what goes on with a tab. */
  private skipTiers(): void {
    let isAside = false;
    for (let i = 0; i < this.lines.count; i++) {
      if (!this.isSpeech(i)) continue;
      const opening = this.lines.head(i, 1);
      isAside = opening === '@' || opening === '%' || (isAside && opening === '\t');
      if (isAside) this.of[i] = LineKind.Aside;
    }
  }

  /** Lines with nothing but a time. One that may be a time of day counts where such times ascend. */
  private findTimes(): void {
    const bare: number[] = [];
    const values: string[] = [];
    for (let i = 0; i < this.lines.count; i++) {
      if (!this.isSpeech(i) || this.lines.length(i) > MAX_SHORT) continue;
      const time = this.onlyTime(i);
      if (!time) continue;
      if (time.isMark) this.of[i] = LineKind.Time;
      else {
        values.push(time.value);
        bare.push(i);
      }
      if (time.value.includes('-->')) this.noteCaption(i);
    }
    if (bare.length >= MIN_BARE_TIMES && mostlyAscend(values))
      for (const i of bare) this.of[i] = LineKind.Time;
  }

  private onlyTime(i: number) {
    const { text } = this.lines;
    const end = this.lines.end(i);
    let at = this.lines.start(i);
    while (at < end && (isBlank(text.charCodeAt(at)) || text[at] === '*')) at++;
    if (!canStartTimestamp(text.charCodeAt(at))) return undefined;
    const line = text.slice(at, end);
    const time = readTimestamp(line, 0);
    if (!time) return undefined;
    const rest = line.slice(time.end).replace(/^[*\s]+$/, '');
    return rest === '' || (time.value.includes('-->') && CAPTION_SETTINGS.test(rest)) ? time : undefined;
  }

  /** The number or the name of a caption is on the line above its time. */
  private noteCaption(i: number): void {
    const above = i - 1;
    if (above < 0 || !this.isSpeech(above) || (above > 0 && this.of[above - 1] === LineKind.Speech)) return;
    // some programs say here who speaks
    if (/"[^"]+"\s\(/.test(this.lines.head(above, MAX_SHORT))) return;
    if (this.areCaptions || CAPTION_NUMBER.test(this.lines.head(above, 7).trim()))
      this.of[above] = LineKind.Time;
  }

  /** Numbers of pages, and what is printed beside each of them. */
  private findPages(): void {
    const pages: number[] = [];
    const lone: number[] = [];
    for (let i = 0; i < this.lines.count; i++) {
      if (!this.isSpeech(i) || this.lines.length(i) > 60 || !this.mayHaveNumber(i)) continue;
      const line = this.lines.head(i, 60).replace(/\f/g, '').trim();
      if (PAGE.test(line)) pages.push(i);
      else if (LONE_NUMBER.test(line) && this.isLone(i)) lone.push(i);
    }
    // an answer may be a number, too: those of pages ascend, or stand in the middle of the line
    const ascend = lone.every((line, k) => k === 0 || this.numberIn(line) > this.numberIn(lone[k - 1]!));
    for (const i of lone)
      if (
        (lone.length > 1 && ascend) ||
        /^\s{12}/.test(this.lines.head(i, 12)) ||
        this.lines.head(i, 1) === '\f'
      )
        pages.push(i);
    pages.sort((a, b) => a - b);
    const beside = new Map<string, number[]>();
    for (const i of pages) {
      this.of[i] = LineKind.Aside;
      for (const step of [-1, 1]) {
        let near = i + step;
        while (this.of[near] === LineKind.Blank) near += step;
        if (
          near < 0 ||
          near >= this.lines.count ||
          !this.isSpeech(near) ||
          this.lines.length(near) > MAX_SHORT
        )
          continue;
        const line = this.lines.head(near, MAX_SHORT).trim();
        const same = beside.get(line);
        if (same) same.push(near);
        else beside.set(line, [near]);
      }
    }
    for (const same of beside.values())
      if (same.length >= 2 && same.length >= pages.length / 2)
        for (const i of same) this.of[i] = LineKind.Aside;
  }

  private mayHaveNumber(i: number): boolean {
    const { text } = this.lines;
    const end = this.lines.end(i);
    for (let at = this.lines.start(i); at < end; at++) if (mayBeDigit(text.charCodeAt(at))) return true;
    return false;
  }

  private isLone(i: number): boolean {
    return this.isAfterBlank(i) && (i + 1 === this.lines.count || this.of[i + 1] === LineKind.Blank);
  }

  private numberIn(i: number): number {
    return numberOf(this.lines.head(i, 60).trim());
  }

  /** The head of a table, and the line below it. */
  private findTables(): void {
    for (let i = 1; i < this.lines.count; i++) {
      if (!this.isSpeech(i) || !this.opensRule(i)) continue;
      if (!/^\s*\|?\s*:?-{3,}/.test(this.lines.head(i, 20))) continue;
      if (!/^[\s|:-]+$/.test(this.lines.head(i, MAX_SHORT)) || !this.lines.head(i, MAX_SHORT).includes('|'))
        continue;
      this.of[i] = LineKind.Aside;
      if (this.isSpeech(i - 1)) this.of[i - 1] = LineKind.Aside;
    }
  }

  private opensRule(i: number): boolean {
    const { text } = this.lines;
    const first = text.charCodeAt(skipWhiteSpace(text, this.lines.start(i), this.lines.end(i)));
    return first === 0x7c || first === 0x3a || first === 0x2d; // | : -
  }

  /** What a program prints below a transcript. */
  private findFooter(): void {
    let last = this.lines.count - 1;
    while (last >= 0 && !this.isSpeech(last)) last--;
    if (last > 0 && FOOTER.test(this.lines.head(last, MAX_SHORT))) this.of[last] = LineKind.Aside;
  }

  /** The numbers that open lines, or turns, and count them: one by one, or each fifth, on each page anew. */
  private findNumbers(): ReadonlyMap<number, number> {
    const forms = new Map<string, LineNumber[]>();
    let spoken = 0;
    for (let i = 0; i < this.lines.count; i++) {
      if (!this.isSpeech(i)) continue;
      spoken++;
      const number = this.numberAt(i);
      if (!number) continue;
      const same = forms.get(number.form);
      if (same) same.push(number);
      else forms.set(number.form, [number]);
    }
    // a list in a turn has its numbers written in another way, as a rule
    const [found = []] = [...forms.values()].sort((a, b) => b.length - a.length);
    const steps = new Map<number, number>();
    for (let k = 1; k < found.length; k++) {
      const step = found[k]!.value - found[k - 1]!.value;
      if (step > 0 && step <= MAX_STEP) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    const [step = 1] = [...steps].sort((a, b) => b[1] - a[1])[0] ?? [];
    const counting = found.filter(({ value }, k) => {
      if (k === 0) return true;
      const before = found[k - 1]!.value;
      return value === before + step || (value <= step && before >= MIN_PAGE);
    });
    const enough = Math.max(2, (spoken / step) * 0.5, found.length * 0.9);
    const areTurns = counting.length >= 4 && counting.length >= found.length * 0.9;
    if (counting.length < enough && !(areTurns && counting.length >= (spoken / step) * MIN_NUMBERED))
      return new Map();
    return new Map(found.map(({ line, end }) => [line, end]));
  }

  private numberAt(i: number): LineNumber | undefined {
    const { text } = this.lines;
    const end = this.lines.end(i);
    const at = skipWhiteSpace(text, this.lines.start(i), end);
    if (!canStartTimestamp(text.charCodeAt(at))) return undefined;
    const line = text.slice(at, Math.min(end + 1, at + 16));
    LINE_NUMBER.lastIndex = 0;
    const found = LINE_NUMBER.exec(line);
    if (!found) return undefined;
    const [written, digits] = found;
    return {
      line: i,
      value: numberOf(digits!),
      form: written.replace(digits!, '0'),
      end: at + written.length,
    };
  }
}
