/** From so many degrees of freedom on, Student's t is the normal distribution to three digits. */
const MANY = 2000;
const NORMAL_975 = 1.959964;

/** The 97.5th percentile of Student's t. @param df degrees of freedom, a whole number from 1 */
export function t975(df: number): number {
  if (df > MANY) return NORMAL_975;
  let [low, high] = [0, 13];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (within(middle, df) < 0.95) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of a value from −t to t (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4). */
function within(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const [sine, square] = [Math.sin(angle), Math.cos(angle) ** 2];
  const isOdd = df % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = df === 1 ? 0 : term;
  for (let i = isOdd ? 3 : 2; i < df; i += 2) {
    term *= (square * (i - 1)) / i;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
