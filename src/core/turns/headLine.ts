import { readTimestamp } from './timestamps';
import { labelKey } from './labelKey';

/** A line that has the form of a turn's head. */
export interface HeadLine {
  readonly label: string;
  /** Where the label is in the line, brackets not included. */
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly timestamp: string | undefined;
  /**
   * `colon`: `Name:`; `timed`: a line of only `Name 00:01:02`; `alone`: a line of only `Name` (with a timestamp before it,
   * perhaps); `tab`: `Name<tab>`, without colon.
   */
  readonly form: 'colon' | 'timed' | 'alone' | 'tab';
  /** Where in the line the head ends, blanks after it not included. */
  readonly end: number;
  /** The label was claimed by the study. */
  readonly isKnown: boolean;
  /** The timestamp cannot be a time of day mentioned in speech. */
  readonly hasTimeMark: boolean;
  readonly isBold: boolean;
  /** Speech follows the colon without a blank. */
  readonly isTight: boolean;
}

/** As much of a line as its head is looked for in. A longer head is none, and a line of megabytes costs no more. */
export const MAX_HEAD = 240;

/** White space, and the invisible direction marks before labels in Arabic and Hebrew. */
const BLANKS = /[\s\u0085\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]*/y;
const EMPHASIS = /\*{1,3}/y;
const DASH = /[-–—](?=\s)/y;
const LABEL = /#?[\p{L}\p{N}][\p{L}\p{M}\p{N} \t\u00a0\u202f.'’ʼ#/&+_–-]{0,80}/uy;
const BRACKETED_LABEL = /\[([\p{L}\p{N}][\p{L}\p{M}\p{N} ._#-]{0,40})\](?=\s*[:：])/uy;
const NOTE = /\([^()[\]:：]{1,40}\)/y;
const COLON = /[:：]/y;
const CLOCK_START = /[\s(]\d{1,3}$/;

/** Finds the labels that a study claims at a place in a line; longest first. */
export type KnownLabels = (
  line: string,
  at: number,
) => readonly { readonly label: string; readonly end: number }[];

/** Reads a line as the head of a turn, with some known labels; see {@link readHeadLine}. */
export type ReadHead = (line: string, isWhole: boolean) => HeadLine | undefined;

/**
 * Reads a line as the head of a turn; undefined when it has not the form of one. Whether it *is* one, the whole text decides.
 * @param line the first MAX_HEAD units of a line, or all of it
 * @param isWhole whether that is all of it
 */
export function readHeadLine(line: string, isWhole: boolean, known: KnownLabels): HeadLine | undefined {
  const reader = new Reader(line, isWhole);
  reader.skip(BLANKS);
  let isBold = reader.skip(EMPHASIS);
  const before = readTimestamp(line, reader.at);
  if (before) {
    reader.at = before.end;
    const isApart = reader.skip(BLANKS) || before.isMark;
    if (!isApart) return undefined;
    if (reader.skip(DASH)) reader.skip(BLANKS);
    isBold = reader.skip(EMPHASIS) || isBold;
  }

  const opening = { timestamp: before?.value, hasTimeMark: before?.isMark ?? false, isBold };
  const labelStart = reader.at;
  for (const { label, end } of known(line, labelStart)) {
    const head = readRest(reader.from(end), opening, { label, labelStart, labelEnd: end }, true);
    if (head) return head;
  }
  const unknown = readLabel(reader.from(labelStart));
  return unknown && readRest(reader.from(unknown.end), opening, unknown, false);
}

/** Reads a label that no one claims: as many characters of names as there are, and a note in round brackets. */
function readLabel(reader: Reader): (ReadLabel & { end: number }) | undefined {
  const start = reader.at;
  const bracketed = reader.take(BRACKETED_LABEL);
  if (bracketed) {
    return { label: labelKey(bracketed[1]!), labelStart: start + 1, labelEnd: reader.at - 1, end: reader.at };
  }

  let name = reader.take(LABEL)?.[0];
  if (name === undefined) return undefined;
  // "Name 00:01:02": the hours are no part of the name.
  const hours = reader.peek() === ':' && /\d/.test(reader.peek(1)) ? CLOCK_START.exec(name) : null;
  if (hours) name = name.slice(0, hours.index);
  else if (reader.peek() === '(' && !readTimestamp(reader.line, reader.at))
    name += reader.take(NOTE)?.[0] ?? '';
  const end = start + name.trimEnd().length;
  return { label: labelKey(name), labelStart: start, labelEnd: end, end };
}

type ReadLabel = Pick<HeadLine, 'label' | 'labelStart' | 'labelEnd'>;

/** What is known of a head before its label. */
type Opening = Pick<HeadLine, 'timestamp' | 'hasTimeMark' | 'isBold'>;

/** Reads what follows a label, up to where speech begins. */
function readRest(
  reader: Reader,
  opening: Opening,
  label: ReadLabel,
  isKnown: boolean,
): HeadLine | undefined {
  const { isBold } = opening;
  reader.skip(EMPHASIS);
  const labelEnd = reader.at;
  reader.skip(BLANKS);
  const isWide = reader.at - labelEnd > 1 || reader.peek(-1) === '\t';
  const after = readTimestamp(reader.line, reader.at);
  if (after) reader.at = after.end;
  const timestamp = opening.timestamp ?? after?.value;
  const hasTimeMark = opening.hasTimeMark || (after !== undefined && (after.isMark || isWide));
  reader.skip(EMPHASIS);
  const end = after ? reader.at : labelEnd;

  reader.skip(BLANKS);
  const colon = reader.take(COLON)?.[0];
  if (colon === undefined) {
    const form = reader.isAtEnd()
      ? after
        ? 'timed'
        : 'alone'
      : isKnown && reader.line[end] === '\t'
        ? 'tab'
        : undefined;
    return form && { ...label, timestamp, form, end, isKnown, hasTimeMark, isBold, isTight: false };
  }

  if (isBold) reader.skip(EMPHASIS);
  const colonEnd = reader.at;
  const isTight =
    colon === ':' && reader.line[colonEnd - 1] === ':' && !reader.skip(BLANKS) && !reader.isAtEnd();
  if (isTight && /[/\\\d:)]/.test(reader.peek())) return undefined;
  reader.skip(BLANKS);
  const inside = after ? undefined : readTimestamp(reader.line, reader.at);
  if (!inside?.isMark)
    return { ...label, timestamp, form: 'colon', end: colonEnd, isKnown, hasTimeMark, isBold, isTight };
  return {
    ...label,
    timestamp: timestamp ?? inside.value,
    form: 'colon',
    end: inside.end,
    isKnown,
    hasTimeMark: true,
    isBold,
    isTight,
  };
}

/** A place in a line that moves on as things are read. */
class Reader {
  constructor(
    readonly line: string,
    private readonly isWhole: boolean,
    public at = 0,
  ) {}

  from(at: number): Reader {
    return new Reader(this.line, this.isWhole, at);
  }

  take(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.line);
    if (match) this.at = sticky.lastIndex;
    return match ?? undefined;
  }

  /** Whether there was something to skip. */
  skip(sticky: RegExp): boolean {
    return (this.take(sticky)?.[0] ?? '') !== '';
  }

  peek(ahead = 0): string {
    return this.line.charAt(this.at + ahead);
  }

  /** Whether only blanks follow. */
  isAtEnd(): boolean {
    const rest = this.from(this.at);
    rest.skip(BLANKS);
    return this.isWhole && rest.at === this.line.length;
  }
}
