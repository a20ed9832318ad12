/** Relative; more terms change nothing that a double holds. */
const ENOUGH = 1e-16;

/**
 * The probability that a χ² variable with so many degrees of freedom is at least `value`: the regularised upper
 * incomplete gamma function Q(df/2, value/2), by its series below df/2 + 1 and by its continued fraction above
 * (Abramowitz & Stegun 1964, 26.4.19, 6.5.29, 6.5.31; the fraction by Lentz's method).
 * @param df a whole number of at least 1
 */
export function chiSquaredTail(value: number, df: number): number {
  if (value <= 0) return 1;
  const a = df / 2;
  const x = value / 2;
  const scale = Math.exp(a * Math.log(x) - x - logGammaOfHalf(df));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** ln Γ(df/2): from Γ(1/2) = √π or Γ(1) = 1 by Γ(z + 1) = z Γ(z). */
function logGammaOfHalf(df: number): number {
  let log = df % 2 === 1 ? Math.log(Math.PI) / 2 : 0;
  for (let z = df % 2 === 1 ? 0.5 : 1; z < df / 2; z++) log += Math.log(z);
  return log;
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * ENOUGH; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const term = n * (a - n);
    b += 2;
    d = 1 / (term * d + b);
    c = b + term / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= ENOUGH * 2) break;
  }
  return fraction;
}
