import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { segmentQuotes } from '../../../../../src/core/analyses/segments/segments';
import { onRandomStudies } from '../kit/onRandomStudies';
import { type TwinOptions, twin } from './twin';

describe('segments, against quotes that are printed unit by unit', () => {
  it('is the same in every field of random studies', async () => {
    const seen = {
      key: 0,
      segment: 0,
      code: 0,
      cut: 0,
      turns: 0,
      cutOverTurns: 0,
      around: 0,
      timed: 0,
      unknown: 0,
    };
    await onRandomStudies(({ study, corpus, filters, scope: twinScope, random }) => {
      const options: TwinOptions = {
        per: random.pick(['segment', 'code']),
        longest: random.pick([0, 1, 2, 3, 5]),
        context: random.pick([0, 1, 3]),
        key: random.pick([false, false, true]),
      };
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const { rows: made, some } = finish(segmentQuotes(corpus, scope.value, options));
      const rows = [...made];
      assert.deepEqual(rows, twin(study, twinScope, options));
      assert.deepEqual([...made], rows, 'the same when they are made again');
      for (const field of ['timestamp', 'memo', 'created'] as const)
        assert.equal(
          some[field],
          rows.some(row => row[field] !== null),
        );
      for (const { quote, before, after, timestamp, codes } of rows) {
        seen[options.per]++;
        if (options.key) seen.key++;
        if (quote.includes('[…] ')) seen.cut++;
        if (quote.includes('\n')) seen.turns++;
        if (quote.includes('[…]\n')) seen.cutOverTurns++;
        if (before !== '' && after !== '') seen.around++;
        if (timestamp !== null) seen.timed++;
        if (codes.some(id => id.startsWith('unknown'))) seen.unknown++;
      }
    });
    for (const count of Object.values(seen)) assert.ok(count > 30, JSON.stringify(seen));
  });
});
