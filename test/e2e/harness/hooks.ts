import { seedOf, shuffled } from '../../../scripts/lib/shuffle.mjs';
import { pictureOfNow } from './scenario';

/** Mocha's root hooks. */
export const mochaHooks = {
  /** E2E_ORDER=7 plays the scenarios of a file in the order of that seed, E2E_ORDER=any in another each time. */
  beforeAll(this: Mocha.Context): void {
    const seed = seedOf(process.env['E2E_ORDER']);
    const root = this.test?.parent;
    if (seed === undefined || !root) return;
    console.log(`  E2E_ORDER=${seed}`);
    shuffle(root, seed);
  },

  /** A scenario that a step has failed has closed its workbench; one that has run out of time has not. */
  async afterEach(this: Mocha.Context): Promise<void> {
    if (this.currentTest?.state === 'failed') await pictureOfNow();
  },
};

function shuffle(suite: Mocha.Suite, seed: number): void {
  suite.tests = shuffled(suite.tests, seed);
  suite.suites = shuffled(suite.suites, seed);
  for (const inner of suite.suites) shuffle(inner, seed);
}
