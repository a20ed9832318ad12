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
const MIN_DASHES = 4;
const MIN_SHARE = 0.5;
/** A list in a text is shorter than that. */
const MIN_SHARE_OF_HYPHENS = 0.8;
const MIN_HYPHENS = 4;

/**
 * The lines that open turns with a dash, in a text in which half of the stretches or more do.
 * @param units stretches in which the text is written
 * @param labelled heads with labels: beside these, a dash opens a turn where it does for every other one
 */
export function dashHeads(
  lines: Lines,
  kinds: LineKinds,
  units: number,
  labelled: ReadonlySet<number>,
): readonly DashHead[] {
  const dashes = linesWith(DASH, lines, kinds).filter(({ line }) => !labelled.has(line));
  const areMany = dashes.length >= MIN_DASHES && dashes.length >= labelled.size * MIN_SHARE;
  if (areMany && dashes.length + labelled.size >= units * MIN_SHARE) return dashes;
  if (labelled.size > 0) return [];
  const hyphens = linesWith(HYPHEN, lines, kinds);
  return hyphens.length >= MIN_HYPHENS && hyphens.length >= units * MIN_SHARE_OF_HYPHENS ? hyphens : [];
}

function linesWith(sign: RegExp, lines: Lines, kinds: LineKinds): DashHead[] {
  const found: DashHead[] = [];
  for (let i = 0; i < lines.count; i++) {
    if (!kinds.isSpeech(i)) continue;
    const { start, end } = lines.at(i);
    sign.lastIndex = skipWhiteSpace(lines.text, kinds.numberEnd(i) ?? start, end);
    if (sign.lastIndex < end && sign.test(lines.text))
      found.push({ line: i, end: sign.lastIndex, pattern: DASH_PATTERN });
  }
  return found;
}
