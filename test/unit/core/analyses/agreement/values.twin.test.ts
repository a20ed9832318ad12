import assert from 'node:assert/strict';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import type { ValueRow } from '../../../../../src/core/analyses/agreement/values/valueAgreement';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { type RandomCase, onRandomStudies } from '../kit/onRandomStudies';
import type { RandomSegment, RandomStudy } from '../kit/randomStudy';
import { type Written, denselyWritten, scaleOf, scaledCorpus, twinValue } from '../kit/scaledStudy';
import { inBookOrder, isKept, speakersIn, upwards } from '../kit/twinScope';
import { pairsOf } from './brute';
import { drawsOf, errorOf, intervalBy } from './intervalTwin';
import { type Twin, type TwinOptions, type TwinText, twinCoders, twinOf } from './twin';
import { type Units, distanceAlpha, exact, kappaByPairs, known } from './valuesBrute';

const UNITS = ['turn', 'paragraph', 'sentence', 'character', 'transcript', 'segment'] as const;

interface TwinUnits {
  units: (number | null)[][];
  /** The cluster of each. */
  clusters: string[];
  alone: number;
  mixed: number;
}

const ways = new WeakMap<RandomStudy, Written>();

function writtenIn(study: RandomStudy): Written {
  if (!ways.has(study)) ways.set(study, denselyWritten(study));
  return ways.get(study)!;
}

function rankOf(study: RandomStudy, segment: RandomSegment, code: string): number | undefined {
  const value = twinValue(study, segment, code, writtenIn(study));
  const scale = scaleOf(code)!;
  if (value === undefined) return undefined;
  return scale.kind === 'ordinal' ? scale.values.indexOf(String(value)) + 1 : Number(value);
}

/** One number for several: their mean, or the lower middle one of values in order. */
function single(code: string, ranks: readonly number[]): number | null {
  if (ranks.length === 0) return null;
  const sorted = [...ranks].sort((a, b) => a - b);
  if (scaleOf(code)!.kind === 'ordinal') return sorted[Math.ceil(sorted.length / 2) - 1]!;
  return sorted[0] === sorted.at(-1) ? sorted[0]! : sorted.reduce((a, b) => a + b) / sorted.length;
}

/** Every unit of every text, character by character. */
function unitsOf(
  study: RandomStudy,
  { texts, coders }: Twin,
  code: string,
  counts: (text: TwinText, segment: RandomSegment) => boolean,
  clusterOf: (text: number, turn: number) => string,
): TwinUnits {
  const found: TwinUnits = { units: [], clusters: [], alone: 0, mixed: 0 };
  texts.forEach((text, t) => {
    const at = coders.map((_, i) => {
      const ranks = text.transcript.text.split('').map((): Set<RandomSegment> => new Set());
      for (const segment of text.segments[i]!)
        if (counts(text, segment) && rankOf(study, segment, code) !== undefined)
          for (let c = segment.start; c < segment.end; c++) ranks[c]!.add(segment);
      return ranks;
    });
    text.units.forEach((unit, u) => {
      const said = at.map(own => [...new Set(unit.flatMap(c => [...own[c]!]))]);
      const ranks = said.map(own => own.map(segment => rankOf(study, segment, code)!));
      const having = ranks.filter(own => own.length > 0);
      if (having.length === 1) found.alone++;
      if (having.length < 2) return;
      found.mixed += having.filter(own => new Set(own).size > 1).length;
      found.units.push(ranks.map(own => single(code, own)));
      found.clusters.push(clusterOf(t, text.turns[u]!));
    });
  });
  return found;
}

/** Pairs of segments, tried in all ways; undefined where several ways are as good. */
function matchedUnits(
  study: RandomStudy,
  { texts, coders }: Twin,
  code: string,
  least: number,
  counts: (text: TwinText, segment: RandomSegment) => boolean,
  clusterOf: (text: number, turn: number) => string,
): TwinUnits | undefined {
  const found: TwinUnits = { units: [], clusters: [], alone: 0, mixed: 0 };
  for (const [t, text] of texts.entries()) {
    for (const [i, j] of pairsOf(coders.length)) {
      if (text.rates[i] === 'none' || text.rates[j] === 'none') continue;
      const [first, second] = [i, j].map(k => text.segments[k]!.filter(one => counts(text, one)));
      if (first!.length > 7 || second!.length > 7) return undefined;
      const ways = waysOf(first!, second!, least);
      const most = Math.max(...ways.map(({ worth }) => worth));
      const best = ways.filter(({ worth }) => worth > most - 1e-7);
      if (best.length > 1) return undefined;
      const valued = (one: RandomSegment) => rankOf(study, one, code) !== undefined;
      const pairs = best[0]!.pairs.filter(([a, b]) => valued(a) && valued(b));
      found.alone += [...first!, ...second!].filter(valued).length - 2 * pairs.length;
      for (const [a, b] of pairs) {
        const unit: (number | null)[] = coders.map(() => null);
        unit[i] = rankOf(study, a, code)!;
        unit[j] = rankOf(study, b, code)!;
        found.units.push(unit);
        const from = Math.min(a.start, b.start);
        const turn = text.transcript.turnOf.slice(from).find(one => one >= 0) ?? 0;
        found.clusters.push(clusterOf(t, turn));
      }
    }
  }
  return found;
}

interface Way {
  readonly worth: number;
  readonly pairs: readonly (readonly [RandomSegment, RandomSegment])[];
}

function waysOf(first: readonly RandomSegment[], second: readonly RandomSegment[], least: number): Way[] {
  const [one, ...rest] = first;
  if (!one) return [{ worth: 0, pairs: [] }];
  return [
    ...waysOf(rest, second, least),
    ...second.flatMap((other): Way[] => {
      const both = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      const overlap = both / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
      if (both <= 0 || overlap < least - 1e-12) return [];
      return waysOf(
        rest,
        second.filter(left => left !== other),
        least,
      ).map(({ worth, pairs }) => ({ worth: worth + overlap, pairs: [[one, other] as const, ...pairs] }));
    }),
  ];
}

function close(found: number | null, want: number | null, what: string): void {
  if (want === null) assert.equal(found, null, what);
  else assert.ok(Math.abs(found! - want) < 1e-9, `${what}: ${found}, not ${want}`);
}

const mean = (list: readonly (number | null)[]) => {
  const there = list.filter(one => one !== null);
  return there.length > 0 ? there.reduce((a, b) => a + b, 0) / there.length : null;
};

function twinInterval({ units, clusters }: TwinUnits, metric: 'ordinal' | 'interval', resamples: number) {
  const names = [...new Set(clusters)].sort();
  if (names.length < 2) return null;
  const at = (weights: readonly number[], isExact: boolean) =>
    distanceAlpha(
      units,
      metric,
      clusters.map(name => weights[names.indexOf(name)]!),
      isExact,
    );
  const correction = (weights: readonly number[]) => {
    const n = units.reduce(
      (sum, unit, u) => sum + known(unit).length * weights[names.indexOf(clusters[u]!)]!,
      0,
    );
    return (n - 1) / n;
  };
  const draws = drawsOf(names.length, resamples);
  if (draws.filter(weights => at(weights, true) !== null).length < 0.95 * resamples) return null;
  return intervalBy(
    weights => at(weights, true),
    weights => correction(weights) * errorOf(weights, other => at(other, false)!),
    draws,
    -1,
  );
}

describe('agreement on values, against units looked at character by character', () => {
  it('has the same units and figures in random studies', async () => {
    const cases: RandomCase[] = [];
    await onRandomStudies(one => void cases.push(one));
    const seen = { rows: 0, figures: 0, many: 0, mixed: 0, none: 0, matched: 0, useless: 0, intervals: 0 };
    for (const { study, filters: narrow, random } of cases.slice(0, 150)) {
      const filters = random.pick([narrow, {}]);
      const options: TwinOptions = {
        coders: random.pick([
          [],
          ['ann', 'ben'],
          study.transcripts.some(({ statuses }) => statuses['consensus']) ? ['ann', 'ben', 'consensus'] : [],
        ]),
        unit: random.pick(UNITS),
        level: 'codes',
        missing: random.pick(['uncoded', 'unfinished', 'nothing'] as const),
        speakers: random.pick(['all', 'all', 'participants'] as const),
        all: false,
      };
      const overlap = random.pick([0, 50, 70]);
      if (twinCoders(study, filters, options.coders).length < 2) continue;
      const twin = twinOf(study, filters, options);
      const resamples = seen.intervals < 12 ? 40 : 0;
      const given = { ...options, level: 'all', overlap, resamples, seed: 5, show: 'values' };
      const corpus = await scaledCorpus(study, writtenIn(study));
      const report = runAnalysis(agreementAnalysis, corpus, filters, given);
      const codes = inBookOrder(study.codes).filter(id => twin.rows.includes(id) && scaleOf(id));
      if (codes.length === 0) {
        assert.match(report.ok ? '' : report.error, /No code here has a scale/);
        continue;
      }
      assert.ok(report.ok, report.ok ? '' : report.error);
      seen.useless += report.value.table.notes.filter(note =>
        /contradict|not on the scale/.test(note),
      ).length;
      const rows = [...(report.value.data.rows as Iterable<ValueRow>)];
      const only =
        options.speakers === 'participants' ||
        (filters.participants?.length ?? 0) > 0 ||
        (filters.where?.length ?? 0) > 0;
      const isFew = twin.texts.filter(({ isCompared }) => isCompared).length < 5;
      const byTurn = isFew && options.unit !== 'transcript';
      const clusterOf = (text: number, turn: number) =>
        [text, byTurn ? turn : 0].map(one => String(one).padStart(6, '0')).join();
      const wanted = codes.flatMap(code => {
        const counts = ({ transcript }: TwinText, segment: RandomSegment) =>
          segment.codes.some(id => upwards(study.codes, id)[0] === code) &&
          (!only ||
            speakersIn(study, transcript, segment.start, segment.end).some(id => isKept(id, study, filters)));
        const units =
          options.unit === 'segment'
            ? matchedUnits(study, twin, code, overlap / 100, counts, clusterOf)
            : unitsOf(study, twin, code, counts, clusterOf);
        if (units && units.units.length + units.alone === 0) return [];
        return [{ code, units }];
      });
      if (wanted.every(({ units }) => units))
        assert.deepEqual(
          rows.map(({ code }) => code),
          wanted.map(({ code }) => code),
        );
      for (const row of rows) {
        const units = wanted.find(({ code }) => code === row.code)?.units;
        if (!units) continue;
        seen.rows++;
        check(row, units, twin.coders.length, resamples, seen);
      }
      const { method } = report.value.data as unknown as { method: string };
      assert.equal(report.value.table.notes.at(-1), method);
      assert.equal(method.includes('Only participants’ turns were included.'), only);
      assert.equal(method.includes('resamples'), resamples > 0);
      assert.equal(method.includes('Light 1971'), twin.coders.length > 2);
      assert.match(method, /^How agreement on values was computed: the values that [23] coders \(/);
      const shown = [...report.value.table.rows];
      assert.equal(shown.length, rows.length);
      rows.forEach(({ code }, i) => {
        for (const { placed } of report.value.underlyingPlaces!(shown[i]!.underlying!) ?? [])
          assert.ok(placed!.segment.codes.some(id => upwards(study.codes, id)[0] === code));
      });
    }
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 5, `${what} ${times}`);
  });
});

function check(
  row: ValueRow,
  twin: TwinUnits,
  coders: number,
  resamples: number,
  seen: Record<'figures' | 'many' | 'mixed' | 'none' | 'matched' | 'intervals', number>,
): void {
  const units: Units = twin.units;
  assert.deepEqual([row.n, row.alone, row.mixed], [units.length, twin.alone, twin.mixed]);
  const isVaried = new Set(units.flatMap(known)).size > 1;
  assert.equal(row.reason, units.length === 0 ? 'no units' : isVaried ? null : 'no variation');
  assert.equal(row.few, units.length < 5);
  if (!isVaried) {
    seen.none++;
    assert.deepEqual(
      [row.percent, row.kappaLinear, row.kappaQuadratic, row.alpha, row.ci],
      Array(5).fill(null),
    );
    return;
  }
  seen.figures++;
  if (coders > 2) seen.many++;
  if (twin.mixed > 0) seen.mixed++;
  if (twin.clusters.length > 0 && twin.mixed === 0) seen.matched++;
  const metric = scaleOf(row.code)!.kind === 'ordinal' ? 'ordinal' : 'interval';
  assert.equal(row.metric, metric);
  close(row.percent, exact(units), 'percent');
  close(row.alpha, distanceAlpha(units, metric), 'alpha');
  const pairs = pairsOf(coders);
  const kappas = (power: 1 | 2) => mean(pairs.map(([i, j]) => kappaByPairs(units, i, j, power)));
  close(row.kappaLinear, kappas(1), 'linear');
  close(row.kappaQuadratic, kappas(2), 'quadratic');
  row.pairs?.forEach((pair, p) => {
    const [i, j] = pairs[p]!;
    const both = units.filter(unit => unit[i] !== null && unit[j] !== null);
    assert.equal(pair.n, both.length);
    close(pair.kappaQuadratic, kappaByPairs(units, i, j, 2), 'pair');
  });
  assert.equal(row.clusters, new Set(twin.clusters).size);
  // the twin's standard errors take a matrix for each cluster of each resample
  if (resamples === 0 || row.clusters > 15 || units.length > 40) return;
  const want = twinInterval(twin, metric, resamples);
  if (want === null) return assert.equal(row.ci, null);
  seen.intervals++;
  want.forEach((end, i) => assert.ok(Math.abs(row.ci![i]! - end) < 1e-4, `${row.ci} not ${want}`));
}
