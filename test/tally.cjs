// @ts-check
// Mocha's spec reporter that also leaves its counts, and why tests were skipped, in a file for scripts/test.mjs.
const fs = require('node:fs');
const { reporters } = require('mocha');

class Tally extends reporters.Spec {
  /** @param {import('mocha').Runner} runner @param {import('mocha').MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    /** @type {string[]} */
    const reasons = [];
    runner.on('pending', test => reasons.push(`${test.fullTitle()}: ${reasonOf(test)}`));
    runner.on('end', () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env['MOCHA_RESULT'];
      if (file)
        fs.writeFileSync(
          file,
          JSON.stringify({ passed: passes, failed: failures, skipped: pending, reasons }),
        );
    });
  }
}

/** A test says why it is skipped in its property `skipReason`. @param {object} test */
function reasonOf(test) {
  return 'skipReason' in test ? test.skipReason : 'no reason given';
}

module.exports = Tally;
