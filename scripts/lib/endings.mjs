// @ts-check
// What has to happen when this program ends, however it ends.

/** How long a signal waits for last words: a picture of a busy workbench takes some seconds. */
const LAST_WORDS_MS = 10_000;

/** @type {Set<() => void>} */
const endings = new Set();
/** @type {Set<() => Promise<unknown>>} */
const lastWords = new Set();

process.on('exit', () => endings.forEach(end => end()));
for (const [signal, number] of /** @type {const} */ ([
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
])) {
  process.on(signal, () => {
    const enough = new Promise(resolve => setTimeout(resolve, LAST_WORDS_MS));
    const said = Promise.allSettled([...lastWords].map(say => say()));
    const end = () => process.exit(128 + number);
    if (signal === 'SIGTERM') void Promise.race([said, enough]).then(end);
    else end();
  });
}

/** Does something when this program ends, unless what comes back is called first. @param {() => void} end */
export function atEnd(end) {
  endings.add(end);
  return () => endings.delete(end);
}

/** Does something before a SIGTERM ends this program. @param {() => Promise<unknown>} say */
export function beforeTermination(say) {
  lastWords.add(say);
}
