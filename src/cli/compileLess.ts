import v8 from 'node:v8';

/**
 * Calls and turns of loops, in bytes of bytecode, after which V8 takes time to make a function faster: about four times as
 * many as it would wait for. A command runs for a second: a fifth of that would be spent on code that is not used often
 * enough to be worth it. Set only where this was measured, as other versions of V8 have other compilers.
 */
const BUDGET = 500_000;

if (process.versions.v8.startsWith('11.')) v8.setFlagsFromString(`--interrupt-budget=${BUDGET}`);
