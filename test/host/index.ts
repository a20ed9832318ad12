import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** VS Code calls this in its extension host: runs every test file beside it and reports the counts. */
export async function run(): Promise<void> {
  // what is logged with this mark is shown; everything else is VS Code's own talk
  (Mocha.reporters.Base as unknown as { consoleLog: typeof console.log }).consoleLog = (...args) => {
    for (const line of format(...args).split('\n')) console.log(`::test:: ${line}`);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 30_000,
    reporter: 'spec',
    grep: process.env['TEST_GREP'],
  });
  for (const file of fs.readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  const reasons: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => {
      const { passes, pending } = runner.stats!;
      const result = JSON.stringify({ passed: passes, failed: failures, skipped: pending, reasons });
      console.log(`::result:: ${result}`);
      if (process.env['HOST_TEST_RESULT']) fs.writeFileSync(process.env['HOST_TEST_RESULT'], result);
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    runner.on('pending', test =>
      reasons.push(`${test.fullTitle()}: ${'skipReason' in test ? test.skipReason : 'no reason given'}`),
    );
  });
}
