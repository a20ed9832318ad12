import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { slowDown } from '../../../scripts/lib/slowdown.mjs';

/** A letter: T for a process that stands still. */
function stateOf(pid: number): string {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2)[0]!;
}

describe('the slowdown of what was started', () => {
  afterEach(() => void delete process.env['E2E_SLOWDOWN']);

  it('lets a process stand still now and then, and has it running in the end', async function () {
    if (process.platform !== 'linux') this.skip(); // there is no /proc elsewhere
    process.env['E2E_SLOWDOWN'] = '20';
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const end = slowDown();
    try {
      while (stateOf(child.pid!) !== 'T') await new Promise(resolve => setTimeout(resolve, 5));
      await end();
      while (stateOf(child.pid!) === 'T') await new Promise(resolve => setTimeout(resolve, 5));
    } finally {
      await end();
      child.kill('SIGKILL');
    }
  });

  it('is off unless it is asked for, and wants a number', async () => {
    await slowDown()();
    for (const wrong of ['0', 'much']) {
      process.env['E2E_SLOWDOWN'] = wrong;
      assert.throws(slowDown, /how many times as slow/);
    }
  });
});
