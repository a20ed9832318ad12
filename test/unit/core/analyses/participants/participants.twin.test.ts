import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Sample, SampleRow } from '../../../../../src/core/analyses/participants/participants';
import { participantsAnalysis } from '../../../../../src/core/analyses/participants/participantsAnalysis';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { onRandomStudies } from '../kit/onRandomStudies';
import type { Random, RandomStudy } from '../kit/randomStudy';
import { twinScope } from '../kit/twinScope';

type Value = string | number | boolean | null;
type People = Readonly<Record<string, Readonly<Record<string, Value>>>>;

const VALUES: Readonly<Record<string, readonly Value[]>> = {
  age: [43, 44, 30.5, '43', '61', 'unsure', null],
  job: ['nurse', 'doctor', 'nurse', ' ', null, 7],
  paid: [true, false, null],
  change: [-4, 0, 1, 2.25, 8, -4],
  site: [1, 2, 3],
};

describe('participants, against lists of people', () => {
  it('are the same in every figure of random studies', async () => {
    const seen = { rows: 0, numbers: 0, words: 0, unknown: 0, several: 0, deviations: 0, empty: 0 };
    await onRandomStudies(async ({ study, filters: { where: _, ...filters }, random }) => {
      const people = attributesFor(study, random);
      const corpus = await corpusWith(study, people);
      const isCounted = random.chance(0.5);
      const by = random.pick(['group', 'all'] as const);
      const options = { by, categories: isCounted && study.participants.length > 0 ? 'site' : '' };
      const report = runAnalysis(participantsAnalysis, corpus, filters, options);
      if (!report.ok)
        return assert.match(report.error, /^No participant has (an attribute “site”|attributes)/);
      const { scope, rows } = report.value.data as unknown as Sample;

      const everyone = twinScope(study, filters).participants;
      const asked = filters.groups?.length ? filters.groups : Object.keys(study.groups);
      const inGroup = (id: string) => twinScope(study, { ...filters, groups: [id] }).participants;
      const parts =
        by === 'all' ? [['', everyone] as const] : [...new Set(asked)].map(id => [id, inGroup(id)] as const);
      if (by === 'group' && filters.groups?.length !== 1) parts.push(['', everyone]);
      assert.deepEqual(
        scope.parts.map(({ id, participants }) => [id, participants]),
        parts.map(([id, ids]) => [id, ids.length]),
      );

      const expected = Object.keys(VALUES).flatMap(attribute =>
        twinRows(attribute, people, everyone, isCounted).map(row => ({
          ...{ kind: row.kind, attribute, value: row.value },
          parts: parts.map(([, ids]) => figures(ids.filter(row.has), ids.length, row.numberOf)),
        })),
      );
      const inSeveral = (id: string) =>
        parts.filter(([part, ids]) => part !== '' && ids.includes(id)).length > 1;
      const found = rows.filter(({ kind }) => kind !== 'several');
      const byName = (a: Pick<SampleRow, 'attribute'>, b: Pick<SampleRow, 'attribute'>) =>
        Object.keys(VALUES).indexOf(a.attribute) - Object.keys(VALUES).indexOf(b.attribute);
      assert.deepEqual(rounded([...found].sort(byName)), rounded(expected));
      assert.equal(scope.inSeveral, everyone.filter(inSeveral).length);
      const [several] = rows.filter(({ kind }) => kind === 'several');
      assert.deepEqual(
        several?.parts.map(({ n }) => n) ?? [],
        scope.inSeveral > 0 ? parts.map(([, ids]) => ids.filter(inSeveral).length) : [],
      );

      seen.rows += rows.length;
      for (const { kind, parts: all } of rows) {
        if (kind === 'number') seen.numbers++;
        if (kind === 'value') seen.words++;
        if (kind === 'unknown') seen.unknown++;
        if (kind === 'several') seen.several++;
        if (all.some(({ sd }) => sd !== null && sd > 0)) seen.deviations++;
        if (all.some(({ share }) => share === null)) seen.empty++;
      }
    });
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

function attributesFor({ participants }: RandomStudy, random: Random): People {
  return Object.fromEntries(
    participants.map(({ id }) => [
      id,
      Object.fromEntries(
        Object.entries(VALUES)
          .filter(() => random.chance(0.85))
          .map(([attribute, values]) => [attribute, random.pick(values)]),
      ),
    ]),
  );
}

async function corpusWith({ files }: RandomStudy, people: People) {
  const study = JSON.parse(Buffer.from(files['study.json']!).toString()) as {
    participants: { id: string }[];
  };
  const participants = study.participants.map(one => ({ ...one, attributes: people[one.id] }));
  const written = Buffer.from(JSON.stringify({ ...study, participants }));
  return (await readStudy(new MemoryFileStore({ ...files, 'study.json': new Uint8Array(written) }))).corpus;
}

interface TwinRow {
  readonly kind: SampleRow['kind'];
  readonly value: string | null;
  readonly has: (id: string) => boolean;
  readonly numberOf?: (id: string) => number;
}

/** By sorting people into heaps, one for each thing that is said of them. */
function twinRows(
  attribute: string,
  people: People,
  everyone: readonly string[],
  isCounted: boolean,
): readonly TwinRow[] {
  const said = new Map<string, Value>();
  for (const id of everyone) {
    const value = people[id]?.[attribute];
    if (value !== undefined && value !== null && String(value).trim() !== '') said.set(id, value);
  }
  if (said.size === 0) return [];
  const isNumeric = (value: Value) => typeof value === 'number' || /^\d+$/.test(String(value));
  const numeric = [...said].filter(([, value]) => isNumeric(value)).map(([id]) => id);
  const areNumbers =
    !(isCounted && attribute === 'site') && numeric.length > 0 && 2 * numeric.length >= said.size;
  const heaps = new Map<string, string[]>();
  for (const [id, value] of said)
    if (!areNumbers || !isNumeric(value)) heaps.set(String(value), [...(heaps.get(String(value)) ?? []), id]);
  const names = [...heaps.keys()].sort();
  if (names.every(name => /^-?[\d.]+$/.test(name))) names.sort((a, b) => Number(a) - Number(b));
  else names.sort((a, b) => heaps.get(b)!.length - heaps.get(a)!.length);
  return [
    areNumbers
      ? {
          kind: 'number',
          value: null,
          has: id => numeric.includes(id),
          numberOf: id => Number(said.get(id)),
        }
      : { kind: 'attribute', value: null, has: id => said.has(id) },
    ...names.map((value): TwinRow => ({ kind: 'value', value, has: id => heaps.get(value)!.includes(id) })),
    ...(said.size < everyone.length
      ? [{ kind: 'unknown', value: null, has: (id: string) => !said.has(id) } as const]
      : []),
  ];
}

function figures(ids: readonly string[], of: number, numberOf: TwinRow['numberOf']) {
  const n = ids.length;
  const share = of === 0 ? null : n / of;
  const none = { mean: null, sd: null, median: null, least: null, greatest: null };
  if (!numberOf || n === 0) return { n, share, ...none };
  const numbers = ids.map(numberOf);
  const mean = numbers.reduce((a, b) => a + b) / n;
  // half the mean square of all differences, without a mean
  const squares = numbers.flatMap(a => numbers.map(b => (a - b) ** 2)).reduce((a, b) => a + b);
  const rest = [...numbers];
  const drop = (number: number) => rest.splice(rest.indexOf(number), 1);
  while (rest.length > 2) {
    drop(Math.min(...rest));
    drop(Math.max(...rest));
  }
  return {
    ...{ n, share, mean, sd: n > 1 ? Math.sqrt(squares / (2 * n * (n - 1))) : null },
    median: rest.reduce((a, b) => a + b) / rest.length,
    ...{ least: Math.min(...numbers), greatest: Math.max(...numbers) },
  };
}

/** Sums in another order differ in the last digits. */
function rounded(rows: readonly object[]): unknown {
  return JSON.parse(
    JSON.stringify(rows, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(9)) + 0 : value,
    ),
  );
}
