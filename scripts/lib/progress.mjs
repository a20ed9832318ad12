// @ts-check
// Reads what test/progress.cjs tells.

const MARK = /::progress:: (\{.*\})\s*$/;

/** @typedef {{ passed: number, failed: number, skipped: number, reasons: string[], failures?: string[] }} Tally reasons of the skipped, names and errors of the failed */

/** How far a run of mocha is. */
export class Progress {
  /** @type {Tally | undefined} */
  result;
  /** @type {string[]} */
  #failures = [];
  #passed = 0;
  #running = '';
  #step = '';
  #last = '';

  /** Takes a line of output; false when it is no event. @param {string} line */
  take(line) {
    const told = MARK.exec(line)?.[1];
    if (told === undefined) return false;
    const { event, name, why, ...counts } = JSON.parse(told);
    if (event === 'start') [this.#running, this.#step] = [name, ''];
    else if (event === 'end') [this.#running, this.#step, this.#last] = ['', '', name];
    else if (event === 'step') this.#step = name;
    else if (event === 'pass') this.#passed = counts.passed;
    else if (event === 'fail') this.#failures.push(`${name}\n${why}`);
    else if (event === 'result') this.result = { ...counts, failures: this.#failures };
    return true;
  }

  /** What was going on when it was last heard of. */
  get where() {
    const step = this.#step ? `, at “${this.#step}”` : '';
    if (this.#running) return `while it ran “${this.#running}”${step}`;
    return this.#last ? `after “${this.#last}”` : 'before its first test';
  }

  /**
   * Says why a run did not come to its end, and how its tests failed until then, which mocha does only at the end. What did not
   * end has failed.
   * @param {string} why @param {(line: string) => void} print @returns {Tally}
   */
  brokenOff(why, print) {
    if (!this.result) for (const failure of this.#failures) print(failure);
    const end = `The tests broke off ${this.where}: ${why}.`;
    print(end);
    const failures = [...this.#failures, end];
    return { passed: this.#passed, failed: failures.length, skipped: 0, reasons: [], failures };
  }
}
