import assert from 'node:assert/strict';
import type { Agreement } from '../../../../../src/core/analyses/agreement/agreement';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { onRandomStudies } from '../kit/onRandomStudies';
import type { RandomSegment } from '../kit/randomStudy';
import { type Lists, assertAllClose, assertClose, binary, pairsOf, pooledValue } from './brute';
import { type Measure, twinIntervals } from './intervalTwin';
import { type Twin, type TwinOptions, coveredBy, ratingsOf, twinCoders, twinOf } from './twin';

type Units = Exclude<TwinOptions['unit'], 'segment'>;
type Yes = (segment: RandomSegment) => boolean;

const MEASURES = ['alpha', 'pi', 'fleiss', 'ac1', 'brennanPrediger'] as const;

describe('agreement, against every rating of every unit', () => {
  it('is the same in every figure of random studies', async () => {
    const seen = { rows: 0, figures: 0, missing: 0, three: 0, refused: 0, intervals: 0, none: 0, few: 0 };
    const units = new Map<string, number>();
    await onRandomStudies(({ study, corpus, filters, random }) => {
      const options = {
        coders: random.chance(0.5)
          ? []
          : random.pick([
              ['ben', 'ann'],
              ['ann', 'ben', 'consensus'],
            ]),
        unit: random.pick<Units>(['turn', 'paragraph', 'sentence', 'character', 'transcript']),
        level: random.pick(['all', 'all', 'codes', 'themes'] as const),
        missing: random.pick(['uncoded', 'unfinished', 'nothing'] as const),
        speakers: random.pick(['all', 'all', 'participants'] as const),
        all: random.chance(0.2),
      };
      const resamples = random.pick([0, 0, 7, 40]);
      const asked = options.coders.filter(
        coder => coder !== 'consensus' || study.transcripts.some(one => 'consensus' in one.statuses),
      );
      const given = { ...options, coders: asked, resamples, seed: 5 };
      const found = runAnalysis(agreementAnalysis, corpus, filters, given);
      const coders = twinCoders(study, filters, asked);
      if (coders.length < 2) {
        assert.equal(found.ok, false);
        return void seen.refused++;
      }
      assert.ok(found.ok, found.ok ? '' : found.error);
      const data = found.value.data as unknown as Pick<Agreement, 'rows' | 'overall'> & { coders: string[] };
      assert.deepEqual(data.coders, coders);
      const twin = twinOf(study, filters, { ...options, coders: asked });
      const { comparedTranscripts } = found.value.data['scope'] as never as { comparedTranscripts: number };
      assert.equal(comparedTranscripts, twin.texts.filter(({ isCompared }) => isCompared).length);
      const isListed = (code: string) =>
        options.all ||
        twin.texts.some(
          one => one.isCompared && one.segments.flat().some(segment => twin.isYes(code, segment)),
        );
      const listed = twin.rows.filter(isListed);
      assert.deepEqual(
        data.rows.map(({ code }) => code),
        listed,
      );
      const isRolled = options.unit === 'character';
      for (const row of data.rows) {
        const isYes: Yes = segment => twin.isYes(row.code, segment);
        const lists = together(twin.texts.map(text => ratingsOf(text, coders, isYes)));
        const { figures } = binary(lists);
        assertAllClose(row, figures, row.code);
        const occurrences = isRolled ? passages(twin, isYes) : occurringUnits(lists);
        assert.equal(row.occurrences, occurrences, 'occurrences');
        assert.equal(row.few, occurrences < 5);
        checkIntervals(
          row,
          resamples === 0 || figures.reason !== null
            ? undefined
            : intervals(twin, options.unit, [isYes], resamples),
        );
        row.pairs?.forEach((pair, p) => {
          const [i, j] = pairsOf(coders.length)[p]!;
          assert.deepEqual(pair.coders, [coders[i], coders[j]]);
          assertAllClose(pair, binary([lists[i]!, lists[j]!]).figures, `${row.code} ${pair.coders}`);
        });
        assert.equal(
          row.pairs?.length,
          coders.length > 2 ? (coders.length * (coders.length - 1)) / 2 : undefined,
        );
        seen.rows++;
        if (figures.reason === null) seen.figures++;
        if (lists.flat().includes(null)) seen.missing++;
        if (coders.length > 2) seen.three++;
        for (const one of [row.ci, row.kappaCi, row.percentCi, row.positiveCi]) if (one) seen.intervals++;
        if (row.few) seen.few++;
      }
      checkOverall(twin, options.unit, data.overall, resamples);
      if (data.overall.reason !== null) seen.none++;
      units.set(options.unit, (units.get(options.unit) ?? 0) + data.rows.length);
    });
    for (const [what, times] of [...Object.entries(seen), ...units])
      assert.ok(times > 5, `${what}: ${times}`);
  });
});

function checkOverall(twin: Twin, unit: Units, overall: Agreement['overall'], resamples: number): void {
  const yes = twin.pooled
    .map(
      (code): Yes =>
        segment =>
          twin.isPooledYes(code, segment),
    )
    .filter(isYes => {
      const lists = together(twin.texts.map(text => ratingsOf(text, twin.coders, isYes)));
      return occurringUnits(lists) > 0;
    });
  const all = yes.map(isYes => binary(together(twin.texts.map(text => ratingsOf(text, twin.coders, isYes)))));
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  const [n, a, b, c, d] = (['n', 'a', 'b', 'c', 'd'] as const).map(name =>
    sum(({ figures }) => figures[name]),
  );
  assert.equal(overall.codes, yes.length);
  assertAllClose(overall, { n, a, b, c, d }, 'overall');
  for (const name of MEASURES) {
    assertClose(overall[name], pooledValue(all.map(({ parts }) => parts[name])), `overall ${name}`);
  }
  const kappas = (all[0]?.kappaParts ?? [])
    .map((_, i) => pooledValue(all.map(({ kappaParts }) => kappaParts[i]!)))
    .filter(kappa => kappa !== null);
  const mean = kappas.length > 0 ? kappas.reduce((total, one) => total + one, 0) / kappas.length : null;
  assertClose(overall.kappa, mean, 'overall kappa');
  if (all.some(({ figures }) => figures.reason === null)) {
    assertClose(overall.percent, sum(one => (one.observed ?? 0) * one.figures.n) / n!, 'overall percent');
    assertClose(overall.positive, (2 * a!) / (2 * a! + b! + c!), 'overall positive');
    checkIntervals(overall, resamples > 0 ? intervals(twin, unit, yes, resamples) : undefined);
  } else assert.deepEqual([overall.percent, overall.positive, overall.ci], [null, null, null]);
}

/** The units of several texts one after the other. */
function together(texts: readonly Lists[]): Lists {
  return (texts[0] ?? []).map((_, coder) => texts.flatMap(lists => lists[coder]!));
}

/** Units that two rate and to which somebody says yes. */
function occurringUnits(lists: Lists): number {
  return (lists[0] ?? []).filter((_, u) => {
    const said = lists.map(list => list[u] ?? null).filter(one => one !== null);
    return said.length > 1 && said.includes('1');
  }).length;
}

/** Runs of characters that somebody codes, at least one of which two rate and somebody of them codes. */
function passages(twin: Twin, isYes: Yes): number {
  let found = 0;
  for (const text of twin.texts) {
    const length = text.transcript.text.length;
    const covered = text.segments.map(own => coveredBy(own.filter(isYes), length));
    const lists = ratingsOf(text, twin.coders, isYes);
    const counts = new Set(
      text.units.flatMap(([at], u) => {
        const said = lists.map(list => list[u]!).filter(one => one !== null);
        return said.length > 1 && said.includes('1') ? [at!] : [];
      }),
    );
    let isOpen = false;
    let isCounted = false;
    for (let at = 0; at < length; at++) {
      const isCoded = covered.some(own => own[at]);
      if (!isCoded || !isOpen) isCounted = false;
      isOpen = isCoded;
      if (!isCoded || isCounted || !counts.has(at)) continue;
      isCounted = true;
      found++;
    }
  }
  return found;
}

/** The figures' intervals, of clusters as the program says they are. */
function intervals(twin: Twin, unit: Units, yes: readonly Yes[], resamples: number) {
  const byTurn = unit !== 'transcript' && twin.texts.filter(({ isCompared }) => isCompared).length < 5;
  // for each cluster, for each code, the ratings of its units
  const clusters = new Map<string, Lists[]>();
  twin.texts.forEach((text, t) => {
    const all = yes.map(isYes => ratingsOf(text, twin.coders, isYes));
    const names = text.turns.map(turn => (byTurn ? `${t} ${turn}` : `${t}`));
    for (const name of new Set(names)) {
      const own = all.map(lists => lists.map(list => list.filter((_, u) => names[u] === name)));
      const isPairable = own[0]![0]!.some((_, u) => own[0]!.filter(list => list[u] !== null).length > 1);
      if (isPairable) clusters.set(name, own);
    }
  });
  return twinIntervals([...clusters.values()], resamples);
}

type Row = Pick<Agreement['overall'], 'ci' | 'kappaCi' | 'percentCi' | 'positiveCi' | Measure>;

/** Within what a numerical derivative can tell; where there is a figure. */
function checkIntervals(row: Row, expected: ReturnType<typeof twinIntervals> | undefined): void {
  const names = { alpha: 'ci', kappa: 'kappaCi', percent: 'percentCi', positive: 'positiveCi' } as const;
  for (const measure of ['alpha', 'kappa', 'percent', 'positive'] as const) {
    const found = row[names[measure]];
    const wanted = row[measure] === null ? null : (expected?.[measure] ?? null);
    if (found === null || wanted === null) {
      assert.deepEqual(found, wanted, measure);
      continue;
    }
    found.forEach((end, i) => {
      const far = Math.abs(end - wanted[i]!);
      assert.ok(far < 1e-4 * Math.max(1, Math.abs(wanted[i]!)), `${measure}: ${found}, expected ${wanted}`);
    });
  }
}
