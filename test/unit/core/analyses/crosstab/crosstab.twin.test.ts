import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Crosstab, CrosstabRow } from '../../../../../src/core/analyses/crosstab/crosstab';
import { crosstabAnalysis } from '../../../../../src/core/analyses/crosstab/crosstabAnalysis';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { Random, type RandomStudy, randomStudy } from '../kit/randomStudy';
import { type TwinFilters, inBookOrder, randomFilters, twinScope } from '../kit/twinScope';

interface Options {
  readonly attribute: 'job' | 'age';
  readonly bands: '' | '44' | '40,44,50';
  readonly all: boolean;
}

describe('crosstab, against sets of participants and all ways to choose them', () => {
  it('is the same in every cell of random studies', async () => {
    const seen = { rows: 0, partly: 0, tests: 0, below1: 0, missing: 0, bands: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const { corpus } = await readStudy(new MemoryFileStore(study.files));
        const filters = randomFilters(seed, study);
        const random = new Random(seed ^ 0x1f83d9ab);
        const attribute = random.pick(['job', 'age'] as const);
        const bands = attribute === 'age' ? random.pick(['', '44', '40,44,50'] as const) : '';
        const options: Options = { attribute, bands, all: random.chance(0.3) };
        const report = runAnalysis(crosstabAnalysis, corpus, filters, {
          ...options,
          tests: true,
          adjust: 'holm',
        });
        const expected = twin(study, filters, options);
        if (typeof expected === 'string') {
          assert.ok(!report.ok && report.error.includes(expected), report.ok ? expected : report.error);
          seen.refused++;
          return;
        }
        assert.ok(report.ok, report.ok ? '' : report.error);
        const { scope, rows } = report.value.data as unknown as Crosstab;
        assert.deepEqual(
          scope.values.map(({ value, participants }) => [value, participants]),
          expected.values,
        );
        const note = scope.notes.find(text => text.startsWith('Participants without a value'));
        assert.equal(
          note?.replace(/^.*not counted: /, ''),
          expected.without.length ? `${expected.without.join(', ')}.` : undefined,
        );
        assert.deepEqual(rows.map(countsOf), expected.rows);
        rows.forEach((row, i) => checkTest(row, expected.tables[i]!, seen));
        checkHolm(rows);
        assert.equal(scope.testsMade, rows.filter(({ test }) => test!.p !== null).length);
        seen.rows += rows.length;
        seen.partly += rows.filter(({ share }) => share !== null && share > 0 && share < 1).length;
        if (expected.without.length > 0) seen.missing++;
        if (bands !== '') seen.bands++;
      }),
      { numRuns: 600 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

function countsOf({ id, participants, of, share, values }: CrosstabRow) {
  return { id, participants, of, share, values: values.map(one => [one.participants, one.of, one.share]) };
}

/** For each row who mentions it, 1 or 0 for each participant of each value. */
type Table = readonly (readonly number[])[];

function twin(study: RandomStudy, filters: TwinFilters, { attribute, bands, all }: Options) {
  if (!study.participants.some(({ attributes }) => attributes)) return 'No participant has attributes yet';
  const scope = twinScope(study, filters);
  const valueOf = (id: string) => study.participants.find(one => one.id === id)!.attributes?.[attribute];
  const having = scope.participants.filter(id => valueOf(id) !== undefined);
  if (having.length === 0) return 'No participant here has a value';
  const texts = having.filter(id => typeof valueOf(id) === 'string');
  if (bands !== '' && texts.length > 0) return 'has the value “43”';
  const labelOf = (id: string) => (bands === '' ? String(valueOf(id)) : bandOf(Number(valueOf(id)), bands));
  const labels = {
    '': numbersFirst(study, attribute, [...new Set(having.map(labelOf))]),
    '44': ['<44', '≥44'],
    '40,44,50': ['<40', '40–43', '44–49', '≥50'],
  }[bands];
  const people = labels.map(label => having.filter(id => labelOf(id) === label));
  const ids = inBookOrder(study.codes)
    .filter(id => scope.codes.includes(id))
    .filter(id => all || scope.segments.some(({ codes }) => codes.includes(id)));
  const tables = ids.map((id): Table => {
    const mentioning = new Set(
      scope.segments.flatMap(({ codes, speakers }) => (codes.includes(id) ? speakers : [])),
    );
    return people.map(some => some.map(who => Number(mentioning.has(who))));
  });
  const share = (part: number, of: number) => (of === 0 ? null : part / of);
  const rows = ids.map((id, i) => {
    const counts = tables[i]!.map(column => [sum(column), column.length] as const);
    const participants = sum(counts.map(([count]) => count));
    return {
      id,
      participants,
      of: having.length,
      share: share(participants, having.length),
      values: counts.map(([count, of]) => [count, of, share(count, of)]),
    };
  });
  return {
    values: labels.map((label, i) => [label, people[i]!.length]),
    without: scope.participants.filter(id => !having.includes(id)),
    rows,
    tables,
  };
}

/** What is a number for anyone, by value; then what is text only. */
function numbersFirst({ participants }: RandomStudy, attribute: string, labels: readonly string[]): string[] {
  const isNumber = (label: string) => participants.some(one => one.attributes?.[attribute] === Number(label));
  const numbers = labels.filter(isNumber).sort((a, b) => Number(a) - Number(b));
  return [...numbers, ...labels.filter(label => !isNumber(label)).sort()];
}

function bandOf(value: number, bands: string): string {
  if (bands === '44') return value < 44 ? '<44' : '≥44';
  if (value < 44) return value < 40 ? '<40' : '40–43';
  return value < 50 ? '44–49' : '≥50';
}

/** At most five people: never enough for χ², so that every test is exact; here by all ways to choose who mentions it. */
function checkTest({ test }: CrosstabRow, table: Table, seen: { tests: number; below1: number }): void {
  const columns = table.filter(({ length }) => length > 0);
  const all = columns.flat();
  const m = sum(all);
  if (columns.length < 2) return assert.equal(test!.reason, 'only one value');
  if (m === 0 || m === all.length) return assert.equal(test!.reason, 'no variation');
  const key = (chosen: readonly number[]) => {
    let at = 0;
    return columns.map(({ length }) => sum(chosen.slice(at, (at += length)))).join();
  };
  const keys = choicesOf(all.length)
    .filter(chosen => sum(chosen) === m)
    .map(key);
  const times = (one: string) => keys.filter(other => other === one).length;
  const p = keys.filter(one => times(one) <= times(key(all))).length / keys.length;
  assert.ok(Math.abs(test!.p! - p) < 1e-12, `${test!.p} is not ${p}`);
  assert.equal(test!.method, columns.length === 2 ? 'fisher' : 'freeman-halton');
  assert.equal(test!.conditions!.hold, false);
  seen.tests++;
  if (test!.conditions!.smallestExpected < 1) seen.below1++;
}

function choicesOf(people: number): number[][] {
  if (people === 0) return [[]];
  return choicesOf(people - 1).flatMap(chosen => [
    [...chosen, 0],
    [...chosen, 1],
  ]);
}

/** Each adjusted p is the highest of all steps up to its own. */
function checkHolm(rows: readonly CrosstabRow[]): void {
  const sorted = rows.flatMap(({ test }) => (test!.p === null ? [] : [test!.p])).sort((a, b) => a - b);
  const steps = sorted.map((p, i) => Math.min(1, p * (sorted.length - i)));
  for (const { test } of rows) {
    const own = test!.p === null ? null : Math.max(...steps.slice(0, sorted.lastIndexOf(test!.p) + 1));
    assert.equal(test!.adjusted, own);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
