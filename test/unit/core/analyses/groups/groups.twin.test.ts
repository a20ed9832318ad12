import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { underlyingPlaces } from '../../../../../src/core/report/underlyingPlaces';
import { frequency } from '../../../../../src/core/analyses/frequency/frequency';
import type { GroupsTable } from '../../../../../src/core/analyses/groups/groups';
import { groupsAnalysis } from '../../../../../src/core/analyses/groups/groupsAnalysis';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { randomStudy } from '../kit/randomStudy';
import { randomFilters } from '../kit/twinScope';
import { type TwinRow, randomOptions, twin } from '../frequency/twin';

const figures = ({ id: _, name: __, path: ___, kind: ____, ...counts }: TwinRow) => counts;

describe('groups, against a count unit by unit of each group', () => {
  it('has in every column of random studies what frequency has for this group alone', async () => {
    const seen = { rows: 0, differing: 0, sharing: 0, onlyInSome: 0, asked: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const { corpus } = await readStudy(new MemoryFileStore(study.files));
        const filters = randomFilters(seed, study);
        const { by, preset, all } = randomOptions(seed);
        const report = runAnalysis(groupsAnalysis, corpus, filters, { by, preset, all });
        assert.ok(report.ok);
        const found = report.value.data as unknown as GroupsTable;

        const asked = filters.groups?.length ? filters.groups : Object.keys(study.groups);
        const alone = asked.map(id => ({ ...filters, groups: [id] }));
        const total = twin(study, filters, { by, preset, all });
        const groups = alone.map(one => twin(study, one, { by, preset, all: true }));
        const expected = total.rows.map(row => ({
          id: row.id,
          name: row.name,
          path: row.path,
          kind: row.kind,
          groups: groups.map(({ rows }, i) => ({
            group: asked[i],
            ...figures(rows.find(({ id }) => id === row.id)!),
          })),
          total: figures(row),
        }));
        assert.deepEqual(found.rows, expected);
        assert.deepEqual(
          found.scope.groups.map(({ id, name, ...facts }) => ({ id, ...facts })),
          groups.map(({ scope }, i) => {
            const { participants, transcripts, codedTranscripts, segments, words } = scope as Record<
              string,
              number
            >;
            return { id: asked[i], participants, transcripts, codedTranscripts, segments, words };
          }),
        );

        for (const [i, filter] of alone.entries()) {
          const own = frequency(corpus, { ...filter, by, preset, all: true });
          assert.ok(own.ok);
          for (const { id, groups: columns } of found.rows) {
            const { group: _, ...counts } = columns[i]!;
            assert.deepEqual(counts, figures(own.value.rows.find(row => row.id === id)!));
          }
        }
        for (const { id, groups: columns } of found.rows.slice(0, 3)) {
          for (const { group, segments } of columns) {
            assert.equal(underlyingPlaces(corpus, filters, { code: id, group }).length, segments);
          }
        }
        if (filters.groups?.length) seen.asked++;
        if (found.scope.notes.some(note => note.includes('more than one group'))) seen.sharing++;
        for (const row of found.rows) {
          seen.rows++;
          const counts = new Set(row.groups.map(({ segments }) => segments));
          if (counts.size > 1) seen.differing++;
          if (counts.has(0) && counts.size > 1) seen.onlyInSome++;
        }
      }),
      { numRuns: 250 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 30, JSON.stringify(seen));
  });
});
