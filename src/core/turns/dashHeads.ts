import { skipWhiteSpace } from '../text/whiteSpace';
import { DASH_PATTERN } from './patterns/builtIn';
import type { LineKinds } from './lineKinds';
import type { Lines } from './lines';

/** A line that opens a turn without saying whose. */
export interface DashHead {
  readonly line: number;
  /** Where the dash ends, in the text. */
  readonly end: number;
  readonly pattern: string;
}

/** Dashes that open turns in novels and in interviews, and the signs by which captions mark another speaker. */
const DASH = /(?:[—―–─]{1,3}|ーー|--|>>|»)(?=[^\S\n]{0,8}[^\s—―–─>»-])/uy;
/** Also opens the items of a list. */
const HYPHEN = /-(?=[^\S\n]{0,8}[^\s-])/uy;
/** What one of these begins with. */
const OPENING = new Set(Array.from('—―–─ー->»', sign => sign.charCodeAt(0)));
const MIN_DASHES = 4;
const MIN_SHARE = 0.5;
/** A list in a text is shorter than that. */
const MIN_SHARE_OF_HYPHENS = 0.8;
const MIN_HYPHENS = 4;

/**
 * The lines that open turns with a dash, in a text in which half of the stretches or more do.
 * @param units stretches in which the text is written
 * @param heads heads with labels: beside these, a dash opens a turn where it does for every other one
 * @param hasHead 1 for each line that has one of them
 */
export function dashHeads(
  lines: Lines,
  kinds: LineKinds,
  units: number,
  heads: number,
  hasHead: Uint8Array,
): readonly DashHead[] {
  const dashes = linesWith(DASH, lines, kinds).filter(({ line }) => hasHead[line] === 0);
  const areMany = dashes.length >= MIN_DASHES && dashes.length >= heads * MIN_SHARE;
  if (areMany && dashes.length + heads >= units * MIN_SHARE) return dashes;
  if (heads > 0) return [];
  const hyphens = linesWith(HYPHEN, lines, kinds);
  return hyphens.length >= MIN_HYPHENS && hyphens.length >= units * MIN_SHARE_OF_HYPHENS ? hyphens : [];
}

function linesWith(sign: RegExp, lines: Lines, kinds: LineKinds): DashHead[] {
  const found: DashHead[] = [];
  for (let i = 0; i < lines.count; i++) {
    if (!kinds.isSpeech(i)) continue;
    const end = lines.end(i);
    const at = skipWhiteSpace(lines.text, kinds.numberEnd(i) ?? lines.start(i), end);
    if (at >= end || !OPENING.has(lines.text.charCodeAt(at))) continue;
    sign.lastIndex = at;
    if (sign.test(lines.text)) found.push({ line: i, end: sign.lastIndex, pattern: DASH_PATTERN });
  }
  return found;
}
