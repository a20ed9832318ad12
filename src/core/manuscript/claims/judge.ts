import * as l10n from '@vscode/l10n';
import { decimals } from '../../base/figures';
import { enumerate } from '../../base/phrases';
import { LABEL_NAMES } from '../../analyses/frequency/representativeness';
import type { FrequencyRow } from '../../analyses/frequency/frequency';
import type { ManuscriptFinding } from '../finding';
import type { Claim, ClaimGroup } from './claim';
import type { ClaimScope } from './figures';
import { capitalLike, numberLike } from './numbers';

/** The figures of so many scopes are named. */
const MAX_NAMED = 5;

/** Scopes that a paper may mean where it says something of a code. */
export interface Meant {
  /** In the order in which they come into question; at least one. */
  readonly scopes: readonly ClaimScope[];
  /** All others of the study: what is said of so many is meant there where none of the meant ones has so many. */
  readonly others: readonly ClaimScope[];
}

/** One way to understand what is said: a scope and a code of the name. */
interface Reading {
  readonly scope: ClaimScope;
  readonly row: FrequencyRow;
}

/** Where a claim is: its paragraph and the text of that. */
export type Place = (claim: Claim) => { readonly paragraph: number; readonly text: string };

/** What is wrong with what a paper says of a code: nothing where it is right in any way in which it can be understood. */
export function judge(group: ClaimGroup, meant: Meant, placeOf: Place): readonly ManuscriptFinding[] {
  const readings = readingsOf(group.ids, meant.scopes);
  return wrongOf(group, meant).map(claim => {
    const { paragraph, text } = placeOf(claim);
    return finding(claim, group.name, readings, paragraph, text);
  });
}

/** The claims that are wrong where they are read so that as few as possible are. */
export function wrongOf({ ids, claims }: Omit<ClaimGroup, 'name'>, meant: Meant): readonly Claim[] {
  const readings = readingsOf(ids, meant.scopes);
  const others = readingsOf(ids, meant.others);
  const checked = claims.filter(claim => !isSaidOfPart(claim, claims, meant.scopes));
  const wrongIn = (one: Reading) =>
    checked.filter(
      claim => !holds(claim, one) && !others.some(other => isPairIn(other, claim, checked, one)),
    );
  let best: { readonly wrong: readonly Claim[] } | undefined;
  for (const one of readings) {
    const wrong = wrongIn(one);
    if (wrong.length === 0) return [];
    if (!best || wrong.length < best.wrong.length) best = { wrong };
  }
  const wrong = best?.wrong ?? [];
  // of `all six` both halves are at one place
  return wrong.filter((claim, i) => {
    const before = wrong[i - 1];
    return !(claim.kind === 'of' && before?.kind === 'count' && before.start === claim.start);
  });
}

/** Number of figures and labels that are compared: `7 of 9` is one. */
export function figuresIn({ claims }: Pick<ClaimGroup, 'claims'>, { scopes }: Meant): number {
  return claims.filter(claim => claim.kind !== 'of' && !isSaidOfPart(claim, claims, scopes)).length;
}

function readingsOf(ids: readonly string[], scopes: readonly ClaimScope[]): Reading[] {
  return scopes.flatMap(scope =>
    ids.flatMap(id => {
      const row = scope.figures.get(id);
      return row ? [{ scope, row }] : [];
    }),
  );
}

/** `4 of the 5 women`: said of a part that no table knows. */
function isSaidOfPart(claim: Claim, all: readonly Claim[], scopes: readonly ClaimScope[]): boolean {
  const of = pairOf(claim, all);
  return of !== undefined && of.mayBePart && scopes.every(({ sizes }) => sizes[of.unit] !== of.value);
}

/** Whether a claim is half of `7 of 9`, which is right in a scope of nine where the one that is meant has not so many. */
function isPairIn(other: Reading, claim: Claim, all: readonly Claim[], { scope }: Reading): boolean {
  const of = pairOf(claim, all);
  if (!of || scope.sizes[of.unit] === of.value) return false;
  return other.scope.sizes[of.unit] === of.value && other.row[of.unit] === of.count;
}

/** The second half of `7 of 9`, for either half. */
function pairOf(claim: Claim, all: readonly Claim[]): (Claim & { readonly kind: 'of' }) | undefined {
  if (claim.kind === 'of') return claim;
  if (claim.kind !== 'count') return undefined;
  return all.find(
    (one): one is Claim & { readonly kind: 'of' } =>
      one.kind === 'of' && one.unit === claim.unit && one.count === claim.value,
  );
}

function holds(claim: Claim, { scope, row }: Reading): boolean {
  switch (claim.kind) {
    case 'count':
      return row[claim.unit] === claim.value;
    case 'of':
      return scope.sizes[claim.unit] === claim.value;
    case 'share':
      return isRounded(percentOf({ scope, row }), claim);
    case 'label':
      return row.label === claim.label;
  }
}

function percentOf({ scope, row }: Reading): number {
  return scope.sizes.participants === 0 ? 0 : (100 * row.participants) / scope.sizes.participants;
}

/** A half may be rounded either way. */
function isRounded(
  exact: number,
  { percent, digits }: { readonly percent: number; readonly digits: number },
): boolean {
  return Math.abs(exact - percent) <= 0.5 * 10 ** -digits + 1e-9;
}

function finding(
  claim: Claim,
  name: string,
  readings: readonly Reading[],
  paragraph: number,
  text: string,
): ManuscriptFinding {
  const written = text.slice(claim.start, claim.end);
  const figures = readings.map(one => figure(claim, one, written));
  const only = new Set(figures).size === 1 ? figures[0] : undefined;
  const named = new Set(readings.map((one, i) => one.scope.withName(shown(claim, one, figures[i]!))));
  const said = claim.kind === 'count' || claim.kind === 'of' ? String(claim.value) : written;
  return {
    code: claim.kind === 'of' ? 'count' : claim.kind,
    message: message(claim, name, enumerate([...named], MAX_NAMED), said),
    paragraph,
    start: claim.start,
    end: claim.end,
    ...(only === undefined || only === '' ? {} : { instead: only }),
  };
}

/** What the study has in place of a claim, as the paper writes it; empty for no label. */
function figure(claim: Claim, { scope, row }: Reading, written: string): string {
  switch (claim.kind) {
    case 'count':
      return numberLike(row[claim.unit], written);
    case 'of':
      return numberLike(scope.sizes[claim.unit], written);
    case 'share': {
      const percent = decimals(percentOf({ scope, row }), claim.digits);
      return written.includes(',') ? percent.replace('.', ',') : percent;
    }
    case 'label':
      return row.label ? capitalLike(row.label, written) : '';
  }
}

/** A figure as messages have it: numbers in figures, whatever the paper writes. */
function shown(claim: Claim, { scope, row }: Reading, figure: string): string {
  if (claim.kind === 'count') return String(row[claim.unit]);
  if (claim.kind === 'of') return String(scope.sizes[claim.unit]);
  if (claim.kind === 'label')
    return figure === '' ? l10n.t('none') : LABEL_NAMES[figure.toLowerCase() as keyof typeof LABEL_NAMES];
  return claim.kind === 'share' ? `${figure}%` : figure;
}

function message(claim: Claim, name: string, figures: string, written: string): string {
  switch (claim.kind) {
    case 'count':
      return COUNTS[claim.unit](name, figures, written);
    case 'of':
      return OF[claim.unit](name, figures, written);
    case 'share':
      return l10n.t('“{0}”: the share of participants is {1}, not {2}%.', name, figures, written);
    case 'label':
      return l10n.t('“{0}”: the label is {1}, not {2}.', name, figures, written);
  }
}

const COUNTS = {
  participants: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: N is {1}, not {2}.', name, figures, written),
  segments: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of segments is {1}, not {2}.', name, figures, written),
  transcripts: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of transcripts is {1}, not {2}.', name, figures, written),
  words: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of words is {1}, not {2}.', name, figures, written),
};

const OF = {
  participants: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of all participants is {1}, not {2}.', name, figures, written),
  segments: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of all segments is {1}, not {2}.', name, figures, written),
  transcripts: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of all transcripts is {1}, not {2}.', name, figures, written),
  words: (name: string, figures: string, written: string) =>
    l10n.t('“{0}”: the number of all words is {1}, not {2}.', name, figures, written),
};
