import { isWhiteSpace } from '../../text/whiteSpace';

/**
 * What is on a line for the look of it: emphasis as in Markdown or HTML (`**`, `__`, `<b>`), and what opens a quote, a
 * heading or an item of a list. Heads are read as if it weren't there.
 */
export interface Dressing {
  /** 1 for each unit of it; undefined where there is none. */
  readonly mask: Uint8Array | undefined;
  /** What the line opens with: `>`, `#`, a bullet; empty for nothing of the kind. */
  readonly prefix: string;
}

const PLAIN: Dressing = { mask: undefined, prefix: '' };
/** Units without which a line has no dressing. */
const SIGNS = /[\\*_<>#•○●◎◆◇■□▲▼▶・‣◦+-]/;
const PREFIX =
  /[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,80}((?:>{1,3}\s{0,3}){1,3}|#{1,6}\s|[-+*•○●◎◆◇■□▲▼▶・‣◦](?:\s|(?<=[○●◎◆◇■□▲▼▶])))/y;
const TAG = /<\/?(?:b|strong|i|em|u|p|span|div|font|li|ul|td|tr|br|h[1-6])(?:\s[^<>]{0,80})?\/?>/gi;
/** Before signs that would mean something in Markdown; and the classes of a voice in captions. */
const ESCAPES = /\\(?=[^\p{L}\p{N}\s])|(?<=<v)\.[\w.-]{1,60}(?=\s)/gu;
const EMPHASIS = /\*{1,3}|_{1,3}/g;
const NAME_UNIT = /[\p{L}\p{N}]/u;

/** Finds the dressing in a line, or in the beginning of one. */
export function dressingOf(line: string): Dressing {
  if (!SIGNS.test(line)) return PLAIN;
  let mask: Uint8Array | undefined;
  const hide = (from: number, to: number) => {
    mask ??= new Uint8Array(line.length);
    mask.fill(1, from, to);
  };
  PREFIX.lastIndex = 0;
  const opening = PREFIX.exec(line);
  if (opening) hide(opening[0].length - opening[1]!.length, opening[0].length);
  for (const { 0: tag, index } of line.matchAll(TAG)) hide(index, index + tag.length);
  for (const { 0: escape, index } of line.matchAll(ESCAPES)) hide(index, index + escape.length);
  for (const { 0: signs, index } of line.matchAll(EMPHASIS))
    if (isEmphasis(line, index, index + signs.length)) hide(index, index + signs.length);
  return mask ? { mask, prefix: opening ? opening[1]!.trim().charAt(0) : '' } : PLAIN;
}

/** Signs between two letters are part of a word: `Interviewer*in`, `SPEAKER_00`. */
function isEmphasis(line: string, from: number, to: number): boolean {
  const before = line.charAt(from - 1);
  const after = line.charAt(to);
  if (NAME_UNIT.test(before) && NAME_UNIT.test(after)) return false;
  const isBlankOn = (unit: string) => unit === '' || isWhiteSpace(unit.charCodeAt(0));
  return !(isBlankOn(before) && isBlankOn(after) && from > 0);
}
