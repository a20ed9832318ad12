import type { Representativeness } from '../../analyses/frequency/representativeness';
import type { Claim, Unit } from './claim';
import { NUMBER, numberOf } from './numbers';

/** The labels, for a regular expression. */
export const LABEL = 'general|typical|variant|rare';
/** `4 of the 6 job coaches`, `4/6`: the count, of how many, and of what. */
export const N_OF_M = `(?<count>${NUMBER})(?<by>\\s*/\\s*|\\s+(?:out\\s+)?of\\s+)(?:(?:the|our|all)\\s+)?(?<of>${NUMBER})\\b(?<noun>(?:\\s+\\p{L}[\\p{L}’'-]*){0,3})`;
/** `all six job coaches`. */
export const ALL = `all\\s+(?:of\\s+)?(?:(?:the|our)\\s+)?(?<all>${NUMBER})\\b(?<allNoun>(?:\\s+\\p{L}[\\p{L}’'-]*){0,3})`;
/** `83.3 % of participants`. */
export const SHARE = `(?<percent>\\d{1,3}(?:[.,]\\d{1,4})?)\\s*(?:%|per\\s?cent\\b)(?<shareNoun>(?:\\s+of\\s+(?:(?:the|our|all)\\s+)?\\p{L}+(?:\\s+\\p{L}+)?)?)`;

/** What is between two parts of a parenthesis; not a decimal comma. */
const BETWEEN = /[;·|]|,(?!\d)/g;
const COUNT_ITEM = new RegExp(
  `^n\\s*[=:]\\s*(?<count>${NUMBER})(?:(?<by>\\s*/\\s*|\\s+(?:out\\s+)?of\\s+)(?:the\\s+)?(?<of>${NUMBER}))?(?<noun>(?:\\s+\\p{L}+){0,3})$`,
  'iu',
);
const OF_ITEM = new RegExp(`^(?:(?:by|in)\\s+)?${N_OF_M}$`, 'iu');
const ALL_ITEM = new RegExp(`^(?:(?:by|in)\\s+)?${ALL}$`, 'iu');
const BARE_ITEM = new RegExp(`^(?<count>${NUMBER})(?<noun>\\s+\\p{L}+)$`, 'iu');
const SHARE_ITEM = new RegExp(`^${SHARE}$`, 'iu');
const LABEL_ITEM = new RegExp(`^(?<label>${LABEL})$`, 'iu');

/** What a noun counts; undefined where it is not known. */
export type UnitOf = (noun: string) => Unit | undefined;

/** Reads what is said in parentheses after a name: parts between commas or semicolons, each of which may be a claim. */
export function readItems(text: string, start: number, unitOf: UnitOf): readonly Claim[] {
  const claims: Claim[] = [];
  let from = 0;
  for (const end of [...[...text.matchAll(BETWEEN)].map(({ index }) => index), text.length]) {
    const part = text.slice(from, end);
    const item = part.trim();
    claims.push(...readItem(item, start + from + part.indexOf(item), unitOf));
    from = end + 1;
  }
  return claims;
}

function readItem(item: string, start: number, unitOf: UnitOf): readonly Claim[] {
  const counted = COUNT_ITEM.exec(item) ?? OF_ITEM.exec(item);
  if (counted) return countClaims(item, counted.groups!, start, unitOf);
  const all = ALL_ITEM.exec(item);
  if (all) return allClaims(item, all.groups!, start, unitOf);
  const bare = BARE_ITEM.exec(item)?.groups;
  if (bare && unitOf(bare.noun!)) return countClaims(item, bare, start, unitOf);
  const share = SHARE_ITEM.exec(item);
  if (share) return shareClaims(item, share.groups!, start, unitOf);
  const label = LABEL_ITEM.exec(item);
  return label ? [labelClaim(label.groups!.label!, start)] : [];
}

/** What a code may be one of. */
const NOT_PEOPLE =
  /^\s+(?:codes?|themes?|categor|aspects?|elements?|conditions?|reasons?|questions?|items?|groups?|topics?|times?|hours?|days?|weeks?|months?|years?|sessions?|sites?|parts?)/i;

type Groups = Readonly<Record<string, string | undefined>>;

/** The claims of a match with {@link N_OF_M}, or of one with a count alone. @param start of the matched words */
export function countClaims(match: string, groups: Groups, start: number, unitOf: UnitOf): readonly Claim[] {
  const { count, by, of, noun = '' } = groups;
  const known = unitOf(noun);
  // `n = 12 months`, `one of the five codes`
  if (known === undefined && (of === undefined || NOT_PEOPLE.test(noun))) return [];
  const unit = known ?? 'participants';
  const value = numberOf(count!);
  const at = match.indexOf(count!, /^n\b/i.test(match) ? 1 : 0);
  const claim: Claim = { kind: 'count', unit, value, start: start + at, end: start + at + count!.length };
  if (of === undefined) return [claim];
  const ofAt = start + match.indexOf(of, at + count!.length + by!.length);
  const mayBePart = known === undefined || by!.trim() === '/';
  return [
    claim,
    { kind: 'of', unit, value: numberOf(of), count: value, mayBePart, start: ofAt, end: ofAt + of.length },
  ];
}

/** The claims of a match with {@link ALL}. */
export function allClaims(match: string, groups: Groups, start: number, unitOf: UnitOf): readonly Claim[] {
  const { all, allNoun = '' } = groups;
  const known = unitOf(allNoun);
  const unit = known ?? 'participants';
  const value = numberOf(all!);
  const at = start + match.search(new RegExp(`\\b${all!}\\b`, 'i'));
  const span = { start: at, end: at + all!.length };
  return [
    { kind: 'count', unit, value, ...span },
    { kind: 'of', unit, value, count: value, mayBePart: known === undefined, ...span },
  ];
}

/** The claim of a match with {@link SHARE}; none where it is a share of something other than participants. */
export function shareClaims(match: string, groups: Groups, start: number, unitOf: UnitOf): readonly Claim[] {
  const { percent, shareNoun = '' } = groups;
  const noun = shareNoun.trim().replace(/^of\s+(?:(?:the|our|all)\s+)?/i, '');
  if (unitOf(noun) !== 'participants') return [];
  const at = start + match.indexOf(percent!);
  return [shareClaim(percent!, at)];
}

export function shareClaim(written: string, start: number): Claim {
  const decimals = /[.,](\d+)$/.exec(written)?.[1] ?? '';
  const percent = Number(written.replace(',', '.'));
  return { kind: 'share', percent, digits: decimals.length, start, end: start + written.length };
}

export function labelClaim(written: string, start: number): Claim {
  const label = written.toLowerCase() as Representativeness;
  return { kind: 'label', label, start, end: start + written.length };
}
