// @ts-check
// What a run of mocha tells scripts/test.mjs while it goes on, wherever it runs: events, each in a line of output with a mark.
// scripts/lib/progress.mjs reads them.

const MARK = '::progress:: ';

/**
 * Tells which test is running and, at the end, the counts and why tests were skipped.
 * @param {Mocha.Runner} runner @param {(line: string) => void} print
 */
function tellProgress(runner, print) {
  const tell = teller(print);
  let [passed, failed] = [0, 0];
  /** @type {string[]} */
  const reasons = [];
  for (const kind of /** @type {const} */ (['test', 'hook'])) {
    runner.on(kind, one => tell({ event: 'start', name: one.fullTitle() }));
    runner.on(`${kind} end`, one => tell({ event: 'end', name: one.fullTitle() }));
  }
  runner.on('pass', () => tell({ event: 'pass', passed: ++passed }));
  runner.on('fail', (test, error) => {
    const why = error instanceof Error ? error.stack : String(error);
    tell({ event: 'fail', failed: ++failed, name: test.fullTitle(), why });
  });
  runner.on('pending', test => reasons.push(`${test.fullTitle()}: ${reasonOf(test)}`));
  runner.on('end', () => tell({ event: 'result', passed, failed, skipped: reasons.length, reasons }));
}

/** Tells where in a long test it is: a sign of life. @param {string} name */
function tellStep(name) {
  if (process.env['TELL_PROGRESS']) teller(console.log)({ event: 'step', name });
}

/** @param {(line: string) => void} print @returns {(event: object) => void} */
function teller(print) {
  // these two end a line for some readers of lines, and JSON has them as they are
  const escape = (/** @type {string} */ end) => `\\u${end.charCodeAt(0).toString(16)}`;
  return event => print(MARK + JSON.stringify(event).replace(/[\u2028\u2029]/g, escape));
}

/** A test says why it is skipped in its property `skipReason`. @param {object} test */
function reasonOf(test) {
  return 'skipReason' in test ? test.skipReason : 'no reason given';
}

module.exports = { tellProgress, tellStep };
