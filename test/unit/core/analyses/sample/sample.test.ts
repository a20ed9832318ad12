import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import { drawSample } from '../../../../../src/core/analyses/sample/drawSample';
import type { SampleRow } from '../../../../../src/core/analyses/sample/sample';
import { sampleAnalysis } from '../../../../../src/core/analyses/sample/sampleAnalysis';
import { corpusOf } from '../kit/corpora';
import { toText } from '../../report/formats/written';
import { settled } from '../../report/settled';

const strata = fc
  .array(fc.nat(9), { minLength: 1, maxLength: 6 })
  .map(sizes =>
    sizes.map((size, s) => ({ name: `${s}`, items: Array.from({ length: size }, (_, i) => `${s}-${i}`) })),
  );

describe('a random sample', () => {
  it('has as many as asked for, each once, near to each stratum’s proportion', () => {
    fc.assert(
      fc.property(strata, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (from, share, seed) => {
        const all = from.flatMap(({ items }) => items);
        const count = Math.floor(share * all.length);
        const drawn = drawSample(from, count, seed);
        assert.deepEqual(drawSample(from, count, seed), drawn);
        const names = drawn.flatMap(one => one.drawn);
        assert.equal(names.length, count);
        assert.equal(new Set(names).size, count);
        const filled = from.filter(({ items }) => items.length > 0).length;
        for (const { items, drawn: own } of drawn) {
          assert.deepEqual(
            own,
            items.filter(item => own.includes(item)),
          );
          const quota = (items.length * count) / Math.max(1, all.length);
          if (count >= filled && items.length > 0) assert.ok(own.length >= 1);
          // one for each stratum takes from the others at most as many as there are strata
          assert.ok(own.length >= Math.floor(quota) - filled && own.length <= Math.max(1, Math.ceil(quota)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('draws every item equally often, over many seeds', () => {
    const from = [{ name: 'all', items: ['a', 'b', 'c', 'd', 'e'] }];
    const times = new Map<string, number>();
    for (let seed = 0; seed < 5000; seed++) {
      for (const item of drawSample(from, 2, seed)[0]!.drawn) times.set(item, (times.get(item) ?? 0) + 1);
    }
    // 2000 each are expected, with a standard deviation of 35
    for (const [item, count] of times) assert.ok(Math.abs(count - 2000) < 175, `${item}: ${count}`);
  });
});

describe('the sample for double coding', () => {
  const texts = Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [`${i < 6 ? 'in' : 'out'}/${i}.txt`, ['Ann: one two.'] as const]),
  );
  const groups = [
    { id: 'in', name: 'Inside', transcripts: ['in/*.txt'] },
    { id: 'some', name: 'Some', transcripts: ['in/0.txt', 'in/1.txt'] },
  ];
  const corpus = corpusOf({ groups }, [{ id: 'calm', name: 'Calm' }], {
    ...texts,
    'in/0.txt': ['Ann: one two.', { words: 'one', codes: ['calm'], coder: 'ks' }],
  });
  const sample = (given: Given, options = {}) => {
    const found = runAnalysis(sampleAnalysis, corpus, options, given);
    assert.ok(found.ok, found.ok ? '' : found.error);
    return settled(found.value);
  };

  it('takes its share of the transcripts, from each group, with the share of the study', () => {
    const found = sample({ share: 0.5, seed: 3 });
    const rows = found.data.rows as SampleRow[];
    assert.deepEqual(
      ['Inside', 'Inside, Some', 'no group'].map(name => rows.filter(({ group }) => group === name).length),
      [2, 1, 2],
    );
    assert.deepEqual(
      rows.map(({ transcript }) => transcript),
      rows.map(({ transcript }) => transcript).sort(),
    );
    const text = toText(found.table).replace(/\s+/g, ' ');
    assert.ok(
      text.includes(
        'Drawn at random without replacement (seed 3): 5 of 10 transcripts (50.0%), with 10 of 20 words (50.0%).',
      ),
      text,
    );
    assert.ok(text.includes('Inside, Some: 1 of 2; Inside: 2 of 4; no group: 2 of 4.'), text);
    assert.deepEqual(sample({ share: 0.5, seed: 3 }).data, found.data);
    const all = sample({ count: 10 }).data.rows as SampleRow[];
    assert.deepEqual(
      all
        .filter(({ codedBy }) => codedBy.length > 0)
        .map(({ transcript, codedBy }) => [transcript, ...codedBy]),
      [['in/0.txt', 'ks']],
    );
  });

  it('takes a number of them, at least one, and never more than there are', () => {
    assert.equal(sample({ count: 3 }).data.rows.length, 3);
    assert.equal(sample({ share: 0 }).data.rows.length, 1);
    assert.equal(sample({ share: 1, strata: 'none' }).data.rows.length, 10);
    assert.equal(sample({ count: 1 }, { groups: ['some'] }).data.rows.length, 1);
    const many = runAnalysis(sampleAnalysis, corpus, {}, { count: 11 });
    assert.equal(!many.ok && many.error, 'There are only 10 transcripts to draw from.');
    const none = runAnalysis(sampleAnalysis, corpusOf({}, [], {}));
    assert.equal(!none.ok && none.error, 'There are no transcripts to draw from.');
  });
});
