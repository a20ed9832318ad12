// Digits of any script, as in ٠٠:٠١ and ००:०१, and full-width colons.
const D = String.raw`\p{Nd}`;
const SECONDS_PART = String.raw`(?:[.,]${D}{1,7}|[:-]${D}{1,3})?`;
// Phones write a narrow blank before AM and PM, a. m. in Spanish, and before the time what CJK languages have for these.
const BLANK = String.raw`[ \u00a0\u202f]`;
const HALF_OF_DAY = String.raw`(?:(?:上午|下午|午前|午後|凌晨|早上|中午|晚上|오전|오후)${BLANK}?)?`;
// 0:0:2.430, 00:01:02, 1:02:03.456, 00:01:02-5 (tenths, as f4 writes them), 10:15:03Z, 0:05, 10:32 AM, 00h01m02s.
const CLOCK =
  String.raw`(?:${D}{1,3}[:：]${D}{1,2}[:：]${D}{1,2}${SECONDS_PART}Z?|${D}{1,3}[:：]${D}{2}${SECONDS_PART}` +
  String.raw`|${D}{1,2}h ?${D}{1,2}m(?: ?${D}{1,2}s)?|${D}{2}[.]${D}{2}[.]${D}{2}(?![.]?${D}))(?:${BLANK}?[AaPp](?:\.${BLANK}?)?[Mm]\b\.?)?`;
// 3.031s and [3s], in brackets only.
const SECONDS = String.raw`${D}{1,6}(?:[.]${D}{1,3})?\s?s(?:ec)?`;
// 29/11/2026, and 2026-11-29T before a clock; 2026年11月29日.
const DAY = String.raw`(?:${D}{1,4}[./-]${D}{1,2}[./-]${D}{2,4}|${D}{4}[年년]\s?${D}{1,2}[月월]\s?${D}{1,2}[日일])`;
const DATE = String.raw`(?:${DAY}(?:,\s?|\s|T)${HALF_OF_DAY})?`;
const TO = String.raw`(?:\s{0,20}(?:-->|->|[-–—~→➜])\s{0,20}|\t)`;
const TIMES = String.raw`(${DATE}${CLOCK}(?:${TO}${CLOCK})?)`;
const IN_BRACKETS = String.raw`(?:min\.?\s|at\s)?(${DATE}${HALF_OF_DAY}${CLOCK}(?:${TO}${CLOCK})?|${SECONDS}(?:${TO}${SECONDS})?)`;

const BRACKETS: readonly string[] = ['[]', '()', '{}', '<>', '##', '［］', '（）', '【】', '〔〕'];
// One pattern for brackets of any kind: one for each, put together, is so large that to compile it takes longer than a text.
const BRACKETED = new RegExp(
  String.raw`\\?([[({<#［（【〔])\s{0,20}${IN_BRACKETS}\s{0,20}\\?([\])}>#］）】〕])`,
  'iuy',
);
const BARE = new RegExp(String.raw`${TIMES}(?![\p{L}\p{N}]|[:：]\p{Nd})`, 'uy');
const WITH_SECONDS = /^\p{Nd}+[:：]\p{Nd}+[:：]\p{Nd}+|^\p{Nd}+[./年년-]|-->|h/u;

export interface Timestamp {
  /** As written, without brackets. */
  readonly value: string;
  /** Where it is in the line, brackets included. */
  readonly start: number;
  readonly end: number;
  /** In brackets, with hours, minutes and seconds, or a range: not a time of day mentioned in speech. */
  readonly isMark: boolean;
  readonly isBracketed: boolean;
}

/** Reads the timestamp, or the stretch of time (`00:01:02 --> 00:01:09`), that starts at a place in a line. */
export function readTimestamp(line: string, at: number): Timestamp | undefined {
  const unit = line.charCodeAt(at);
  if (!canStartTimestamp(unit)) return undefined;
  return OPENINGS.has(unit) ? readBracketed(line, at) : readBare(line, at);
}

function readBracketed(line: string, at: number): Timestamp | undefined {
  BRACKETED.lastIndex = at;
  const found = BRACKETED.exec(line);
  if (!found) return undefined;
  const [, open, value, close] = found;
  // what closes another kind of bracket is in no time, so that there is none but this
  if (!BRACKETS.includes(open! + close!)) return undefined;
  return { value: value!, start: at, end: BRACKETED.lastIndex, isMark: true, isBracketed: true };
}

function readBare(line: string, at: number): Timestamp | undefined {
  BARE.lastIndex = at;
  const found = BARE.exec(line);
  if (!found) return undefined;
  const value = found[1]!;
  return { value, start: at, end: BARE.lastIndex, isMark: WITH_SECONDS.test(value), isBracketed: false };
}

/** Whether a timestamp says which day it was. */
export function isDated(value: string | undefined): boolean {
  return value !== undefined && /^\p{Nd}+[./年년-]\s?\p{Nd}+[./月월-]/u.test(value);
}

const STARTS = /[\\#([{<［（【〔\p{Nd}]/u;
const OPENINGS = new Set(Array.from('\\#([{<［（【〔', sign => sign.charCodeAt(0)));
/** For each unit that was met, 1 where a timestamp can start with it, else 2. */
const starting = new Uint8Array(0x10000);

/** A digit or an opening bracket: spares most places the regular expressions. */
export function canStartTimestamp(unit: number): boolean {
  // the end of a text has none
  const known = starting[unit];
  if (known === 0) return (starting[unit] = STARTS.test(String.fromCharCode(unit)) ? 1 : 2) === 1;
  return known === 1;
}

/** Whether a unit is a digit of any script, or may be half of one. */
export function mayBeDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit >= 0x660;
}

/** The first time of a timestamp in seconds, for comparison; undefined where it cannot be told. */
function secondsOf(value: string): number | undefined {
  const first = value.split(/-->|->|[–—~]/u)[0]!;
  const parts = /(\p{Nd}+)[:：](\p{Nd}+)(?:[:：](\p{Nd}+))?/u.exec(first);
  if (!parts) return undefined;
  const numbers = parts.slice(1).flatMap(part => (part === undefined ? [] : [numberOf(part)]));
  return numbers.reduce((sum, number) => sum * 60 + number, 0);
}

/** Of times that a program has written, so many come no earlier than the one before; those that are spoken of come as they may. */
const MIN_ASCENDING = 0.8;

/** Whether timestamps follow each other as those of a recording do, but for a few. */
export function mostlyAscend(values: readonly string[]): boolean {
  let ascending = 0;
  let before = -1;
  for (const value of values) {
    const seconds = secondsOf(value) ?? 0;
    if (seconds >= before) ascending++;
    before = seconds;
  }
  return ascending >= values.length * MIN_ASCENDING;
}

/** The value of digits of any script, of which each has its ten in a row. */
export function numberOf(digits: string): number {
  let value = 0;
  for (const digit of digits) {
    const code = digit.codePointAt(0)!;
    if (code < 0x80) value = value * 10 + (code - 0x30);
    else value = value * 10 + (code - zeroBefore(code));
  }
  return value;
}

function zeroBefore(code: number): number {
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return zero;
}
