// @ts-check

/** Says what is being done, with the seconds since this program began. @param {string} message */
export function step(message) {
  console.log(`[${process.uptime().toFixed(1).padStart(5)} s] ${message}`);
}
