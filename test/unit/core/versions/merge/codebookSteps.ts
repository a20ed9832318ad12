import fc from 'fast-check';
import type { CodebookFile, MergedCode } from '../../../../../src/core/codebook/code';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import {
  addCode,
  deleteCodes,
  moveCode,
  recolorCode,
  renameCode,
  updateCode,
} from '../../../../../src/core/codebook/operations';
import { emptyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { byUnits } from '../../../../../src/core/base/compare';
import { seededRandom } from '../../codebook/arbitraries';

/** Something that a person does to a codebook; numbers choose among what is there. */
export interface Step {
  readonly kind: number;
  readonly one: number;
  readonly other: number;
}

export const steps = (maxLength = 5): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ kind: fc.nat(9), one: fc.nat(30), other: fc.nat(30) }), { maxLength });

const NAMES = ['Effort', 'Relief', 'Coach', 'Time', 'Trust', 'Pay'];

/** What becomes of a codebook; steps that cannot be done change nothing. @param seed makes the ids of new codes differ */
export function take(file: CodebookFile, all: readonly Step[], seed: number): CodebookFile {
  const random = seededRandom(seed);
  return all.reduce((before, step) => doStep(before, step, random) ?? before, file);
}

export const EMPTY = emptyCodebook();

function doStep(
  file: CodebookFile,
  { kind, one, other }: Step,
  random: () => number,
): CodebookFile | undefined {
  const codebook = Codebook.of(file);
  const codes = codebook.inOrder();
  const code = codes[one % Math.max(1, codes.length)];
  const second = codes[other % Math.max(1, codes.length)];
  const name = NAMES[other % NAMES.length]!;
  if (kind <= 1 || !code || !second) {
    const parent = one % 3 === 0 ? undefined : second?.id;
    const added = addCode(codebook, { name, parent }, random);
    return added.ok ? added.value.file : undefined;
  }
  switch (kind) {
    case 2:
      return valueOf(renameCode(codebook, code.id, `${name} ${one % 3}`));
    case 3:
      return valueOf(recolorCode(codebook, code.id, ['#111111', '#222222', undefined][other % 3]));
    case 4:
      return valueOf(
        updateCode(codebook, code.id, {
          [['description', 'include', 'memo'][one % 3]!]: `says ${other % 4}`,
        }),
      );
    case 5:
    case 6:
      return valueOf(moveCode(codebook, code.id, other % 4 === 0 ? {} : { parent: second.id }));
    case 7: {
      const deleted = deleteCodes(codebook, code.id, { children: other % 2 === 0 ? 'delete' : 'move-up' });
      return deleted.ok ? deleted.value.file : undefined;
    }
    default:
      return mergeInto(file, code.id, second.id);
  }
}

/** One code becomes another one: what it leaves behind leads there. */
export function mergeInto(file: CodebookFile, id: string, into: string): CodebookFile | undefined {
  const codebook = Codebook.of(file);
  if (id === into || codebook.descendants(id).includes(into)) return undefined;
  const merged: MergedCode = { id, mergedInto: into };
  return {
    ...file,
    codes: file.codes.map(code => (code.id === id ? merged : code)).sort((a, b) => byUnits(a.id, b.id)),
  };
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false }): T | undefined {
  return result.ok ? result.value : undefined;
}

/** What two people made of one codebook. */
export const forks: fc.Arbitrary<{ base: CodebookFile; a: CodebookFile; b: CodebookFile }> = fc
  .tuple(steps(10), steps(), steps())
  .map(([first, left, right]) => {
    const base = take(EMPTY, first, 1);
    return { base, a: take(base, left, 2), b: take(base, right, 3) };
  });
