import assert from 'node:assert/strict';
import { askedStages } from '../../../scripts/lib/testArguments.mjs';

const ask = (...args: string[]) => askedStages(args, ['check', 'unit', 'host'], ['check', 'unit']);

describe('the command line of the test run', () => {
  it('asks for all stages, for some, or for the quick ones', () => {
    assert.deepEqual(ask(), ['check', 'unit', 'host']);
    assert.deepEqual(ask('host', 'check'), ['check', 'host']);
    assert.deepEqual(ask('--quick'), ['check', 'unit']);
  });

  it('is refused where it is not understood', () => {
    assert.throws(() => ask('units'), { message: 'No such stage: units. There are: check, unit, host.' });
    assert.throws(() => ask('--fast'), /--fast.*The only option is --quick/);
    assert.throws(() => ask('--quick', 'host'), /not both/);
  });
});
