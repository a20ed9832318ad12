import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { timeline } from '../../../../../src/core/analyses/timeline/timeline';
import { timelineCharts } from '../../../../../src/core/analyses/timeline/timelineCharts';
import { onRandomStudies } from '../kit/onRandomStudies';
import { twin } from './twin';

describe('timeline, against sets of words', () => {
  it('is the same in every row of random studies, and its charts show the same words', async () => {
    const seen = { rows: 0, several: 0, marks: 0, wordless: 0, themes: 0 };
    await onRandomStudies(({ study, corpus, filters, scope: twinScope }) => {
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const { rows } = finish(timeline(corpus, scope.value));
      assert.deepEqual(rows, twin(study, twinScope));

      const strips = timelineCharts(corpus, scope.value).flatMap(chart =>
        chart.strips.map(strip => ({ title: chart.title, ...strip })),
      );
      assert.deepEqual(
        strips.map(({ title, label, marks }) => [
          title,
          label.underlying!.code,
          marks.reduce((sum, { start, end }) => sum + end - start, 0),
        ]),
        rows.map(({ transcript, id, words }) => [transcript, id, words]),
      );
      for (const { title, label, marks } of strips) {
        const places = twinScope.segments.filter(
          ({ transcript, codes }) => transcript.path === title && codes.includes(label.underlying!.code!),
        );
        for (const [i, { start, underlying }] of marks.entries()) {
          assert.ok(i === 0 || start > marks[i - 1]!.end, 'apart');
          const { span } = underlying!;
          const within = places.filter(
            ({ segment }) => segment.start < span!.end && segment.end > span!.start,
          );
          assert.equal(Math.min(...within.map(({ segment }) => segment.start)), span!.start);
          assert.equal(Math.max(...within.map(({ segment }) => segment.end)), span!.end);
          seen.marks++;
          if (start === marks[i]!.end) seen.wordless++;
        }
      }
      seen.rows += rows.length;
      seen.several += rows.filter(({ segments }) => segments > 1).length;
      seen.themes += rows.filter(({ kind }) => kind === 'theme').length;
    });
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});
