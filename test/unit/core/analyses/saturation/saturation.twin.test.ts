import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { newCodes } from '../../../../../src/core/analyses/saturation/newCodes';
import { onRandomStudies } from '../kit/onRandomStudies';
import { type TwinOptions, twin } from './twin';

describe('saturation, against sets of codes', () => {
  it('is the same in every row of random studies', async () => {
    const seen = { rows: 0, reached: 0, open: 0, without: 0, reordered: 0 };
    await onRandomStudies(({ study, corpus, filters, scope: twinScope, random }) => {
      const options: TwinOptions = {
        order: random.pick(['path', 'date']),
        level: random.pick(['codes', 'codes', 'themes']),
        base: random.pick([1, 1, 1, 2, 4]),
        run: random.pick([1, 1, 1, 2]),
        threshold: random.pick([0, 0, 0, 0.05, 0.5]),
      };
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const { rows, scope: facts } = finish(newCodes(corpus, scope.value, options));
      const { baseCodes, reachedAt, reached, codes, withoutNew } = facts;
      const expected = twin(study, filters, twinScope, options);
      assert.deepEqual({ rows, baseCodes, reachedAt, reached, codes, withoutNew }, expected);
      seen.rows += rows.length;
      if (reached !== null) seen.reached++;
      if (reached === null && rows.some(({ ratio }) => ratio !== null)) seen.open++;
      if (withoutNew > 0 && codes > 0) seen.without++;
      const paths = rows.map(({ transcript }) => transcript);
      if (
        paths.join() !==
        corpus.transcripts
          .map(({ path }) => path)
          .filter(path => paths.includes(path))
          .join()
      )
        seen.reordered++;
    });
    for (const count of Object.values(seen)) assert.ok(count > 5, JSON.stringify(seen));
  });
});
