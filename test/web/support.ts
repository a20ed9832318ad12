import 'mocha/mocha';
import { tellProgress } from '../progress.cjs';

declare const mocha: { setup(options: object): void; run(done: (failures: number) => void): Mocha.Runner };

const show = (text: string) => text.split('\n').forEach(line => console.log(`::test:: ${line}`));

/** Runs tests in VS Code's web extension host, a worker: no Node, no test files to look for. */
export function runTests(define: () => void): Promise<void> {
  // the browser build's own reporter wants a page
  mocha.setup({ ui: 'bdd', reporter: class {}, timeout: 120_000 });
  define();
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failed => {
      if (failed > 0) reject(new Error(`${failed} tests failed`));
      else resolve();
    });
    tellProgress(runner, console.log);
    runner.on('pass', test => show(`  ✔ ${test.fullTitle()}`));
    runner.on('fail', (test, error: Error) => show(`  ✘ ${test.fullTitle()}\n${error.stack ?? error}`));
  });
}

export function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected)
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

/** Compares lists and objects, too. */
export function same(actual: unknown, expected: unknown): void {
  equal(JSON.stringify(actual), JSON.stringify(expected));
}

/** Waits for a state; the failure names it. */
export async function until(what: string, look: () => boolean | PromiseLike<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
