import { LastFew } from '../base/lastFew';
import type { Code } from '../codebook/code';
import type { Codebook } from '../codebook/codebook';

/** The codes that a scope is about. */
export interface CodesInScope {
  /** In the order of the codebook. */
  readonly codes: readonly Code[];
  /** Whether one of the codes that a segment carries is among them. */
  readonly includes: (ids: readonly string[]) => boolean;
  /** Number of codes above a code that are in the scope, too. */
  readonly level: (id: string) => number;
}

/** So many lists of codes are remembered for a codebook. */
const MAX_KNOWN = 32;

const known = new LastFew<Codebook, { readonly wanted: string; readonly codes: CodesInScope }>(MAX_KNOWN);

/** All codes of the codebook, or those that are asked for with all below them: the same object for the same codes. */
export function codesInScope(codebook: Codebook, wanted: readonly string[]): CodesInScope {
  const key = JSON.stringify(wanted);
  const make = () => ({ wanted: key, codes: findCodes(codebook, wanted) });
  return known.get(codebook, one => one.wanted === key, make).codes;
}

function findCodes(codebook: Codebook, wanted: readonly string[]): CodesInScope {
  const ids = new Set(wanted.flatMap(id => codebook.descendants(id)));
  const isAll = wanted.length === 0;
  const codes = isAll ? codebook.inOrder() : codebook.inOrder().filter(({ id }) => ids.has(id));
  const levels = new Map<string, number>();
  // each code comes before those below it
  for (const { id } of codes) levels.set(id, (levels.get(codebook.parentOf(id)?.id ?? '') ?? -1) + 1);
  return {
    codes,
    includes: carried => isAll || carried.some(id => ids.has(codebook.resolve(id)?.id ?? id)),
    level: id => levels.get(id) ?? 0,
  };
}
