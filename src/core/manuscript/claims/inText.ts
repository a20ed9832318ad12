import type { Claim, ClaimGroup } from './claim';
import {
  ALL,
  LABEL,
  N_OF_M,
  SHARE,
  type UnitOf,
  allClaims,
  countClaims,
  labelClaim,
  readItems,
  shareClaims,
} from './items';
import type { NameHit, Names } from './names';
import { NUMBER } from './numbers';

/** Where in a text a name is, with the claims right beside it. */
export interface FoundClaims extends ClaimGroup {
  readonly hit: NameHit;
}

const CLOSING = `[?!"”’»'*_]*`;
const KIND = `(?:\\s+(?:sub-?)?(?:theme|code|category))?`;
/** `Useful tool (N = 5, typical)`. */
const PARENTHESIS = new RegExp(`^${CLOSING}${KIND},?\\s*[(（[]([^()（）[\\]]{1,160})[)）\\]]`, 'iu');
/** `Useful tool: 5 of 5`, `Useful tool – N = 5`. */
const AFTER_COLON = new RegExp(
  `^${CLOSING}\\s*(?:[:–—,]\\s*(?<n>n\\s*=\\s*(?:${NUMBER}))\\b|[:–—]\\s*${N_OF_M})`,
  'iu',
);
const WAS = `(?:,?\\s+(?:which|that|and))?\\s+(?:was|were|is|are|remains|remained|(?:has|had|have)\\s+been)`;
const MEANWHILE = `(?:\\s+(?:also|again|thus|therefore|only|even|still|found|considered|rated|labell?ed|classed|coded|to|be|as|a|an|the))*`;
/** `Useful tool was typical (4 of 5)`; with a comma in lists, `Useful tool (N = 4), typical;`. */
const WAS_LABEL = new RegExp(
  `^${CLOSING}${KIND}${WAS}${MEANWHILE}\\s+(?<label>${LABEL})(?![\\p{L}\\p{N}-])(?<items>\\s*[(（[][^()（）[\\]]{1,160}[)）\\]])?`,
  'iu',
);
const COMMA_LABEL = new RegExp(`^\\s*[,;:–—]\\s*(?<label>${LABEL})\\s*(?:[.;,]|$)`, 'iu');
const SAID = `(?:mentioned|reported|named|raised|described|expressed|noted|cited|shared|voiced|stated|discussed|brought\\s+up|found)`;
/** `Useful tool was mentioned by four of the five participants`. */
const WAS_SAID = new RegExp(
  `^${CLOSING}${KIND}${WAS}${MEANWHILE}\\s+${SAID}\\s+(?:by|in|for)\\s+(?:only\\s+|just\\s+)?(?:${N_OF_M}|${ALL}|${SHARE})`,
  'iu',
);
/** `Four of the five participants mentioned “Useful tool”`, up to the name. */
const SAYING = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?:${N_OF_M}|${ALL})\\s+${SAID}\\s+(?:the\\s+)?(?:(?:theme|code|category)\\s+)?["“„«‘']?$`,
  'iu',
);
/** So far before and after a name its claims are looked for, in UTF-16 units. */
const LOOK_BACK = 120;
const LOOK_AHEAD = 400;

const QUOTE = /["“„«‘']$/;
const LEADING =
  /(?:^|[,;:(–—•]\s*|\)\s*(?:,\s*)?(?:and|or)\s+|\b(?:codes?|themes?|category|categories)\s+)$/iu;
const CAPITAL = /^\p{Lu}/u;

/**
 * What the text of a paragraph says of codes. Only what is tied to a name by its form counts:
 *
 * - parentheses right after it: `(N = 5)`, `(n = 5; typical)`, `(4 of 5 participants, 80%)`;
 * - `was typical`, with or without parentheses; `was mentioned by four of the five participants`; after a colon or a dash;
 * - `Four of the five participants mentioned “…”`.
 *
 * A name of one word is taken for a name only when it is written as the codebook has it, with a capital, or in quotation
 * marks, or where a list goes on; a label without a number only after a name of several words that is set off so.
 */
export function claimsInText(text: string, names: Names, unitOf: UnitOf): readonly FoundClaims[] {
  const hits = names.in(text);
  if (hits.length === 0) return [];
  return hits.flatMap((hit, i) => {
    // what is said of a name ends where the next one begins
    const rest = text.slice(hit.end, Math.min(hits[i + 1]?.start ?? text.length, hit.end + LOOK_AHEAD));
    const before = text.slice(Math.max(hits[i - 1]?.end ?? 0, hit.start - LOOK_BACK), hit.start);
    const claims = claimsBeside(text, hit, before, rest, unitOf);
    return claims.length > 0 ? [{ hit, ids: hit.ids, name: text.slice(hit.start, hit.end), claims }] : [];
  });
}

function claimsBeside(
  text: string,
  hit: NameHit,
  before: string,
  rest: string,
  unitOf: UnitOf,
): readonly Claim[] {
  const isQuoted = QUOTE.test(before);
  const isMarked = isQuoted || (hit.isOwnCase && CAPITAL.test(text.slice(hit.start)));
  const isName = hit.words > 1 || isMarked || LEADING.test(before);
  if (!isName) return [];
  const parenthesis = PARENTHESIS.exec(rest);
  const inside = parenthesis?.[1];
  const insideAt = inside === undefined ? 0 : hit.end + parenthesis![0].lastIndexOf(inside);
  const items = inside === undefined ? [] : readItems(inside, insideAt, unitOf);
  const at = items.length > 0 ? parenthesis![0].length : 0;
  const after = rest.slice(at);
  const found = [
    ...items,
    ...labelAfter(after, hit.end + at, {
      unitOf,
      isCertain: items.length > 0 || (isMarked && (hit.words > 1 || isQuoted)),
      isList: items.length > 0,
    }),
    ...(items.length > 0 ? [] : countAfter(rest, hit.end, isMarked, unitOf)),
    ...(isMarked ? countBefore(before, hit.start - before.length, unitOf) : []),
  ];
  return found;
}

interface LabelPlace {
  readonly unitOf: UnitOf;
  /** Whether a label counts that has no number with it. */
  readonly isCertain: boolean;
  /** Whether a comma is enough before it. */
  readonly isList: boolean;
}

function labelAfter(
  rest: string,
  start: number,
  { unitOf, isCertain, isList }: LabelPlace,
): readonly Claim[] {
  const was = WAS_LABEL.exec(rest);
  if (was) {
    const { label, items = '' } = was.groups!;
    const itemsAt = start + was[0].length - items.length;
    const inside = items.replace(/^\s*./u, '');
    const claims = readItems(inside.slice(0, -1), itemsAt + items.length - inside.length, unitOf);
    if (!isCertain && claims.length === 0) return [];
    const labelAt = start + was[0].length - items.length - label!.length;
    return [labelClaim(label!, labelAt), ...claims];
  }
  const comma = isList ? COMMA_LABEL.exec(rest) : null;
  if (!comma) return [];
  return [labelClaim(comma.groups!.label!, start + comma[0].search(new RegExp(LABEL, 'i')))];
}

function countAfter(rest: string, start: number, isMarked: boolean, unitOf: UnitOf): readonly Claim[] {
  const said = WAS_SAID.exec(rest);
  if (said) return numberClaims(said, start, unitOf);
  const colon = isMarked ? AFTER_COLON.exec(rest) : null;
  if (!colon) return [];
  const { n, noun } = colon.groups!;
  if (n !== undefined) return readItems(n, start + colon[0].lastIndexOf(n), unitOf);
  return unitOf(noun!) === undefined ? [] : numberClaims(colon, start, unitOf);
}

function countBefore(before: string, start: number, unitOf: UnitOf): readonly Claim[] {
  const saying = SAYING.exec(before);
  return saying ? numberClaims(saying, start + saying.index, unitOf) : [];
}

/** What a match with {@link N_OF_M}, {@link ALL} or {@link SHARE} in it says. */
function numberClaims(match: RegExpExecArray, start: number, unitOf: UnitOf): readonly Claim[] {
  const groups = match.groups!;
  if (groups.percent !== undefined) {
    const at = match[0].lastIndexOf(groups.percent);
    return shareClaims(match[0].slice(at), groups, start + at, unitOf);
  }
  if (groups.all !== undefined) {
    const at = match[0].search(new RegExp(ALL, 'iu'));
    return allClaims(match[0].slice(at), groups, start + at, unitOf);
  }
  const at = match[0].search(new RegExp(N_OF_M, 'iu'));
  return countClaims(match[0].slice(at), groups, start + at, unitOf);
}
