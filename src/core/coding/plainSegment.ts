// A segment as we write it can be told from anything else by its characters alone, which takes a fraction of the time that
// parsing and checking it takes. What this does not know is not wrong: it is parsed.

/** What may be in the strings of a plain segment, as parts of expressions. */
interface Alphabet {
  /** Most of what means itself in a string. */
  readonly usual: string;
  /** The rest of it, by the unit. */
  readonly other: string;
  /** A name, without white space, so that all of it can be seen. */
  readonly name: string;
}

/** Of text. Nothing but itself, and what JSON.stringify leaves as it is. */
const UNITS: Alphabet = {
  usual: String.raw`[^"\\\u0000-\u001f\u2028\u2029\ud800-\udfff]`,
  other: String.raw`[\ud800-\udbff][\udc00-\udfff]`,
  name: String.raw`[^"\\\s\u0000-\u001f\ud800-\udfff]+`,
};

/** Of valid UTF-8, a unit for each byte. Without what a terminal would obey; names of letters that have two bytes at most. */
const BYTES: Alphabet = {
  usual: String.raw`[^"\\\x00-\x1f\x7f\xc2\xe2]`,
  other: String.raw`\xc2[\xa0-\xbf]|\xe2(?:\x80[\x80-\xa7\xaa-\xac\xaf-\xbf]|[\x81-\xbf][\x80-\xbf])`,
  name: String.raw`(?:[!#-\[\]-~]|[\xc3-\xdf][\x80-\xbf])+`,
};

const CODER = '"[a-z0-9][a-z0-9_-]{0,31}"';
const POSITION = '(?:0|[1-9][0-9]{0,8})';
/** Names that are in one order whatever reads them. */
const KEY = '"[A-Za-z][A-Za-z0-9-]*"';
const NUMBER = String.raw`(?:0|-?[1-9][0-9]{0,8})(?:\.[0-9]{0,4}[1-9])?`;
const TIME = String.raw`"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})"`;
const HASH = '[0-9a-f]{12}';
const WINDOWS = String.raw`\["(?:${HASH})?","(?:${HASH})?"\]`;
const HASHES = String.raw`\{"words":"${HASH}","length":${POSITION},"start":${WINDOWS},"end":${WINDOWS}\}`;

const list = (one: string) => String.raw`${one}(?:,${one})*`;
const optional = (key: string, value: string) => `(?:,"${key}":${value})?`;

function plain({ usual, other, name }: Alphabet): RegExp {
  const text = String.raw`"${usual}*(?:(?:\\["\\bfnrt]|${other})${usual}*)*"`;
  const id = `"${name}"`;
  return new RegExp(
    [
      String.raw`^\{"id":${id},"text":"${HASH}","start":${POSITION},"end":${POSITION}`,
      optional('quote', text),
      optional('prefix', text),
      optional('suffix', text),
      optional('hashes', HASHES),
      String.raw`,"codes":\[${list(id)}\]`,
      optional('values', String.raw`\{${KEY}:(?:${text}|${NUMBER})\}`),
      optional('memo', text),
      optional('key', 'true'),
      optional('rule', id),
      optional('created', TIME),
      optional('from', String.raw`\[(?:${list(String.raw`\{"coder":${CODER},"segment":${id}\}`)})?\]`),
      optional('by', CODER),
      optional('at', TIME),
      optional('note', text),
      String.raw`\}$`,
    ].join(''),
  );
}

const PLAIN = plain(UNITS);
const PLAIN_BYTES = plain(BYTES);

/** What is known of a segment by its line. */
export interface PlainSegment {
  readonly id: string;
  /** The text version that it was made on. */
  readonly text: string;
}

/**
 * Takes a line for a segment that is valid, with nothing in it but what we know, and exactly as we write it.
 * @param line without the comma between records
 * @returns undefined where that cannot be said at a glance
 */
export function plainSegment(line: string): PlainSegment | undefined {
  return found(PLAIN, line);
}

/** The same for the bytes of a line in valid UTF-8, a unit for each: where it is one, it has nothing that a terminal obeys. */
export function plainSegmentInBytes(line: string): PlainSegment | undefined {
  return found(PLAIN_BYTES, line);
}

const [BEFORE_ID, BEFORE_TEXT, HASH_LENGTH] = ['{"id":"'.length, '","text":"'.length, 12];
const [BEFORE_START, BEFORE_END] = ['","start":'.length, ',"end":'.length];

/** Of most lines of a file little is asked: what an expression finds in them takes longer to keep than to look for. */
function found(form: RegExp, line: string): PlainSegment | undefined {
  if (!form.test(line)) return undefined;
  const idEnd = line.indexOf('"', BEFORE_ID);
  const textAt = idEnd + BEFORE_TEXT;
  const startAt = textAt + HASH_LENGTH + BEFORE_START;
  const startEnd = line.indexOf(',', startAt);
  const endAt = startEnd + BEFORE_END;
  if (numberAt(line, startAt) >= numberAt(line, endAt)) return undefined;
  return { id: line.slice(BEFORE_ID, idEnd), text: line.slice(textAt, textAt + HASH_LENGTH) };
}

const [ZERO, NINE] = [0x30, 0x39];

function numberAt(line: string, at: number): number {
  let number = 0;
  for (let i = at; ; i++) {
    const digit = line.charCodeAt(i);
    if (!(digit >= ZERO && digit <= NINE)) return number;
    number = 10 * number + digit - ZERO;
  }
}

/** All that anchors a plain segment in the text, as it is in its line: the same in two lines where they are on the same words. */
export function anchorInLine(line: string): string {
  // in a string there is a backslash before each quotation mark
  return line.slice(line.indexOf(',"text":') + 1, line.indexOf(',"codes":'));
}
