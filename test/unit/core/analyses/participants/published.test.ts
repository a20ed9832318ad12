import assert from 'node:assert/strict';
import path from 'node:path';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Sample } from '../../../../../src/core/analyses/participants/participants';
import { participantsAnalysis } from '../../../../../src/core/analyses/participants/participantsAnalysis';
import { NodeFileStore } from '../../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../../src/study/readStudy';

const STUDY = path.resolve(__dirname, '../../../../../media/sample-study');

/**
 * Section Sample of Dunand et al. 2024, PLOS ONE 19(3): e0299514. Of numbers mean, lowest and highest. The paper has 76.6
 * where 460 / 6 is 76.67: it cuts off what is rounded here.
 */
const PUBLISHED = {
  'part-1': {
    n: 5,
    counts: {
      gender: { woman: 4, man: 1 },
      profession: { nurse: 2, 'occupational therapist': 1, 'social educator': 1, psychologist: 1 },
    },
    numbers: {
      age: '43.8 (30–60)',
      'years as job coach': '3.1 (0–7)',
      'years in psychiatry before': '13.4 (3–25)',
      'work rate %': '70 (20–100)',
    },
  },
  'part-2': {
    n: 6,
    counts: {
      gender: { woman: 6 },
      profession: { psychologist: 2, 'social worker': 2, 'occupational therapist': 1, 'social educator': 1 },
    },
    numbers: {
      age: '38.2 (30–43)',
      'years as job coach': '3.5 (1–8)',
      'years in psychiatry before': '5.3 (3–11)',
      'work rate %': '76.7 (50–100)',
    },
  },
};

describe('participants, on the sample study', () => {
  it('has the figures of the published section on the sample', async () => {
    const { corpus } = await readStudy(new NodeFileStore(STUDY));
    const report = runAnalysis(participantsAnalysis, corpus);
    assert.ok(report.ok);
    const { scope, rows } = report.value.data as unknown as Sample;
    const { columns, rows: cells } = report.value.table;
    assert.equal(scope.inSeveral, 2);
    for (const [i, [id, { n, counts, numbers }]] of Object.entries(PUBLISHED).entries()) {
      assert.deepEqual([scope.parts[i]!.id, scope.parts[i]!.participants], [id, n]);
      for (const [attribute, expected] of Object.entries(counts)) {
        const found = rows.filter(row => row.kind === 'value' && row.attribute === attribute);
        const counted = found.map(({ value, parts }) => [value!, parts[i]!.n] as const);
        assert.deepEqual(Object.fromEntries(counted.filter(([, count]) => count > 0)), expected);
      }
      const at = columns.findIndex(({ name }) => name === `figures_${id}`);
      const shown = [...cells].map(row => row.cells[at]);
      for (const [attribute, expected] of Object.entries(numbers)) {
        const row = rows.findIndex(one => one.kind === 'number' && one.attribute === attribute);
        assert.equal(shown[row], expected, `${id} ${attribute}`);
      }
    }
  });

  it('says it in sentences, with what participants are called', async () => {
    const { corpus } = await readStudy(new NodeFileStore(STUDY));
    const options = { people: 'job coach/job coaches', attributes: 'gender; age; work rate %' };
    const report = runAnalysis(participantsAnalysis, corpus, {}, options);
    assert.ok(report.ok);
    assert.deepEqual(report.value.table.summary, [
      'Five job coaches took part in “A few weeks after training (focus group)” (4 women, 1 man; mean age 43.8 years, range 30–60; mean work rate 70%, range 20–100).',
      'Six job coaches took part in “Nine months after training (interviews)” (6 women; mean age 38.2 years, range 30–43; mean work rate 76.7%, range 50–100).',
      'In all, nine job coaches took part, two of them in both groups (8 women, 1 man; mean age 41 years, range 30–60; mean work rate 73.3%, range 20–100).',
    ]);
  });
});
