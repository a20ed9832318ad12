// @ts-check
// Mocha's spec reporter that also tells scripts/test.mjs how far it is.
const { reporters } = require('mocha');
const { tellProgress } = require('./progress.cjs');

class Tally extends reporters.Spec {
  /** @param {import('mocha').Runner} runner @param {import('mocha').MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    // as it is now: a test may put something else in its place
    tellProgress(runner, console.log.bind(console));
  }
}

module.exports = Tally;
