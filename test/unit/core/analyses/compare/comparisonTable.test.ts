import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { comparisonAnalysis } from '../../../../../src/core/analyses/compare/comparisonAnalysis';
import type { ComparisonTable } from '../../../../../src/core/analyses/compare/comparisonTable';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { Quoter } from '../../../../../src/core/analyses/kit/quoter';
import { corpusOf } from '../kit/corpora';

describe('comparisonTable', () => {
  const text = 'P1: one two three four five six seven eight nine ten';
  const corpus = corpusOf({}, [{ id: 'x', name: 'X', color: '#4e79a7', rank: 'a0' }], {
    'a.txt': [
      text,
      // each of ann's but the innermost is mostly covered by ben's two
      ...['one two three four five six seven eight nine ten', 'two three four five six seven eight nine'].map(
        words => ({ words, codes: ['x'], coder: 'ann' }),
      ),
      ...['three four five', 'six seven eight'].flatMap(words =>
        ['ann', 'ben'].map(coder => ({ words, codes: ['x'], coder })),
      ),
    ],
  });

  const quotesOf = (show: 'counts' | 'differences' | 'all') => {
    const spy = mock.method(Quoter.prototype, 'quote');
    try {
      const report = runAnalysis(comparisonAnalysis, corpus, {}, { coders: ['ann', 'ben'], show });
      assert.ok(report.ok);
      assert.deepEqual((report.value.data as unknown as ComparisonTable).counts, {
        matched: 2,
        boundary: 0,
        code: 0,
        split: 2,
        value: 0,
        onlyA: 0,
        onlyB: 0,
      });
      assert.ok([...report.value.data.rows].length > 0);
      return spy.mock.callCount();
    } finally {
      spy.mock.restore();
    }
  };

  it('takes words out of a transcript for rows that are shown, once for each coding', () => {
    assert.equal(quotesOf('counts'), 0);
    // two wholes, and the two parts that are in both
    assert.equal(quotesOf('differences'), 4);
    assert.equal(quotesOf('all'), 6);
  });
});
