import assert from 'node:assert/strict';
import { frequencyAnalysis } from '../../../../../src/core/analyses/frequency/frequencyAnalysis';
import type { FrequencyRow } from '../../../../../src/core/analyses/frequency/frequency';
import { valuesInWords } from '../../../../../src/core/analyses/frequency/codeValues';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { type RandomCase, onRandomStudies } from '../kit/onRandomStudies';
import { denselyWritten, scaleOf, scaledCorpus, twinValue } from '../kit/scaledStudy';
import { twinScope, upwards } from '../kit/twinScope';

describe('values in a frequency table', () => {
  it('are those of the segments with a code itself, and nothing else is otherwise than without scales', async () => {
    const cases: RandomCase[] = [];
    await onRandomStudies(one => void cases.push(one));
    const seen = { rows: 0, ordinal: 0, numeric: 0, missing: 0, without: 0 };
    for (const { study, corpus: plain, filters, random } of cases.slice(0, 100)) {
      const written = denselyWritten(study);
      const corpus = await scaledCorpus(study, written);
      const options = { all: random.chance(0.3), form: random.pick(['table', 'paper']) };
      const found = runAnalysis(frequencyAnalysis, corpus, filters, options);
      const without = runAnalysis(frequencyAnalysis, plain, filters, options);
      assert.ok(found.ok && without.ok);
      const rows = [...(found.value.data.rows as Iterable<FrequencyRow>)];
      const bare = rows.map(({ values: _, ...row }) => row);
      assert.deepEqual(bare, [...(without.value.data.rows as Iterable<FrequencyRow>)]);
      const columns = found.value.table.columns.map(({ name }) => name);
      const scaled = rows.filter(({ id }) => scaleOf(id));
      assert.equal(columns.includes('values'), scaled.length > 0);
      if (scaled.length === 0) {
        assert.deepEqual([...found.value.table.rows], [...without.value.table.rows]);
        seen.without++;
      }
      const { segments } = twinScope(study, filters);
      for (const { id, values } of rows) {
        if (!scaleOf(id)) {
          assert.equal(values, undefined);
          continue;
        }
        seen.rows++;
        const own = segments.filter(({ segment }) =>
          segment.codes.some(one => upwards(study.codes, one)[0] === id),
        );
        const given = own.map(({ segment }) => twinValue(study, segment, id, written));
        const known = given.filter(value => value !== undefined);
        assert.deepEqual([values!.n, values!.missing], [known.length, given.length - known.length]);
        for (const { value, count } of values!.distribution)
          assert.equal(count, known.filter(one => one === value).length);
        assert.equal(
          values!.distribution.reduce((sum, { count }) => sum + count, 0),
          known.length,
        );
        if (values!.missing > 0) seen.missing++;
        if (known.length === 0) continue;
        if (scaleOf(id)!.kind === 'ordinal') seen.ordinal++;
        else {
          seen.numeric++;
          const mean = (known as number[]).reduce((sum, one) => sum + one, 0) / known.length;
          assert.ok(Math.abs(values!.mean! - mean) < 1e-9);
        }
      }
    }
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 5, `${what} ${times}`);
  });

  it('are said in a few words', () => {
    const ordinal = {
      scale: { kind: 'ordinal', values: ['low', 'mid', 'high'] },
      ...{ n: 8, missing: 1, mean: null, median: 'high' },
      distribution: [
        { value: 'low', count: 3 },
        { value: 'mid', count: 0 },
        { value: 'high', count: 5 },
      ],
    } as const;
    assert.equal(valuesInWords(ordinal), 'low 3 · high 5');
    assert.equal(valuesInWords({ ...ordinal, n: 0 }), null);
    const numeric = {
      ...ordinal,
      scale: { kind: 'numeric', min: 0, max: 10 },
      mean: 4.25,
      median: 4,
    } as const;
    assert.equal(valuesInWords(numeric), 'mean 4.25, median 4, n = 8');
  });
});
