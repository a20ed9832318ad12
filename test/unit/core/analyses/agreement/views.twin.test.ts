import assert from 'node:assert/strict';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import type {
  ProgramOverall,
  ProgramRow,
} from '../../../../../src/core/analyses/agreement/comparability/comparability';
import type { SpanFigures, SpanRow } from '../../../../../src/core/analyses/agreement/spans/spanFigures';
import type {
  UnitizingOverall,
  UnitizingRow,
} from '../../../../../src/core/analyses/agreement/unitizing/unitizing';
import type { Report } from '../../../../../src/core/report/report';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { type RandomCase, onRandomStudies } from '../kit/onRandomStudies';
import type { RandomSegment } from '../kit/randomStudy';
import { upwards } from '../kit/twinScope';
import { type Part, assertAllClose, assertClose, binary, pairsOf, value } from './brute';
import { unitizingBrute } from './unitizingBrute';
import { type Twin, type TwinOptions, type TwinText, coveredBy, ratingsOf, twinCoders, twinOf } from './twin';
import { settled } from '../../report/settled';

type Yes = (segment: RandomSegment) => boolean;

/** Runs a view of a random study with random options; undefined where fewer than two coders are at work. */
function view(
  { study, corpus, filters, random }: RandomCase,
  show: string,
  units: readonly TwinOptions['unit'][] = ['turn'],
  more: object = {},
): { report: Report; twin: Twin; options: TwinOptions } | undefined {
  const options = {
    coders: random.pick([[], ['ann', 'ben']]),
    unit: random.pick(units),
    level: random.pick(['all', 'codes', 'themes'] as const),
    missing: random.pick(['uncoded', 'unfinished', 'nothing', 'nothing'] as const),
    speakers: random.pick(['all', 'participants'] as const),
    all: false,
  };
  if (twinCoders(study, filters, options.coders).length < 2) return undefined;
  const report = runAnalysis(agreementAnalysis, corpus, filters, { ...options, ...more, show });
  assert.ok(report.ok, report.ok ? '' : report.error);
  return { report: report.value, twin: twinOf(study, filters, options), options };
}

const listed = ({ rows, texts, isYes }: Twin) =>
  rows.filter(code =>
    texts.some(one => one.isCompared && one.segments.flat().some(segment => isYes(code, segment))),
  );

/** The largest number of pairs, over all sets of second ones that can be taken. */
function mostPairs(fits: readonly (readonly boolean[])[]): number {
  let taken = new Map([[0, 0]]);
  for (const row of fits) {
    const next = new Map(taken);
    for (const [set, pairs] of taken) {
      row.forEach((fit, j) => {
        if (fit && (set & (1 << j)) === 0) next.set(set | (1 << j), pairs + 1);
      });
    }
    taken = next;
  }
  return Math.max(...taken.values());
}

interface Matched {
  first: number;
  second: number;
  matched: number;
  partnered: number;
}

/** Segments of each pair of coders where the other rates a character of them. */
function matchesOf({ texts, coders }: Twin, isYes: Yes, least: number): Matched {
  const total = { first: 0, second: 0, matched: 0, partnered: 0 };
  for (const text of texts) {
    for (const [i, j] of pairsOf(coders.length)) {
      const one = text.segments[i]!.filter(segment => isYes(segment) && isRatedBy(text, coders, j, segment));
      const other = text.segments[j]!.filter(
        segment => isYes(segment) && isRatedBy(text, coders, i, segment),
      );
      const fits = one.map(mine =>
        other.map(theirs => {
          const both = Math.min(mine.end, theirs.end) - Math.max(mine.start, theirs.start);
          const either = Math.max(mine.end, theirs.end) - Math.min(mine.start, theirs.start);
          return both > 0 && both / either >= least - 1e-12;
        }),
      );
      total.first += one.length;
      total.second += other.length;
      total.matched += mostPairs(fits);
      total.partnered +=
        fits.filter(row => row.includes(true)).length +
        other.filter((_, k) => fits.some(row => row[k])).length;
    }
  }
  return total;
}

function isRatedBy(
  { rates, transcript, counts }: TwinText,
  coders: readonly string[],
  coder: number,
  { start, end }: RandomSegment,
): boolean {
  if (rates[coder] !== 'touched') return rates[coder] === 'all';
  const own = transcript.segments.filter(one => one.coder === coders[coder] && !one.isLost);
  const covered = coveredBy(own, transcript.text.length);
  return covered.slice(start, end).some((isCovered, i) => isCovered && counts[start + i]);
}

describe('the other views of agreement, against a count by hand', () => {
  it('spans: segments found again', async () => {
    const seen = { rows: 0, matched: 0, none: 0 };
    await onRandomStudies(one => {
      const found = view(one, 'spans');
      if (!found) return;
      const { rows, overall } = found.report.data as never as { rows: SpanRow[]; overall: SpanFigures };
      const { twin } = found;
      assert.deepEqual(
        rows.map(({ code }) => code),
        listed(twin),
      );
      const check = (row: SpanFigures, of: (least: number) => Matched) => {
        for (const [name, least] of [
          ['equal', 1],
          ['half', 0.5],
          ['any', 0],
        ] as const) {
          const { first, second, matched } = of(least);
          assert.deepEqual([row.first, row.second], [first, second]);
          assert.deepEqual(row[name], {
            matched,
            precision: second > 0 ? matched / second : null,
            recall: first > 0 ? matched / first : null,
            f1: first + second > 0 ? (2 * matched) / (first + second) : null,
          });
          if (matched > 0) seen.matched++;
          else seen.none++;
        }
      };
      for (const row of rows) {
        seen.rows++;
        check(row, least => matchesOf(twin, segment => twin.isYes(row.code, segment), least));
      }
      check(overall, least => {
        const all = twin.pooled.map(code =>
          matchesOf(twin, segment => twin.isPooledYes(code, segment), least),
        );
        const sum = (of: (one: Matched) => number) => all.reduce((total, each) => total + of(each), 0);
        return {
          first: sum(each => each.first),
          second: sum(each => each.second),
          matched: sum(each => each.matched),
          partnered: 0,
        };
      });
    });
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 20, `${what}: ${times}`);
  });

  it('agreement by segments: pairs that match and segments that do not', async () => {
    let rows = 0;
    await onRandomStudies(one => {
      const overlap = one.random.pick([0, 30, 50, 100]);
      const found = view(one, 'agreement', ['segment'], { overlap });
      if (!found) return;
      for (const row of (found.report.data as never as { rows: Record<string, unknown>[] }).rows) {
        const code = row['code'] as string;
        const { first, second, matched } = matchesOf(
          found.twin,
          segment => found.twin.isYes(code, segment),
          overlap / 100,
        );
        const [b, c] = [first - matched, second - matched];
        const n = matched + b + c;
        assert.deepEqual(
          [row['n'], row['a'], row['b'], row['c'], row['d'], row['kappa'], row['alpha'], row['ci']],
          [n, matched, b, c, null, null, null, null],
        );
        assertClose(row['percent'], n > 0 ? matched / n : null, 'percent');
        assertClose(row['positive'], n > 0 ? (2 * matched) / (2 * matched + b + c) : null, 'positive');
        rows++;
      }
    });
    assert.ok(rows > 100);
  });

  it('confusion: codes by codes', async () => {
    const seen = { cells: 0, apart: 0, none: 0 };
    await onRandomStudies(one => {
      const units = ['turn', 'sentence', 'character', 'transcript'] as const;
      const found = view(one, 'confusion', units);
      if (!found) return;
      const { twin } = found;
      const expected = new Map<string, number>();
      for (const text of twin.texts) {
        const all = twin.pooled.map(code =>
          ratingsOf(text, twin.coders, segment => twin.isPooledYes(code, segment)),
        );
        text.units.forEach((_, u) => {
          for (const [i, j] of pairsOf(twin.coders.length)) {
            const of = (coder: number) =>
              new Set(twin.pooled.filter((__, code) => all[code]![coder]![u] === '1'));
            if (all.length === 0 || all[0]![i]![u] === null || all[0]![j]![u] === null) continue;
            const [mine, theirs] = [of(i), of(j)];
            const cells = [...mine].filter(code => theirs.has(code)).map(code => `${code} ${code}`);
            const [only, other] = [
              [...mine].filter(code => !theirs.has(code)),
              [...theirs].filter(code => !mine.has(code)),
            ];
            if (only.length === 0) cells.push(...other.map(code => `null ${code}`));
            else if (other.length === 0) cells.push(...only.map(code => `${code} null`));
            else cells.push(...only.flatMap(code => other.map(their => `${code} ${their}`)));
            for (const cell of cells) expected.set(cell, (expected.get(cell) ?? 0) + 1);
          }
        });
      }
      const { rows } = found.report.data as never as {
        rows: { first: string | null; second: string | null; n: number }[];
      };
      const actual = rows.map(({ first, second, n }) => [`${first} ${second}`, n] as const);
      assert.deepEqual(new Map(actual), expected);
      assert.equal(actual.length, expected.size);
      for (const { first, second } of rows) {
        seen.cells++;
        if (first === null || second === null) seen.none++;
        else if (first !== second) seen.apart++;
      }
      const { table } = settled(found.report);
      const sum = table.rows.reduce((total, { cells }) => {
        const figures = cells.slice(1, table.rows.length + 1);
        return total + figures.reduce((all: number, cell) => all + Number(cell ?? 0), 0);
      }, 0);
      assert.equal(
        sum,
        [...expected.values()].reduce((total, n) => total + n, 0),
      );
    });
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 20, `${what}: ${times}`);
  });

  it('unitizing: over transcripts that all have completed, and refused where codes overlap', async () => {
    const seen = { rows: 0, refused: 0, family: 0, none: 0 };
    await onRandomStudies(one => {
      const found = view(one, 'unitizing');
      if (!found) return;
      const { rows, overall } = found.report.data as never as {
        rows: UnitizingRow[];
        overall: UnitizingOverall;
      };
      const { twin } = found;
      const whole = twin.texts.filter(({ rates }) => rates.every(rate => rate === 'all'));
      for (const row of rows) {
        const units = whole.map(text =>
          text.segments.map(own =>
            unitsOf(
              text,
              own.filter(segment => twin.isYes(row.code, segment)),
            ),
          ),
        );
        assertClose(row.uAlpha, uAlpha(whole, units), 'u');
        assert.equal(
          row.units,
          units.flat().reduce((sum, own) => sum + own.length, 0),
        );
        seen.rows++;
      }
      const isCoded: Yes = segment => twin.pooled.some(code => twin.isPooledYes(code, segment));
      const marked = whole.map(text => text.segments.map(own => unitsOf(text, own.filter(isCoded))));
      const overlapping = whole.some(text =>
        text.segments.some(own =>
          saidIn(text).some(
            at =>
              twin.pooled.filter(code =>
                own.some(one => one.start <= at && at < one.end && twin.isPooledYes(code, one)),
              ).length > 1,
          ),
        ),
      );
      if (whole.length === 0) {
        seen.none++;
        assert.match(overall.reason!, /^no transcript/);
      } else if (overlapping) {
        seen.refused++;
        assert.match(overall.reason!, /^several codes on the same words by one coder: /);
        assert.deepEqual([overall.uAlpha, overall.cuAlpha], [null, null]);
        assertClose(overall.relevanceAlpha, uAlpha(whole, marked), '|u|');
      } else {
        seen.family++;
        assertClose(overall.relevanceAlpha, uAlpha(whole, marked), '|u|');
        assert.doesNotMatch(overall.reason ?? '', /several/);
      }
    });
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 5, `${what}: ${times}`);
  });

  it('comparability: the figures of three programs', async () => {
    const seen = { rows: 0, cu: 0, refused: 0, none: 0, Cu: 0, several: 0 };
    await onRandomStudies(one => {
      const overlap = one.random.pick([0, 50, 90]);
      const found = view(one, 'comparability', ['character'], { maxqda: overlap });
      if (!found) return;
      const { rows, overall } = found.report.data as never as {
        rows: ProgramRow[];
        overall: ProgramOverall;
      };
      // the twin has characters as units: the view asks for no unit
      const { twin } = found;
      const rolled = twinOf(one.study, one.filters, { ...found.options, level: 'all' });
      const isCarried =
        (code: string): Yes =>
        segment =>
          rolled.isPooledYes(code, segment);
      const lists = (isYes: Yes) => {
        const texts = twin.texts.map(text => ratingsOf(text, twin.coders, isYes));
        return twin.coders.map((_, coder) => texts.flatMap(own => own[coder]!));
      };
      for (const row of rows) {
        const isYes: Yes = segment => twin.isYes(row.code, segment);
        const { figures } = binary(lists(isYes));
        const { first, second, partnered } = matchesOf(twin, isYes, overlap / 100);
        assertAllClose(row, nvivoMeans(nvivoRows(twin, isYes)), row.code);
        assertClose(row.agreedPercent, figures.percent, 'percent');
        assertClose(row.holsti, figures.positive, 'Holsti');
        assertClose(row.characterAlpha, figures.alpha, 'α');
        assertClose(row.segmentPercent, first + second > 0 ? partnered / (first + second) : null, 'segments');
        const below = rolled.rows.filter(code => upwards(one.study.codes, code).includes(row.code));
        const isDomain = found.options.level !== 'codes' && below.length > 1;
        const cu = isDomain ? domainAlpha(rolled, below.map(isCarried)) : NO_DOMAIN;
        assert.match(row.cuReason ?? 'null', cu.reason);
        assertClose(row.cuAlpha, cu.alpha, 'cu-α');
        assertClose(row.cuCoverage, cu.coverage, 'coverage of cu-α');
        seen.rows++;
        if (cu.alpha !== null) seen.cu++;
        if (String(row.cuReason).startsWith('several')) seen.refused++;
        if (row.cuReason === 'no variation') seen.none++;
        if (nvivoRows(twin, isYes).length > 1) seen.several++;
      }
      const themes = rolled.rows.filter(
        code =>
          !upwards(one.study.codes, code)
            .slice(1)
            .some(above => rolled.rows.includes(above)),
      );
      const Cu = domainAlpha(
        rolled,
        themes.map(
          (code): Yes =>
            segment =>
              rolled.isYes(code, segment),
        ),
      );
      assert.match(overall.cuReason ?? 'null', Cu.reason);
      assertClose(overall.cuAlpha, Cu.alpha, 'Cu-α');
      assertClose(overall.cuCoverage, Cu.coverage, 'coverage of Cu-α');
      if (Cu.alpha !== null) seen.Cu++;
      const all = twin.pooled
        .map(
          (code): Yes =>
            segment =>
              twin.isPooledYes(code, segment),
        )
        .map(isYes => ({
          ...matchesOf(twin, isYes, overlap / 100),
          means: nvivoMeans(nvivoRows(twin, isYes)),
        }))
        .filter(({ first, second }) => first + second > 0);
      const segments = all.reduce((sum, { first, second }) => sum + first + second, 0);
      const share = segments > 0 ? all.reduce((sum, each) => sum + each.partnered, 0) / segments : null;
      assert.equal(overall.codes, all.length);
      assertClose(overall.segmentPercent, share, 'all segments');
      const chance: Part | null = all.length > 1 ? { observed: share!, expected: 1 / all.length } : null;
      assertClose(overall.segmentKappa, value(chance), 'κ of segments');
      for (const name of Object.keys(nvivoMeans([])) as (keyof ReturnType<typeof nvivoMeans>)[]) {
        const known = all.map(({ means }) => means[name]).filter(mean => mean !== null);
        const mean = known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : null;
        assertClose(overall[name], mean, `mean ${name}`);
      }
    });
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `${what}: ${times}`);
  });

  it('nvivo: each code in each transcript, with complete agreement as 1', async () => {
    const seen = { rows: 0, complete: 0, empty: 0, three: 0 };
    await onRandomStudies(one => {
      const found = view(one, 'nvivo', ['character']);
      if (!found) return;
      const { twin } = found;
      const rows = found.report.data.rows as never as (ReturnType<typeof nvivoRows>[number] & {
        code: string;
      })[];
      const expected = listed(twin).flatMap(code =>
        nvivoRows(twin, segment => twin.isYes(code, segment)).map(row => ({ code, ...row })),
      );
      assert.equal(rows.length, expected.length);
      rows.forEach((row, i) => {
        const { kappa, percent, ...counts } = expected[i]!;
        assert.deepEqual(
          { ...row, name: undefined, kappa: 0, percent: 0 },
          { ...counts, name: undefined, kappa: 0, percent: 0 },
        );
        assertClose(row.kappa, kappa, 'κ');
        assertClose(row.percent, percent, 'percent');
        seen.rows++;
        if (row.kappa === 1) seen.complete++;
        if (row.d === row.n) seen.empty++;
        if (twin.coders.length > 2) seen.three++;
      });
    });
    for (const [what, times] of Object.entries(seen)) {
      assert.ok(times > 5 || what === 'three', `${what}: ${times}`);
    }
  });
});

/** For each transcript and pair of coders: what both rate, by character. */
function nvivoRows({ texts, coders }: Twin, isYes: Yes) {
  return texts.flatMap(text => {
    const lists = ratingsOf(text, coders, isYes);
    return pairsOf(coders.length).flatMap(([i, j]) => {
      const both = lists[i]!.flatMap((one, at) => {
        const other = lists[j]![at]!;
        return one === null || other === null ? [] : [`${one}${other}`];
      });
      if (both.length === 0) return [];
      const count = (cell: string) => both.filter(pair => pair === cell).length;
      const [n, a, b, c, d] = [both.length, count('11'), count('10'), count('01'), count('00')];
      const [p, q] = [(a + b) / n, (a + c) / n];
      const chance = p * q + (1 - p) * (1 - q);
      return [
        {
          transcript: text.transcript.path,
          coders: [coders[i]!, coders[j]!],
          ...{ n, a, b, c, d, percent: (a + d) / n },
          kappa: a + d === n ? 1 : ((a + d) / n - chance) / (1 - chance),
        },
      ];
    });
  });
}

function nvivoMeans(rows: ReturnType<typeof nvivoRows>) {
  const length = rows.reduce((sum, { n }) => sum + n, 0);
  const mean = (
    of: (row: (typeof rows)[number]) => number,
    weight: (row: (typeof rows)[number]) => number,
  ) => (rows.length === 0 ? null : rows.reduce((sum, row) => sum + weight(row) * of(row), 0));
  return {
    characterPercent: mean(
      row => row.percent,
      () => 1 / rows.length,
    ),
    characterKappa: mean(
      row => row.kappa,
      () => 1 / rows.length,
    ),
    weightedPercent: mean(
      row => row.percent,
      ({ n }) => n / length,
    ),
    weightedKappa: mean(
      row => row.kappa,
      ({ n }) => n / length,
    ),
  };
}

const NO_DOMAIN = { alpha: null, coverage: null, reason: /^null$/ };

/** cu-α with these as values, over transcripts that all have completed; none where a character has two of a coder's. */
function domainAlpha({ texts }: Twin, values: readonly Yes[]) {
  const whole = texts.filter(({ rates }) => rates.every(rate => rate === 'all'));
  if (whole.length === 0) return { alpha: null, coverage: null, reason: /^no transcript/ };
  const given = whole.map(text => ({
    length: saidIn(text).length,
    coders: text.segments.map(own =>
      values.flatMap((isYes, i) => unitsOf(text, own.filter(isYes)).map(unit => ({ ...unit, value: i + 1 }))),
    ),
  }));
  const isTwice = given.some(({ length, coders }) =>
    coders.some(own =>
      Array.from({ length }, (__, at) => at).some(
        at => own.filter(({ start, end }) => start <= at && at < end).length > 1,
      ),
    ),
  );
  if (isTwice)
    return { alpha: null, coverage: null, reason: /^several codes on the same words by one coder: / };
  const { cu, cuCoverage } = unitizingBrute(given, values.length, false);
  return {
    alpha: cu,
    coverage: given.every(({ length }) => length === 0) ? null : cuCoverage,
    reason: cu === null ? /^no variation$/ : /^null$/,
  };
}

/** The characters of the turns that count: white space around these is no part of the text. */
const saidIn = ({ transcript, counts }: TwinText) =>
  transcript.turnOf.flatMap((turn, at) => (turn >= 0 && counts[at] ? [at] : []));

/** Overlapping segments as one, among the characters of turns; those that touch stay apart. */
function unitsOf(text: TwinText, own: readonly RandomSegment[]): { start: number; end: number }[] {
  const before = (offset: number) => saidIn(text).filter(at => at < offset).length;
  const sorted = own
    .map(({ start, end }) => ({ start: before(start), end: before(end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  return sorted.reduce<{ start: number; end: number }[]>((units, { start, end }) => {
    const last = units.at(-1);
    if (!last || start >= last.end) return [...units, { start, end }];
    return [...units.slice(0, -1), { start: last.start, end: Math.max(last.end, end) }];
  }, []);
}

/** u-α of one value: characters of each coder, and all pairs of them that are not of one unit. */
function uAlpha(
  texts: readonly TwinText[],
  units: readonly (readonly { start: number; end: number }[])[][],
): number | null {
  let [length, coded, squares, apart] = [0, 0, 0, 0];
  const m = units[0]?.length ?? 0;
  texts.forEach((text, t) => {
    const size = saidIn(text).length;
    length += size * m;
    const isIn = units[t]!.map(own => {
      const row = new Array<boolean>(size).fill(false);
      for (const { start, end } of own) {
        row.fill(true, start, end);
        squares += (end - start) ** 2;
      }
      return row;
    });
    for (let at = 0; at < size; at++) {
      const yes = isIn.filter(row => row[at]).length;
      coded += yes;
      apart += (2 * yes * (m - yes)) / (m - 1);
    }
  });
  const gaps = length - coded;
  const room = length ** 2 - squares - gaps;
  const expected = room > 0 ? (length * 2 * coded * gaps) / room : 0;
  return expected > 0 ? 1 - apart / expected : null;
}
