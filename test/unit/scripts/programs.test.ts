import assert from 'node:assert/strict';
import { runMocha, runProgram } from '../../../scripts/lib/programs.mjs';

const mocha = (fixture: string) => ['--no-config', '--no-package', `test/fixtures/mocha/${fixture}.cjs`];

describe('a program of the test run', () => {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  beforeEach(() => void (lines.length = 0));

  it('passes or fails as a whole, with what it prints', async () => {
    const node = (script: string) => ({ command: process.execPath, args: ['-e', script] });
    const passed = await runProgram(node('console.log("one"); console.error("two")'), print);
    assert.deepEqual([passed.passed, passed.failed], [1, 0]);
    assert.deepEqual(lines.sort(), ['one', 'two']);
    const failed = await runProgram(node('process.exit(3)'), print);
    assert.deepEqual([failed.passed, failed.failed], [0, 1]);
  });

  it('has failed when it cannot be started', async () => {
    await assert.rejects(runProgram({ command: 'no-such-program', args: [] }, print), /ENOENT/);
  });

  it('of tests gives the counts of mocha, and why tests were skipped', async () => {
    const { failures, ...counts } = await runMocha(mocha('mixed'), print);
    assert.match(failures!.join(), /^a suite fails\nError: on\u2028purpose/);
    assert.deepEqual(counts, {
      passed: 1,
      failed: 1,
      skipped: 1,
      reasons: ['a suite is skipped: of no use here'],
    });
    assert.ok(lines.some(line => line.includes('purpose')));
    assert.ok(!lines.some(line => line.includes('::progress::')));
  });

  it('is ended when it has gone silent, with the name of the test that hung', async () => {
    let bark: (silent: 'silent') => void = () => {};
    const dog = {
      silent: new Promise<'silent'>(resolve => (bark = resolve)),
      limit: 300,
      sign: () => {},
      stop: () => {},
    };
    const tally = await runMocha(
      mocha('hangs'),
      line => {
        print(line);
        if (line.includes('hanging')) bark('silent');
      },
      dog,
    );
    assert.deepEqual([tally.passed, tally.failed], [1, 1]);
    assert.equal(
      lines.at(-1),
      'The tests broke off while it ran “a suite hangs”: nothing was heard of them for 300 s.',
    );
  });

  it('has failed when it ends before its tests, with what it knows of them', async () => {
    const tally = await runMocha(mocha('ends'), print);
    assert.deepEqual([tally.passed, tally.failed], [1, 2]);
    assert.ok(lines.some(line => line.includes('purpose')));
    assert.match(lines.at(-1)!, /while it ran “a suite ends everything”.*\(0\) without a result/);
  });
});
