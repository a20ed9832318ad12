import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { comparisonAnalysis } from '../../../../../src/core/analyses/compare/comparisonAnalysis';
import type { ComparisonRow } from '../../../../../src/core/analyses/compare/comparisonTable';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';
import { twinScope, upwards } from '../../analyses/kit/twinScope';
import { slowIou } from './twin';

describe('compare, against codings counted one by one', () => {
  it('shows each coding of both coders of random studies once, and as many matches as there are', async () => {
    const seen = { matched: 0, value: 0, boundary: 0, code: 0, onlyA: 0, onlyB: 0, split: 0, alone: 0 };
    await onRandomStudies(({ study, corpus, filters: random, random: chance }) => {
      const [a, b] = chance.pick([
        ['ann', 'ben'],
        ['ben', 'ann'],
        ['ann', 'consensus'],
      ]) as [string, string];
      const filters = { ...random, coders: [a, b] };
      const scope = twinScope(study, filters);
      const known = study.transcripts.flatMap(({ statuses }) => Object.keys(statuses));
      const report = runAnalysis(comparisonAnalysis, corpus, random, { coders: [a, b], show: 'all' });
      if (!report.ok) return assert.ok(!known.includes(a) || !known.includes(b), report.error);

      const has = (status: string | undefined) =>
        status !== undefined && (random.status === undefined || status === random.status);
      const compared = scope.transcripts.filter(({ statuses }) => has(statuses[a]) && has(statuses[b]));
      const codings = (coder: string) =>
        scope.segments
          .filter(({ transcript, segment }) => segment.coder === coder && compared.includes(transcript))
          .flatMap(({ transcript, segment }) => {
            const codes = segment.codes.map(id => upwards(study.codes, id)[0] ?? id);
            return [...new Set(codes)]
              .filter(code => (random.codes ?? []).length === 0 || scope.codes.includes(code))
              .map(code => ({ path: transcript.path, ...segment, code }));
          });
      const rows = [...(report.value.data.rows as Iterable<ComparisonRow>)];
      const shown = (side: 'a' | 'b') =>
        rows.flatMap(row =>
          row[side].map(one => `${row.transcript} ${one.segment} ${one.code} ${one.start} ${one.end}`),
        );
      const expected = (coder: string) =>
        codings(coder).map(({ path, id, code, start, end }) => `${path} ${id} ${code} ${start} ${end}`);
      const isTwice = rows.some(({ kind }) => kind === 'split');
      const list = (all: readonly string[]) => (isTwice ? [...new Set(all)] : [...all]).sort();
      assert.deepEqual(list(shown('a')), list(expected(a)));
      assert.deepEqual(list(shown('b')), list(expected(b)));

      const places = (coder: string) => {
        const counts = new Map<string, number>();
        for (const { path, code, start, end } of codings(coder)) {
          const key = `${path} ${code} ${start} ${end}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        return counts;
      };
      const ofB = places(b);
      const both = [...places(a)].reduce((sum, [key, n]) => sum + Math.min(n, ofB.get(key) ?? 0), 0);
      assert.equal(rows.filter(({ kind }) => kind === 'matched').length, both);
      for (const row of rows) {
        seen[row.kind]++;
        const [one] = row.a;
        const [other] = row.b;
        if (row.kind !== 'split') assert.equal(row.iou, one && other ? slowIou(one, other) : null);
      }
      if (compared.length < scope.transcripts.length) seen.alone++;
    });
    const least = { matched: 1, boundary: 100, code: 10, onlyA: 100, onlyB: 100, split: 3, alone: 30 };
    for (const kind of Object.keys(least) as (keyof typeof least)[])
      assert.ok(seen[kind] >= least[kind], `${kind}: ${seen[kind]}`);
  });
});
