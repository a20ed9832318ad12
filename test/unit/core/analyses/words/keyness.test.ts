import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyness } from '../../../../../src/core/analyses/words/keyness';

describe('keyness', () => {
  it('is as in the worked example of the Lancaster log-likelihood wizard', () => {
    // 52 in 50,000 words and 57 in 75,000: + 2.65 (UCREL, Corpus Linguistics, Log-likelihood)
    const { g2, logRatio } = keyness(52, 57, 50_000, 75_000)!;
    assert.equal(g2.toFixed(2), '2.65');
    assert.equal(logRatio.toFixed(2), Math.log2(52 / 50_000 / (57 / 75_000)).toFixed(2));
  });

  it('takes a frequency of 0 for a half in ratios, as Hardie does', () => {
    const { g2, logRatio } = keyness(0, 8, 1000, 1000)!;
    assert.equal(logRatio, -4);
    assert.equal(g2.toFixed(4), (-2 * 8 * Math.log(2)).toFixed(4));
    assert.equal(keyness(3, 1, 100, 0), null);
  });

  it('is twice the log-likelihood ratio of two Poisson rates and one, worked out from scratch', () => {
    const frequency = fc.integer({ min: 0, max: 500 });
    const size = fc.integer({ min: 500, max: 100_000 });
    fc.assert(
      fc.property(frequency, frequency, size, size, (a, b, c, d) => {
        fc.pre(a + b > 0);
        // the factorials cancel out
        const logLikelihood = (count: number, mean: number) =>
          (count === 0 ? 0 : count * Math.log(mean)) - mean;
        const apart = logLikelihood(a, a) + logLikelihood(b, b);
        const rate = (a + b) / (c + d);
        const together = logLikelihood(a, rate * c) + logLikelihood(b, rate * d);
        const { g2, logRatio } = keyness(a, b, c, d)!;
        assert.ok(Math.abs(Math.abs(g2) - 2 * (apart - together)) < 1e-6 * (1 + Math.abs(g2)));
        assert.ok(Math.abs(g2) < 1e-9 || Math.sign(g2) === Math.sign(a / c - b / d));
        if (a > 0 && b > 0) assert.ok(Math.abs(2 ** logRatio - a / c / (b / d)) < 1e-9 * 2 ** logRatio);
      }),
      { numRuns: 2000 },
    );
  });
});
