import assert from 'node:assert/strict';
import type { Steps } from '../../../../src/core/base/steps';
import { runSteps } from '../../../../src/vscode/ui/runSteps';

describe('runSteps', () => {
  let time = 0;
  const now = () => time;

  /** Work that takes so many milliseconds, a millisecond each piece. */
  function* work(milliseconds: number): Steps<string> {
    for (let i = 1; i <= milliseconds; i++) {
      time++;
      yield i / milliseconds;
    }
    return 'done';
  }

  it('lets others work in between, and says how far it is', async () => {
    const told: number[] = [];
    let others = 0;
    let isDone = false;
    const workToo = () => {
      others++;
      if (!isDone) setImmediate(workToo);
    };
    setImmediate(workToo);
    const done = await runSteps(
      work(150),
      () => false,
      share => told.push(share),
      now,
    );
    isDone = true;
    assert.deepEqual(done, { value: 'done' });
    assert.ok(told.length > 1 && others > 0, `${told.length} reports, ${others} others`);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.ok(told.every(share => share > 0 && share <= 1));
  });

  it('stops where it is when it is cancelled', async () => {
    let last = 0;
    const done = await runSteps(
      work(5000),
      () => last > 0,
      share => (last = share),
      now,
    );
    assert.equal(done, undefined);
    assert.ok(last > 0 && last < 0.5, String(last));
  });

  it('does little at once', async () => {
    const done = await runSteps(
      work(1),
      () => true,
      () => assert.fail('nothing to tell'),
      now,
    );
    assert.deepEqual(done, { value: 'done' });
  });
});
