/** How a number key shows beside its code. */
export function numberMark(number: number): string {
  return `[${number}]`;
}
