import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ScaleValue } from '../../../../../src/core/codebook/code';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { statisticsOf } from '../../../../../src/core/analyses/values/statistics';
import type { DistributionRow, SummaryRow } from '../../../../../src/core/analyses/values/values';
import { valuesAnalysis } from '../../../../../src/core/analyses/values/valuesAnalysis';
import { onRandomStudies } from '../kit/onRandomStudies';
import type { RandomStudy } from '../kit/randomStudy';
import { scaleOf, scaledCorpus, twinValue } from '../kit/scaledStudy';
import { type TwinFilters, type TwinSegment, twinScope, upwards } from '../kit/twinScope';

/** What a part holds, as a person would look for it: all, a group's transcripts, or who has a value. */
function isIn(study: RandomStudy, by: string, part: string, { transcript, speakers }: TwinSegment): boolean {
  if (part === '') return true;
  if (by === 'group') return study.groups[part]!.includes(transcript.path);
  return speakers.some(id => attributeOf(study, id) === part);
}

function attributeOf(study: RandomStudy, id: string): string | undefined {
  const value = study.participants.find(one => one.id === id)?.attributes?.['job'];
  return value === undefined ? undefined : String(value);
}

/** Where a value is on the scale of a code. */
function rank(code: string, value: ScaleValue): number {
  const scale = scaleOf(code)!;
  return scale.kind === 'ordinal' ? 1 + scale.values.indexOf(String(value)) : Number(value);
}

/** The values of a code in a part, and how many have none; by segment, or by person. */
function twin(
  study: RandomStudy,
  segments: readonly TwinSegment[],
  code: string,
  { by, part, unit }: { by: string; part: string; unit: string },
) {
  const has = segments.filter(
    one => one.segment.codes.some(id => upwards(study.codes, id)[0] === code) && isIn(study, by, part, one),
  );
  const valueOf = ({ segment }: TwinSegment) => twinValue(study, segment, code);
  if (unit === 'segment') {
    const values = has.map(valueOf).filter(value => value !== undefined);
    return { ranks: values.map(value => rank(code, value)), missing: has.length - values.length };
  }
  const people = [...new Set(has.flatMap(({ speakers }) => speakers))].filter(
    id => part === '' || by !== 'attribute' || attributeOf(study, id) === part,
  );
  const ranks = people.flatMap(id => {
    const own = has
      .filter(({ speakers }) => speakers.includes(id))
      .flatMap(one => valueOf(one) ?? [])
      .map(value => rank(code, value))
      .sort((x, y) => x - y);
    if (own.length === 0) return [];
    if (scaleOf(code)!.kind === 'numeric') return [own.reduce((sum, one) => sum + one) / own.length];
    // from both ends inwards
    while (own.length > 2) own.splice(0, 1, ...own.splice(-1, 1).slice(1));
    return [own[0]!];
  });
  return { ranks, missing: people.length - ranks.length };
}

function run(corpus: Corpus, filters: TwinFilters, given: Record<string, string>) {
  return runAnalysis(valuesAnalysis, corpus, filters, given);
}

describe('values, against codings looked at one by one', () => {
  it('counts each value and says n, missing, mean, SD and median, in any part of random studies', async () => {
    const cases: { study: RandomStudy; filters: TwinFilters; pick: (all: readonly string[]) => string }[] =
      [];
    await onRandomStudies(({ study, filters, random }) => {
      const choices = [random.below(97), random.below(97), random.below(97)];
      cases.push({ study, filters, pick: all => all[choices[all.length % 3]! % all.length]! });
    });
    let [rows, missing, useless] = [0, 0, 0];
    for (const { study, filters, pick } of cases.slice(0, 90)) {
      const corpus = await scaledCorpus(study);
      const scope = twinScope(study, filters);
      const by = pick(['all', 'group', 'attribute']);
      const named: Record<string, string> = by === 'attribute' ? { attribute: 'job' } : {};
      const unit = pick(['segment', 'participant', 'segment']);
      const found = run(corpus, filters, { by, unit, show: 'mean', ...named });
      const codes = scope.codes.filter(id => scaleOf(id));
      if (!found.ok) {
        const jobs = scope.participants.some(id => attributeOf(study, id) !== undefined);
        if (by === 'attribute' && /has attributes yet|has no attribute/.test(found.error)) continue;
        const hasParts = by === 'group' ? Object.keys(study.groups).length > 0 : by === 'all' || jobs;
        assert.ok(codes.length === 0 || !hasParts, found.error);
        continue;
      }
      const spread = run(corpus, filters, { by, unit, show: 'distribution', ...named });
      assert.ok(spread.ok);
      const distribution = [...(spread.value.data.rows as Iterable<DistributionRow>)];
      for (const row of found.value.data.rows as Iterable<SummaryRow>) {
        const want = twin(study, scope.segments, row.id, { by, part: row.part.id, unit });
        rows++;
        missing += want.missing;
        assert.deepEqual([row.n, row.missing], [want.ranks.length, want.missing]);
        const sorted = [...want.ranks].sort((x, y) => x - y);
        if (row.scale.kind === 'numeric' && sorted.length > 0) {
          const mean = sorted.reduce((sum, one) => sum + one) / sorted.length;
          assert.ok(Math.abs(row.mean! - mean) < 1e-9);
          const middle =
            (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
          assert.ok(Math.abs((row.median as number) - middle) < 1e-9);
        } else if (row.scale.kind === 'ordinal') assert.equal(row.mean, null);
        for (const { id, value, parts } of distribution) {
          const part = parts.find(one => one.id === row.part.id)!;
          if (id !== row.id) continue;
          assert.equal(part.of, sorted.length);
          assert.equal(part.count, sorted.filter(one => one === rank(id, value)).length);
        }
      }
      useless += found.value.table.notes.filter(note => /contradict|not on the scale/.test(note)).length;
    }
    assert.ok(rows > 300 && missing > 100 && useless > 0, `${rows} ${missing} ${useless}`);
  });

  it('leads to just the segments that a cell counts', async () => {
    let cells = 0;
    const cases: RandomStudy[] = [];
    await onRandomStudies(({ study }) => void cases.push(study));
    for (const study of cases.slice(0, 25)) {
      const corpus = await scaledCorpus(study);
      const found = run(corpus, {}, {});
      if (!found.ok) continue;
      const { underlyingPlaces } = await import('../../../../../src/core/report/underlyingPlaces');
      const rows = [...(found.value.data.rows as Iterable<DistributionRow>)];
      [...found.value.table.rows].forEach(({ underlying }, i) => {
        assert.equal(underlyingPlaces(corpus, {}, underlying!).length, rows[i]!.parts[0]!.count);
        cells++;
      });
    }
    assert.ok(cells > 50);
  });

  it('has the figures of a textbook', () => {
    const scale = { kind: 'numeric', min: 0, max: 10 } as const;
    // Snedecor & Cochran 1989, Statistical Methods, 8th edition: s² of a sample is divided by n − 1
    const { n, mean, sd, median, least, greatest } = statisticsOf(scale, [2, 4, 4, 4, 5, 5, 7, 9]);
    assert.deepEqual([n, mean, median, least, greatest], [8, 5, 4.5, 2, 9]);
    assert.ok(Math.abs(sd! - Math.sqrt(32 / 7)) < 1e-12);
    assert.deepEqual(statisticsOf(scale, [3]).sd, null);
    assert.deepEqual(statisticsOf(scale, []), {
      ...{ n: 0, mean: null, sd: null, median: null, least: null, greatest: null },
    });
    const levels = { kind: 'ordinal', values: ['low', 'mid', 'high'] } as const;
    assert.equal(statisticsOf(levels, [1, 2, 3, 3]).median, 'mid–high');
    assert.equal(statisticsOf(levels, [3, 1, 1]).median, 'low');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2 }), ranks => {
        // the mean square of all pairs of differences is twice the variance
        const pairs = ranks.flatMap((x, i) => ranks.slice(i + 1).map(y => (x - y) ** 2));
        const variance = pairs.reduce((sum, one) => sum + one, 0) / pairs.length / 2;
        assert.ok(Math.abs(statisticsOf(scale, ranks).sd! ** 2 - variance) < 1e-9);
      }),
    );
  });

  it('says why there is nothing to count', async () => {
    const [study] = await new Promise<RandomStudy[]>(resolve => {
      const all: RandomStudy[] = [];
      void onRandomStudies(({ study: one }) => void all.push(one)).then(() => resolve(all));
    });
    const { corpus } = await import('../../../../../src/study/readStudy').then(async ({ readStudy }) => {
      const { MemoryFileStore } = await import('../../../study/memoryFileStore');
      return readStudy(new MemoryFileStore(study!.files));
    });
    const found = run(corpus, {}, {});
    assert.match(found.ok ? '' : found.error, /No code here has a scale/);
  });
});
