import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { cooccurrence } from '../../../../../src/core/analyses/cooccurrence/cooccurrence';
import { cooccurrenceReport } from '../../../../../src/core/analyses/cooccurrence/cooccurrenceReport';
import { occurringWith } from '../../../../../src/core/analyses/cooccurrence/occurringWith';
import { findScope } from '../../../../../src/core/corpus/scope';
import { onRandomStudies } from '../kit/onRandomStudies';
import { type TwinOptions, twin } from './twin';

describe('cooccurrence, against all pairs of segments', () => {
  it('is the same in every row of random studies', async () => {
    const seen = { overlap: 0, turn: 0, words: 0, same: 0, apart: 0, carriedTwice: 0, themes: 0 };
    await onRandomStudies(({ study, corpus, filters, scope: twinScope, random }) => {
      const options: TwinOptions = {
        within: random.pick(['overlap', 'turn', 'words']),
        distance: random.pick([0, 0, 1, 3, 20]),
        between: random.pick(['any', 'any', 'same']),
        level: random.pick(['all', 'all', 'codes', 'themes']),
      };
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const table = finish(cooccurrence(corpus, scope.value, options));
      const expected = twin(study, twinScope, options);
      assert.deepEqual(table.rows, expected);
      const { underlyingPlaces } = cooccurrenceReport(corpus, scope.value, table, 'list');
      for (const row of table.rows) {
        const left = occurringWith(corpus, scope.value, options, row.code, row.with);
        assert.equal(left.size, row.together);
        assert.equal(underlyingPlaces!({ code: row.with, with: row.code })!.length, row.withTogether);
        seen[options.within]++;
        if (options.between === 'same') seen.same++;
        if (row.pairs > row.both) seen.apart++;
        if (row.pairs > row.together + row.withTogether - row.both) seen.carriedTwice++;
        if (corpus.codebook.isTheme(row.code)) seen.themes++;
      }
    });
    for (const count of Object.values(seen)) assert.ok(count > 50, JSON.stringify(seen));
  });
});
