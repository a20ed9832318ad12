// Random tests draw the same cases in every run, so that nothing but a change decides whether they pass.
// SEED=any draws others, SEED=7 those of that seed.
import fc from 'fast-check';

const { SEED } = process.env;
const seed = SEED === undefined ? 1 : SEED === 'any' ? Date.now() % 2 ** 31 : Number(SEED);
if (SEED === 'any') console.log(`  SEED=${seed}`);
fc.configureGlobal({ seed });
