/** In place of a line end: an input box has one line, and would lose the others. */
export const LINE_END = '⏎';

/** A memo on one line. */
export function memoLine(memo: string): string {
  return memo.replace(/\r?\n/g, ` ${LINE_END} `);
}

/** The memo that one line says. */
export function memoOfLine(line: string): string {
  return line.trim().replace(new RegExp(` ?${LINE_END} ?`, 'g'), '\n');
}
