import type { ScaleValue } from '../../codebook/code';
import type { CodingRef } from '../../coding/segment';
import type { Compared } from '../comparison/compared';
import type { Pair } from '../comparison/compareTranscripts';
import { sharedLength } from '../comparison/spanMeasures';
import type { Span } from '../../text/span';
import { codingRefs } from './codingRefs';

/** A code on a stretch of the current text: UTF-16 units, half-open. */
export interface PlacedCode extends Span {
  readonly code: string;
  /** On the code’s scale, where it is to have one. */
  readonly value?: ScaleValue | undefined;
}

/**
 * What two coders agree on about a row of their comparison:
 * - `a`, `b`: one coder's version, also where that is to have nothing
 * - `both`: everything that either has; overlapping words with the same code become one coding, with its value where they do
 *   not have different ones, else with that which they choose, by id of the code
 * - `neither`: no coding
 * - `other`: codes on spans that they choose
 */
export type Choice =
  | { readonly kind: 'a' | 'b' | 'neither' }
  | { readonly kind: 'both'; readonly values?: ReadonlyMap<string, ScaleValue> | undefined }
  | { readonly kind: 'other'; readonly codings: readonly PlacedCode[] };

/** What is to be decided: for which codings, whose version is taken, and what is to be in the consensus. */
export interface Proposal {
  readonly of: readonly CodingRef[];
  readonly taken: readonly string[];
  readonly codings: readonly PlacedCode[];
  readonly note?: string | undefined;
}

/** A row's codings that have rows of their own come into the consensus by these, not by this one. */
export function proposalOf(row: Compared, pair: Pair, choice: Choice, note?: string): Proposal {
  const of = codingRefs(row, pair);
  const own = (side: 'a' | 'b') => (row.isElsewhere === side ? [] : row[side]);
  const shared = { of, ...(note ? { note } : {}) };
  switch (choice.kind) {
    case 'a':
    case 'b':
      return { ...shared, taken: [pair[choice.kind]], codings: own(choice.kind).map(placedCode) };
    case 'both':
      return {
        ...shared,
        taken: [pair.a, pair.b],
        codings: united([...own('a'), ...own('b')], choice.values ?? new Map()),
      };
    case 'neither':
      return { ...shared, taken: [], codings: [] };
    case 'other':
      return { ...shared, taken: [], codings: choice.codings.map(placedCode) };
  }
}

function placedCode({ start, end, code, value }: PlacedCode): PlacedCode {
  return { start, end, code, ...(value === undefined ? {} : { value }) };
}

/** The values that either coder has given each code of a row, by id, each once; none of codes without. */
export function valuesOfRow({ a, b }: Pick<Compared, 'a' | 'b'>): ReadonlyMap<string, readonly ScaleValue[]> {
  const found = new Map<string, ScaleValue[]>();
  for (const { code, value } of [...a, ...b]) {
    if (value === undefined) continue;
    const known = found.get(code) ?? [];
    if (!known.includes(value)) found.set(code, [...known, value]);
  }
  return found;
}

/**
 * Codings of which those with the same code that share a unit are one.
 * @param chosen by id of a code, its value where the coders have different ones
 */
function united(codings: readonly PlacedCode[], chosen: ReadonlyMap<string, ScaleValue>): PlacedCode[] {
  const found: (PlacedCode & { readonly values: ReadonlySet<ScaleValue> })[] = [];
  const inOrder = [...codings].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const coding of inOrder) {
    const at = found.findLastIndex(one => one.code === coding.code && sharedLength(one, coding) > 0);
    const own = coding.value === undefined ? [] : [coding.value];
    if (at < 0) found.push({ ...coding, values: new Set(own) });
    else {
      const known = found[at]!;
      const end = Math.max(known.end, coding.end);
      found[at] = { ...known, end, values: new Set([...known.values, ...own]) };
    }
  }
  return found.map(({ values, ...coding }) => {
    const [value] = values;
    return placedCode({ ...coding, value: values.size > 1 ? chosen.get(coding.code) : value });
  });
}
