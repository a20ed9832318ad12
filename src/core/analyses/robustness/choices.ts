import { PRESETS, type Preset } from '../frequency/representativeness';
import type { CodingChoice } from './codings';
import { OVERLAPS, type Overlap } from './rulePart';

/** Whether codes that were first used late count. */
export type Late = 'with' | 'without';

/** What each decision of an analysis can be; the published one comes first. */
export interface Decisions {
  readonly codings: readonly CodingChoice[];
  readonly overlaps: readonly Overlap[];
  readonly lates: readonly Late[];
  readonly presets: readonly Preset[];
}

/** One way to make all decisions: for each the index of what was decided, 0 for what is published. */
export interface Choice {
  readonly coding: number;
  readonly overlap: number;
  readonly late: number;
  readonly preset: number;
}

/** The decisions of an analysis. @param hasLate whether there are late codes at all */
export function decisionsOf(codings: readonly CodingChoice[], preset: Preset, hasLate: boolean): Decisions {
  return {
    codings,
    overlaps: OVERLAPS,
    lates: hasLate ? ['with', 'without'] : ['with'],
    presets: [preset, ...PRESETS.filter(one => one !== preset)],
  };
}

/**
 * Every combination of what can be decided, the published one first. What most often changes many labels comes in blocks: first
 * what “general” means, then whose coding it is.
 */
export function allChoices({ codings, overlaps, lates, presets }: Decisions): readonly Choice[] {
  return presets.flatMap((_, preset) =>
    codings.flatMap((__, coding) =>
      lates.flatMap((___, late) => overlaps.map((____, overlap) => ({ coding, overlap, late, preset }))),
    ),
  );
}

/** Number of a choice in {@link allChoices}. */
function numberOf(
  { codings, overlaps, lates }: Decisions,
  { coding, overlap, late, preset }: Choice,
): number {
  return ((preset * codings.length + coding) * lates.length + late) * overlaps.length + overlap;
}

/**
 * For each choice the numbers of those that depart from the published one in a part of what it departs in: neither the
 * published one nor itself is among them.
 */
export function partialChoices(
  decisions: Decisions,
  choices: readonly Choice[],
): readonly (readonly number[])[] {
  return choices.map(choice => {
    const departing = NAMES.filter(name => choice[name] > 0);
    const found: number[] = [];
    for (let kept = 1; kept < 2 ** departing.length - 1; kept++) {
      const part = { coding: 0, overlap: 0, late: 0, preset: 0 };
      departing.forEach((name, i) => {
        if (kept & (1 << i)) part[name] = choice[name];
      });
      found.push(numberOf(decisions, part));
    }
    return found;
  });
}

const NAMES = ['coding', 'overlap', 'late', 'preset'] as const satisfies readonly (keyof Choice)[];

/** In how many decisions a choice departs from the published one. */
export function departures(choice: Choice): number {
  return NAMES.filter(name => choice[name] > 0).length;
}
