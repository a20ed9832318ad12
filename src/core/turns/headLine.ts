import { MAX_STRONG_LABEL, MAX_WEAK_LABEL, hasLabelForm, isWeak } from './labelForm';
import { labelKey } from './labelKey';
import { type BuiltInPattern, NUMBER_LEAD, type PatternKind, TIME_LEAD } from './patterns/builtIn';
import { type Pattern, foldUnit } from './patterns/pattern';
import { dressingOf } from './patterns/dressing';
import { type LabelEnd, type PatternMatch, matchPattern } from './patterns/matchPattern';
import { LineView, isBlank } from './patterns/lineView';
import { PatternsByOpening } from './patterns/patternsByOpening';
import { type Timestamp, readTimestamp } from './timestamps';

/** A line that has the form of a turn's head. Offsets are UTF-16 units in the line. */
export interface HeadLine {
  readonly label: string;
  /** Where the label is in the line, brackets not included. */
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly timestamp: string | undefined;
  readonly kind: PatternKind;
  /** As a study would write it. */
  readonly pattern: string;
  /** Where in the line the head ends, blanks after it not included. */
  readonly end: number;
  /** The label was claimed by the study. */
  readonly isKnown: boolean;
  /** The timestamp cannot be a time of day mentioned in speech. */
  readonly hasTimeMark: boolean;
  readonly isBold: boolean;
  /** What the line opens with, as a quote, a heading or an item of a list does; else empty. */
  readonly prefix: string;
  /** Speech follows the colon without a blank. */
  readonly isTight: boolean;
}

/** The readings of one line. */
export interface LineHeads {
  /** That in a form which is a head by itself, if the label is one. */
  readonly head: HeadLine | undefined;
  /** Those in forms that are heads where most lines are laid out so. */
  readonly others: () => readonly HeadLine[];
}

/** As much of a line as its head is looked for in. A longer head is none, and a line of megabytes costs no more. */
export const MAX_HEAD = 240;

/** Where the labels end that a study claims and a line has at an offset; the longest first. */
export type KnownLabels = (line: string, at: number) => readonly number[];

/** Reads a line as the head of a turn, with some known labels; see {@link readHeadLine}. */
export type ReadHead = (line: string, isWhole: boolean, isNumbered: boolean) => LineHeads;

const STRONG = new PatternsByOpening('colon', 'timed', 'alone');
const OF_CLAIMED = new PatternsByOpening('colon', 'timed', 'alone', 'claimed');
const LAYOUTS = new PatternsByOpening('claimed', 'layout');

/** A number of a line or a turn, with what may be around it. */
const NUMBER = /[([#]?\p{Nd}{1,6}[)\].:]?(?=\s)/uy;
/** What may be between a timestamp and a label. */
const LEAD_SIGN = /[-–—|,·•>](?=\s)/y;
const NOTE = /\s{0,3}[([][^()[\]]{1,40}[)\]]/y;
/**
 * Reads a line as the head of a turn. Whether it *is* one, the whole text decides.
 * @param line the first MAX_HEAD units of a line, or all of it
 * @param isWhole whether that is all of it
 * @param isNumbered whether lines of the text open with numbers, which are no part of a label
 */
export function readHeadLine(
  line: string,
  isWhole: boolean,
  isNumbered: boolean,
  known: KnownLabels,
): LineHeads {
  const reader = new LineReader(line, isWhole, isNumbered, known);
  let others: readonly HeadLine[] | undefined;
  return { head: reader.head(), others: () => (others ??= reader.others()) };
}

/** Reads a line as a head by a study's own patterns; the first that fits. */
export function readByPatterns(
  line: string,
  isWhole: boolean,
  isNumbered: boolean,
  known: KnownLabels,
  patterns: readonly Pattern[],
): HeadLine | undefined {
  return new LineReader(line, isWhole, isNumbered, known).byPatterns(patterns);
}

class LineReader {
  private readonly view: LineView;
  private readonly prefix: string;
  /** Where a label may start. */
  private readonly start: number;
  private readonly opening: string;
  private readonly lead: string;
  /** Behind the number that opens the line. */
  private readonly numberEnd: number;
  private readonly before: Timestamp | undefined;
  private readonly ends = new Map<number, readonly LabelEnd[]>();

  constructor(
    line: string,
    isWhole: boolean,
    isNumbered: boolean,
    private readonly known: KnownLabels,
  ) {
    const { mask, prefix } = dressingOf(line);
    this.view = new LineView(line, isWhole, mask);
    this.prefix = prefix;
    let at = this.view.skipBlanks(0);
    let lead = '';
    if (isNumbered) {
      NUMBER.lastIndex = at;
      if (NUMBER.test(line)) {
        at = this.view.skipBlanks(NUMBER.lastIndex);
        lead = NUMBER_LEAD;
      }
    }
    this.numberEnd = at;
    const before = readTimestamp(line, at);
    if (before && (before.isMark || isBlank(line.charCodeAt(before.end)))) {
      at = this.view.skipBlanks(before.end);
      LEAD_SIGN.lastIndex = at;
      const sign = LEAD_SIGN.exec(line)?.[0];
      if (sign !== undefined) at = this.view.skipBlanks(at + 1);
      // before a sign, a pattern asks for white space only where it has some
      lead += sign === undefined ? TIME_LEAD : `{time}${sign === ',' ? '' : ' '}${sign} `;
      this.before = before;
    }
    this.start = at;
    this.opening = foldUnit(line.charAt(at));
    this.lead = lead;
  }

  head(): HeadLine | undefined {
    return this.firstOf(OF_CLAIMED, true) ?? this.firstOf(STRONG, false);
  }

  others(): readonly HeadLine[] {
    const heads: HeadLine[] = [];
    for (const pattern of LAYOUTS.for(this.opening)) {
      if (!this.mayFit(pattern)) continue;
      const head = this.match(pattern, true) ?? this.match(pattern, false);
      if (head) heads.push(head);
    }
    return heads;
  }

  byPatterns(patterns: readonly Pattern[]): HeadLine | undefined {
    const { view } = this;
    const start = view.skipBlanks(0);
    for (const pattern of patterns) {
      const counts = pattern.parts[0]!.kind === 'number' || pattern.parts[0]!.kind === 'literal';
      const at = this.lead.startsWith(NUMBER_LEAD) && !counts ? this.numberEnd : start;
      const match =
        matchPattern(pattern, view, at, { ends: from => this.knownEnds(from) }) ??
        matchPattern(pattern, view, at, {
          accepts: (from, to) => /[\p{L}\p{N}]/u.test(view.line.slice(from, to)),
        });
      if (!match) continue;
      const label = this.labelOf(match);
      const { labelStart, labelEnd, timestamp } = match;
      const isBold = this.isBoldAt(labelStart);
      return {
        label,
        labelStart,
        labelEnd,
        timestamp: timestamp?.value,
        kind: 'colon',
        pattern: pattern.source,
        end: isBold ? this.skipEmphasis(match.end) : match.end,
        isKnown: this.knownEnds(labelStart).some(({ end }) => end === labelEnd),
        hasTimeMark: timestamp !== undefined,
        isBold,
        prefix: this.prefix,
        isTight: false,
      };
    }
    return undefined;
  }

  private firstOf(patterns: PatternsByOpening, isKnown: boolean): HeadLine | undefined {
    const { start, view } = this;
    if (start >= view.line.length) return undefined;
    const hasKnown = isKnown && this.knownEnds(start).length > 0;
    for (const pattern of patterns.for(this.opening)) {
      if (isKnown && !hasKnown && pattern.opening === undefined) continue;
      if (!this.mayFit(pattern)) continue;
      const head = this.match(pattern, isKnown);
      if (head) return head;
    }
    return undefined;
  }

  /** A quick look, which leaves out nearly all patterns of nearly all lines. */
  private mayFit({ opening, closing }: BuiltInPattern): boolean {
    const { view, start } = this;
    if (opening !== undefined) return true;
    return view.closings(closing, start, start + MAX_STRONG_LABEL).length > 0;
  }

  private match(pattern: BuiltInPattern, isKnown: boolean): HeadLine | undefined {
    const { view, start, before } = this;
    if (start >= view.line.length) return undefined;
    const match = matchPattern(
      pattern,
      view,
      start,
      isKnown
        ? { ends: at => this.knownEnds(at) }
        : {
            accepts: (from, to) => hasLabelForm(view.line, from, to, pattern),
            maxLength: isWeak(pattern) ? MAX_WEAK_LABEL : MAX_STRONG_LABEL,
          },
    );
    if (!match || (before && match.timestamp)) return undefined;
    const { timestamp } = match;
    if (pattern.kind === 'colon' && timestamp && match.end === timestamp.end && !this.isInside(timestamp))
      return undefined;
    const isBold = this.isBoldAt(match.labelStart);
    const end = isBold ? this.skipEmphasis(match.end) : match.end;
    const isTight = pattern.kind === 'colon' && this.isTight(match.end, end);
    if (isTight && /[/\\\p{Nd}:)]/u.test(view.line.charAt(end))) return undefined;
    return {
      label: this.labelOf(match),
      labelStart: match.labelStart,
      labelEnd: match.labelEnd,
      timestamp: before?.value ?? timestamp?.value,
      kind: pattern.kind,
      pattern: this.lead + pattern.source,
      end,
      isKnown,
      hasTimeMark: before?.isMark === true || (timestamp !== undefined && this.isMark(timestamp, match)),
      isBold,
      prefix: this.prefix,
      isTight,
    };
  }

  /** As it is compared; what a study claims may be written in another way. */
  private labelOf({ labelStart, labelEnd }: PatternMatch): string {
    const { line, mask } = this.view;
    if (!mask) return labelKey(line.slice(labelStart, labelEnd));
    let label = '';
    for (let at = labelStart; at < labelEnd; at++) if (mask[at] !== 1) label += line[at];
    return labelKey(label);
  }

  /** A time is no time of day where more than one blank, or a tab, is before it. */
  private isMark(timestamp: Timestamp, { labelEnd }: PatternMatch): boolean {
    const { line } = this.view;
    const gap = this.view.skipBlanks(labelEnd) - labelEnd;
    const isBracketed = /[([（［]/.test(line.charAt(timestamp.start - 1));
    return timestamp.isMark || isBracketed || gap > 1 || line[labelEnd] === '\t';
  }

  /** Whether a time after a colon is no time of day that is spoken of: a mark, or in a column of its own. */
  private isInside({ start, end, isMark }: Timestamp): boolean {
    const { line } = this.view;
    return isMark || line[start - 1] === '\t' || line[end] === '\t';
  }

  private isTight(colonEnd: number, end: number): boolean {
    const { line, isWhole } = this.view;
    if (line[colonEnd - 1] !== ':') return false;
    return end < line.length ? !isBlank(line.charCodeAt(end)) : !isWhole;
  }

  /** Whether emphasis begins before a label. */
  private isBoldAt(labelStart: number): boolean {
    const { line, mask } = this.view;
    if (mask === undefined) return false;
    const from = line.slice(0, labelStart);
    return /[*_]|<(?:b|strong)\b/i.test(from.slice(skipPrefix(from, this.prefix)));
  }

  private skipEmphasis(from: number): number {
    const { mask } = this.view;
    let at = from;
    while (mask?.[at] === 1) at++;
    return at;
  }

  private knownEnds(at: number): readonly LabelEnd[] {
    const { line } = this.view;
    const known = this.ends.get(at);
    if (known) return known;
    const ends = this.known(line, at).flatMap(end => {
      NOTE.lastIndex = end;
      const note = NOTE.exec(line);
      const isTime = note && readTimestamp(line, end + note[0].search(/\S/));
      return [{ end, next: end }, ...(note && !isTime ? [{ end, next: NOTE.lastIndex }] : [])];
    });
    this.ends.set(at, ends);
    return ends;
  }
}

function skipPrefix(line: string, prefix: string): number {
  return prefix === '' ? 0 : line.indexOf(prefix) + 1;
}
