import { fitInitials, typedInitials } from './codeInitials';
import type { CodeIndex } from './codeIndex';
import type { CodeWords } from './codeWords';
import { Cost } from './searchCost';

/** Indexes of codes, best first. */
export interface Ranked {
  /** Those that have everything that was typed. */
  readonly sure: readonly number[];
  /** Those that have most of it. */
  readonly others: readonly number[];
  /** How many there are of each, with those that are not given. */
  readonly sureTotal: number;
  readonly othersTotal: number;
}

/** Codes with exactly these initials come after so many others, and so many of them, so that neither hides the other. */
const INITIALS_AT = 5;
/** The cost as the typed words add it up, doubled so that their order can decide, comes after these. */
const EXACT_NAME = 0;
const BEGINNING_OF_NAME = 1;
const FIRST_COST = 2;

/**
 * Finds the codes that what was typed can mean, and orders them.
 * @param typed as `typedWords` has it, not empty
 * @param most so many of each kind, the best
 */
export function rankCodes(index: CodeIndex, typed: readonly string[], most: number): Ranked {
  const { words } = index;
  const joined = typed.join('');
  const initials = typedInitials(typed);
  const { costs, lacking, disorder } = addFits(index, typed);
  // of one word it is among the costs already
  const within = typed.length > 1 ? index.within(joined) : undefined;
  const [sure, byInitials, others] = [new Best(), new Best(), new Best()];
  for (let code = 0; code < words.length; code++) {
    const one = words[code]!;
    const fit = initials === undefined ? undefined : fitInitials(one, initials);
    let cost = lacking[code] === 0 ? costs[code]! * 2 + disorder[code]! : Infinity;
    if (fit === 'beginning') cost = Math.min(cost, Cost.Initials * 2);
    if (within?.[code] === 1) cost = Math.min(cost, Cost.Within * 2);
    cost = beginsWith(one, joined) ?? cost + FIRST_COST;
    const untyped = one.name.length - typed.length;
    if (fit === 'exact' && cost > BEGINNING_OF_NAME) byInitials.add(0, untyped, code);
    else if (cost < Infinity) sure.add(cost, untyped, code);
    else if (fit === 'some') others.add(0, untyped, code);
    else if (lacking[code]! * 2 < joined.length) others.add(costs[code]! + lacking[code]!, untyped, code);
  }
  const [first, second] = [sure.inOrder(most), byInitials.inOrder(most)];
  const order = [first.splice(0, INITIALS_AT), second.splice(0, INITIALS_AT), first, second].flat();
  return {
    sure: order.slice(0, most),
    sureTotal: sure.count + byInitials.count,
    others: others.inOrder(most),
    othersTotal: others.count,
  };
}

/** What all typed words together are to each code: their costs, the letters of those that it lacks, whether they are out of order. */
interface Fits {
  readonly costs: Uint16Array;
  readonly lacking: Uint16Array;
  readonly disorder: Uint8Array;
}

function addFits(index: CodeIndex, typed: readonly string[]): Fits {
  const count = index.words.length;
  const [costs, lacking, described] = [
    new Uint16Array(count),
    new Uint16Array(count),
    new Uint16Array(count),
  ];
  const disorder = new Uint8Array(count);
  const after = new Int8Array(count).fill(-1);
  for (const word of typed) {
    const fit = index.fitOf(word, after);
    for (let code = 0; code < count; code++) {
      const named = fit.named[code]!;
      const inDescription = fit.described[code]!;
      described[code]! += inDescription;
      if (named === Cost.None && inDescription === Cost.None) {
        lacking[code]! += word.length;
        continue;
      }
      costs[code]! += Math.min(named, inDescription + Cost.Description);
      const place = fit.places[code]!;
      if (place < 0) continue;
      if (place <= after[code]!) disorder[code] = 1;
      after[code] = place;
    }
  }
  for (let code = 0; code < count; code++) {
    const all = described[code]! + Cost.AllDescription;
    if (all >= costs[code]! || described[code]! >= Cost.None) continue;
    costs[code] = all;
    disorder[code] = 0;
  }
  return { costs, lacking, disorder };
}

/** What a name costs that begins with what was typed. @param typed without spaces */
function beginsWith({ joined }: CodeWords, typed: string): number | undefined {
  if (!joined.startsWith(typed)) return undefined;
  return joined.length === typed.length ? EXACT_NAME : BEGINNING_OF_NAME;
}

/** Codes with what orders them as one number: cost, words of the name that were not typed, order of the codebook. */
class Best {
  private static readonly maxUntyped = 31;
  private static readonly codes = 2 ** 24;
  private readonly keys: number[] = [];

  get count(): number {
    return this.keys.length;
  }

  add(cost: number, untyped: number, code: number): void {
    const words = Math.min(Math.max(untyped, 0), Best.maxUntyped);
    this.keys.push((cost * (Best.maxUntyped + 1) + words) * Best.codes + code);
  }

  inOrder(most: number): number[] {
    const sorted = Float64Array.from(this.keys).sort();
    const codes: number[] = [];
    for (let i = 0; i < sorted.length && i < most; i++) codes.push(sorted[i]! % Best.codes);
    return codes;
  }
}
