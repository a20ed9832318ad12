import assert from 'node:assert/strict';
import { runInLanes } from '../../../scripts/lib/lanes.mjs';
import { watchdog } from '../../../scripts/lib/watchdog.mjs';

const PASSED = { passed: 1, failed: 0, skipped: 0, reasons: [] as string[] };

/** Notes what is printed and what has ended. */
function notes() {
  const printed: string[] = [];
  const ended: string[] = [];
  return {
    printed,
    ended,
    print: ({ stage }: { stage: string }, line: string) => void printed.push(`${stage}: ${line}`),
    end: ({ job, tally }: { job: { stage: string }; tally: typeof PASSED }) =>
      void ended.push(`${job.stage} ${tally.passed}/${tally.failed}`),
  };
}

describe('the lanes of the test run', () => {
  for (const lanes of [1, 2, 5])
    it(`run every job, also when some throw, in ${lanes}`, async () => {
      const report = notes();
      const jobs = ['a', 'b', 'c', 'd'].map((stage, i) => ({
        stage,
        onScreen: i % 2 === 1,
        run: async () => {
          if (stage === 'b') throw new Error('broken');
          return PASSED;
        },
      }));
      await runInLanes(jobs, report, lanes);
      assert.deepEqual(report.ended.sort(), ['a 1/0', 'b 0/1', 'c 1/0', 'd 1/0']);
      assert.match(report.printed.join(), /^b: Error: broken/);
    });

  it('have one job that waits at a time for two processors, and two for four', async () => {
    for (const [lanes, most] of [
      [1, 1],
      [2, 1],
      [4, 2],
    ] as const) {
      let running = 0;
      let seen = 0;
      const jobs = Array.from({ length: 6 }, (_, i) => ({
        stage: `e2e ${i}`,
        onScreen: true,
        run: async () => {
          seen = Math.max(seen, ++running);
          await new Promise(resolve => setImmediate(resolve));
          running--;
          return PASSED;
        },
      }));
      await runInLanes(jobs, notes(), lanes);
      assert.equal(seen, most);
    }
  });

  it('put a job that waits beside one that computes', async () => {
    const running = new Set<string>();
    let together = '';
    let meet: () => void = () => {};
    const met = new Promise<void>(resolve => (meet = resolve));
    const job = (stage: string, onScreen: boolean) => ({
      stage,
      onScreen,
      run: async () => {
        running.add(stage);
        if (running.size === 2) {
          together ||= [...running].sort().join();
          meet();
        }
        await met;
        running.delete(stage);
        return PASSED;
      },
    });
    const jobs = [job('check', false), job('unit', false), job('host', true), job('web', true)];
    await runInLanes(jobs, notes(), 2);
    assert.equal(together, 'check,host');
  });
});

describe('the watchdog', () => {
  it('barks when there is no sign of life', async () => {
    const dog = watchdog(1);
    assert.equal(await dog.silent, 'silent');
    dog.stop();
  });
});
