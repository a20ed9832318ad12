import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { Random, type RandomStudy, randomStudy } from './randomStudy';
import { type TwinFilters, type TwinScope, randomFilters, twinScope } from './twinScope';

/** A random study, read by the program, and what must be true of it. */
export interface RandomCase {
  readonly study: RandomStudy;
  readonly corpus: Corpus;
  readonly filters: TwinFilters;
  readonly scope: TwinScope;
  /** For the options of an analysis. */
  readonly random: Random;
}

/** By the seed: most tests of a process draw the same studies, which are made and read once. */
const cases = new Map<number, Promise<Omit<RandomCase, 'random'>>>();

/** Checks random studies, with filters. */
export async function onRandomStudies(
  check: (one: RandomCase) => void | Promise<void>,
  numRuns = 250,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async seed => {
      if (!cases.has(seed)) cases.set(seed, caseOf(seed));
      await check({ ...(await cases.get(seed)!), random: new Random(seed ^ 0x2545f491) });
    }),
    { numRuns },
  );
}

async function caseOf(seed: number): Promise<Omit<RandomCase, 'random'>> {
  const study = randomStudy(seed);
  const { corpus, problems } = await readStudy(new MemoryFileStore(study.files));
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const filters = randomFilters(seed, study);
  return { study, corpus, filters, scope: twinScope(study, filters) };
}
