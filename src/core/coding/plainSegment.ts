// A segment as we write it can be told from anything else by its characters alone, which takes a fraction of the time that
// parsing and checking it takes. What this does not know is not wrong: it is parsed.

/** In a string nothing but itself, and what JSON.stringify escapes with one letter. */
const UNIT = String.raw`[^"\\\u0000-\u001f\u2028\u2029\ud800-\udfff]`;
const TEXT = String.raw`"${UNIT}*(?:(?:\\["\\bfnrt]|[\ud800-\udbff][\udc00-\udfff])${UNIT}*)*"`;
/** Without white space, so that all of it can be seen. */
const ID = String.raw`"[^"\\\s\u0000-\u001f\ud800-\udfff]+"`;
const CODER = '"[a-z0-9][a-z0-9_-]{0,31}"';
const POSITION = '(?:0|[1-9][0-9]{0,8})';
const TIME = String.raw`"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})"`;
const HASH = '[0-9a-f]{12}';
const WINDOWS = String.raw`\["(?:${HASH})?","(?:${HASH})?"\]`;
const HASHES = String.raw`\{"words":"${HASH}","length":${POSITION},"start":${WINDOWS},"end":${WINDOWS}\}`;
const REF = String.raw`\{"coder":${CODER},"segment":${ID}\}`;

const list = (one: string) => String.raw`${one}(?:,${one})*`;
const optional = (key: string, value: string) => `(?:,"${key}":${value})?`;

const PLAIN = new RegExp(
  [
    String.raw`^\{"id":(${ID}),"text":"(${HASH})","start":(${POSITION}),"end":(${POSITION})`,
    optional('quote', TEXT),
    optional('prefix', TEXT),
    optional('suffix', TEXT),
    optional('hashes', HASHES),
    String.raw`,"codes":\[${list(ID)}\]`,
    optional('memo', TEXT),
    optional('key', 'true'),
    optional('created', TIME),
    optional('from', String.raw`\[(?:${list(REF)})?\]`),
    optional('by', CODER),
    optional('at', TIME),
    optional('note', TEXT),
    String.raw`\}$`,
  ].join(''),
);

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
  const found = PLAIN.exec(line);
  if (!found || Number(found[3]) >= Number(found[4])) return undefined;
  return { id: found[1]!.slice(1, -1), text: found[2]! };
}
