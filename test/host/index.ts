import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { tellProgress } from '../progress.cjs';
import { cleanUp } from './cleanUp';

/** VS Code calls this in its extension host: runs every test file beside it. */
export async function run(): Promise<void> {
  // what is logged with this mark is shown; everything else is VS Code's own talk
  (Mocha.reporters.Base as unknown as { consoleLog: typeof console.log }).consoleLog = (...args) => {
    for (const line of format(...args).split('\n')) console.log(`::test:: ${line}`);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    // below scripts/lib/watchdog.mjs, so that a test that hangs is named by its own limit
    timeout: 120_000,
    reporter: 'spec',
    grep: process.env['TEST_GREP'],
  });
  mocha.rootHooks({ afterEach: cleanUp });
  for (const file of fs.readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => {
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    tellProgress(runner, console.log);
  });
}
