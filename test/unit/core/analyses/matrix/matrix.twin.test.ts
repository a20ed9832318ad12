import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { underlyingPlaces } from '../../../../../src/core/report/underlyingPlaces';
import type { Matrix } from '../../../../../src/core/analyses/matrix/matrix';
import { matrixAnalysis } from '../../../../../src/core/analyses/matrix/matrixAnalysis';
import { both } from '../../../../../src/core/report/underlying';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { Random, type RandomStudy, randomStudy } from '../kit/randomStudy';
import {
  type TwinFilters,
  type TwinScope,
  childrenOf,
  inBookOrder,
  isKept,
  pathOf,
  randomFilters,
  speakersIn,
  twinScope,
} from '../kit/twinScope';
import { settled } from '../../report/settled';

interface Options {
  readonly columns: 'participant' | 'transcript';
  readonly count: 'segments' | 'words' | 'presence';
  readonly all: boolean;
}

describe('matrix, against a count unit by unit', () => {
  it('is the same in every cell of random studies', async () => {
    const seen = {
      cells: 0,
      several: 0,
      wordsOfOne: 0,
      wordless: 0,
      presence: 0,
      transcripts: 0,
      underlying: 0,
    };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const { corpus } = await readStudy(new MemoryFileStore(study.files));
        const filters = randomFilters(seed, study);
        const random = new Random(seed ^ 0x3c6ef372);
        const options: Options = {
          columns: random.pick(['participant', 'participant', 'transcript']),
          count: random.pick(['segments', 'segments', 'words', 'words', 'presence']),
          all: random.chance(0.3),
        };
        const report = runAnalysis(matrixAnalysis, corpus, filters, { ...options });
        assert.ok(report.ok);
        const { columns, rows, any } = report.value.data as unknown as Matrix;
        const expected = twin(study, filters, options);
        assert.deepEqual({ columns: columns.map(({ id, total }) => ({ id, total })), rows, any }, expected);

        const [table, titles] = [
          settled(report.value).table,
          report.value.table.columns.map(({ name }) => name),
        ];
        assert.equal(new Set(titles).size, titles.length);
        assert.equal(table.rows.length, rows.length > 0 ? rows.length + 1 : 0);
        const person = options.columns === 'participant';
        for (const [i, row] of options.count === 'segments' ? rows.slice(0, 3).entries() : []) {
          row.cells.forEach((cell, j) => {
            const underlying = both(table.rows[i]!.underlying, table.columns[3 + j]!.underlying);
            assert.equal(underlyingPlaces(corpus, filters, underlying!).length, cell);
            if (cell > 0) seen.underlying++;
          });
        }
        if (person && options.count === 'segments') {
          const { segments } = twinScope(study, filters);
          seen.several += segments.filter(
            ({ speakers, codes }) => speakers.length > 1 && codes.length > 0,
          ).length;
        }
        for (const row of rows) {
          const sum = row.cells.reduce((total, cell) => total + cell, 0);
          seen.cells += row.cells.length;
          if (options.count === 'presence') seen.presence += sum;
          if (!person) seen.transcripts += row.n;
          if (person && options.count === 'words') {
            if (sum < row.total!) seen.wordsOfOne++;
            if (row.cells.filter(cell => cell > 0).length < row.n) seen.wordless++;
          }
        }
      }),
      { numRuns: 400 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

function twin(study: RandomStudy, filters: TwinFilters, { columns: kind, count, all }: Options) {
  const scope = twinScope(study, filters);
  const ids = kind === 'participant' ? scope.participants : scope.transcripts.map(({ path }) => path);
  const figures = (code: string | undefined) => {
    const segments = ids.map(id => segmentsOf(scope, code, kind, id));
    const words = ids.map(id => wordsOf(study, filters, scope, code, kind, id).size);
    const cells = {
      segments: segments.map(set => set.size),
      words,
      presence: segments.map(set => Number(set.size > 0)),
    }[count];
    const total = {
      segments: segmentsOf(scope, code).size,
      words: wordsOf(study, filters, scope, code).size,
      presence: null,
    }[count];
    return { n: segments.filter(set => set.size > 0).length, total, cells };
  };
  const rows = inBookOrder(study.codes)
    .filter(id => scope.codes.includes(id))
    .filter(id => all || segmentsOf(scope, id).size > 0)
    .map(id => ({
      id,
      name: study.codes.find(code => code.id === id)!.name!,
      path: pathOf(study.codes, id),
      kind: childrenOf(study.codes, id).length > 0 ? 'theme' : 'code',
      ...figures(id),
    }));
  const any = figures(undefined);
  const totals = ids.map((_, i) =>
    count === 'presence' ? rows.filter(({ cells }) => cells[i] === 1).length : any.cells[i]!,
  );
  return { columns: ids.map((id, i) => ({ id, total: totals[i] })), rows, any };
}

/** Those of a code, or of any code. */
function ofCode({ segments }: TwinScope, code: string | undefined) {
  return segments.filter(({ codes }) => (code === undefined ? codes.length > 0 : codes.includes(code)));
}

function segmentsOf(scope: TwinScope, code: string | undefined, kind?: string, id?: string): Set<string> {
  const found = ofCode(scope, code).filter(({ transcript, speakers }) => {
    if (kind === undefined) return true;
    return kind === 'participant' ? speakers.includes(id!) : transcript.path === id;
  });
  return new Set(found.map(({ transcript, segment }) => `${transcript.path} ${segment.coder} ${segment.id}`));
}

function wordsOf(
  study: RandomStudy,
  filters: TwinFilters,
  scope: TwinScope,
  code: string | undefined,
  kind?: string,
  id?: string,
): Set<string> {
  const words = new Set<string>();
  for (const { transcript, segment } of ofCode(scope, code)) {
    if (kind === 'transcript' && transcript.path !== id) continue;
    for (let unit = segment.start; unit < segment.end; unit++) {
      const word = transcript.wordOf[unit]!;
      if (word < 0) continue;
      const isTheirs = () =>
        isKept(id!, study, filters) && speakersIn(study, transcript, unit, unit + 1).includes(id!);
      if (kind !== 'participant' || isTheirs()) words.add(`${transcript.path} ${word}`);
    }
  }
  return words;
}
