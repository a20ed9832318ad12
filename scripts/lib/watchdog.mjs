// @ts-check

/**
 * After so many seconds without a sign of life something hangs. A sign is a test or a step of one that begins or ends, or a
 * line of output. The longest silence on two quiet cores is that of the slowest program of the check, some 15 s; every test
 * has a limit of its own below this one, so that as a rule the test says itself what it waited for.
 */
export const SILENCE_SECONDS = 300;

/**
 * Watches over something that gives signs of life.
 * @param {number} [limit] in seconds
 */
export function watchdog(limit = SILENCE_SECONDS) {
  let seconds = 0;
  /** @type {(silent: 'silent') => void} */
  let bark = () => {};
  /** @type {Promise<'silent'>} */
  const silent = new Promise(resolve => (bark = resolve));
  // seconds are counted, not read from the clock: a machine that was asleep has not hung
  const timer = setInterval(() => ++seconds >= limit && bark('silent'), 1000);
  return {
    silent,
    limit,
    sign() {
      seconds = 0;
    },
    stop: () => clearInterval(timer),
  };
}
