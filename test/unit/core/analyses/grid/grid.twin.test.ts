import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { type SummaryGrid, summaryGrid } from '../../../../../src/core/analyses/grid/grid';
import { gridAnalysis } from '../../../../../src/core/analyses/grid/gridAnalysis';
import { seenNow } from '../../../../../src/core/analyses/grid/gridCell';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import type { Summary } from '../../../../../src/core/summaries/summary';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { Random, type RandomStudy, type RandomTranscript, randomStudy } from '../kit/randomStudy';
import {
  type TwinFilters,
  type TwinScope,
  type TwinSegment,
  inBookOrder,
  randomFilters,
  twinScope,
  upwards,
} from '../kit/twinScope';

interface Options {
  readonly by: 'participant' | 'transcript';
  readonly level: number;
  readonly coder: string | undefined;
}

type Place = Pick<Summary, 'code' | 'participant' | 'transcript'>;

describe('the summary grid, against one that is looked up cell by cell', () => {
  it('is the same in every cell of random studies', async () => {
    const seen = {
      segments: 0,
      summaries: 0,
      added: 0,
      gone: 0,
      reworded: 0,
      same: 0,
      own: 0,
      elsewhere: 0,
      merged: 0,
      margins: 0,
      several: 0,
    };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const random = new Random(seed ^ 0x51ed270b);
        const isHashed = random.chance(0.4);
        const study = withOwnIds(randomStudy(seed), isHashed);
        const summaries = randomSummaries(random, study, isHashed ? 'salt' : '');
        const files = {
          ...study.files,
          'summaries.json': utf8(JSON.stringify({ schema: 1, summaries })),
        };
        const { corpus } = await readStudy(new MemoryFileStore(files));
        const filters = randomFilters(seed, study);
        const options: Options = {
          by: random.pick(['participant', 'participant', 'transcript']),
          level: random.pick([0, 0, 1, 2]),
          coder: random.pick([undefined, 'ann', 'ben']),
        };
        const scope = findScope(corpus, filters);
        assert.ok(scope.ok);
        const grid = finish(summaryGrid(corpus, scope.value, options));
        const expected = twin(study, summaries, filters, options);
        assert.deepEqual(shortly(grid), expected);

        for (const cell of [...grid.cells.flat(), ...grid.rows.map(({ whole }) => whole)].slice(0, 20)) {
          const now = seenNow(cell.segments, corpus.study);
          assert.deepEqual(now.segments, cell.segments.map(({ scoped }) => scoped.placed.segment.id).sort());
          for (const { transcript, scoped } of cell.segments) {
            const words = transcript.text.slice(scoped.placed.start, scoped.placed.end);
            assert.equal(now.words![scoped.placed.segment.id], hashed(words, isHashed ? 'salt' : ''));
          }
        }
        const { coder: _, ...given } = options;
        const report = runAnalysis(gridAnalysis, corpus, filters, given);
        assert.ok(report.ok);
        assert.equal([...report.value.data.rows].length, grid.rows.length);
        for (const { segments, summaries: written } of [...grid.cells.flat()]) {
          seen.segments += segments.length;
          if (written.length > 1) seen.several++;
        }
        const margins = [...grid.rows, ...grid.columns].map(({ whole }) => whole);
        seen.margins += margins.flatMap(one => one.summaries).length;
        seen.elsewhere += grid.elsewhere;
        for (const { summary, isOwn, changes } of [...grid.cells.flat(), ...margins].flatMap(
          one => one.summaries,
        )) {
          seen.summaries++;
          if (isOwn) seen.own++;
          if (summary.code !== undefined && upwards(study.codes, summary.code)[0] !== summary.code)
            seen.merged++;
          if (!changes) seen.same++;
          else
            for (const kind of ['added', 'gone', 'reworded'] as const)
              if (changes[kind].length > 0) seen[kind]++;
        }
      }),
      { numRuns: 500 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

/** The grid in a few words. */
function shortly({ rows, columns, cells, elsewhere }: SummaryGrid) {
  const cell = ({ segments, summaries }: SummaryGrid['cells'][number][number]) => ({
    segments: segments.map(({ scoped }) => scoped.placed.segment.id),
    summaries: summaries.map(({ summary, isOwn, changes }) => ({
      id: summary.id,
      isOwn,
      changes: changes
        ? {
            added: [...changes.added].sort(),
            gone: [...changes.gone].sort(),
            reworded: [...changes.reworded].sort(),
          }
        : undefined,
    })),
  });
  return {
    rows: rows.map(({ id, whole }) => [id, cell(whole)]),
    columns: columns.map(({ id, whole }) => [id, cell(whole)]),
    cells: cells.map(row => row.map(cell)),
    elsewhere,
  };
}

function twin(
  study: RandomStudy,
  summaries: readonly Summary[],
  filters: TwinFilters,
  { by, level, coder }: Options,
) {
  const scope = twinScope(study, filters);
  const everything = twinScope(study, {});
  const rows = by === 'participant' ? scope.participants : scope.transcripts.map(({ path }) => path);
  const above = (id: string) => upwards(study.codes, id).filter(one => scope.codes.includes(one)).length - 1;
  const columns = inBookOrder(study.codes).filter(
    id => scope.codes.includes(id) && (level === 0 || above(id) < level),
  );
  const asked = filters.coders ?? [];
  const shown = summaries.filter(one => asked.length === 0 || one.by === undefined || asked.includes(one.by));
  const used = new Set<string>();
  const salts = ['', 'salt'];

  const cell = (place: Place) => {
    const now = segmentsIn(scope, place);
    const whole = segmentsIn(everything, place);
    const own = shown.filter(one => isAbout(study, one, place));
    for (const { id } of own) used.add(id);
    return {
      segments: now.map(({ segment }) => segment.id),
      summaries: own
        .map(one => {
          const ids = now.map(({ segment }) => segment.id);
          const added = ids.filter(id => !one.segments.includes(id)).sort();
          const gone: string[] = [];
          const reworded: string[] = [];
          for (const id of one.segments) {
            const there = [...now, ...whole].find(({ segment }) => segment.id === id);
            if (!there) gone.push(id);
            else if (one.words?.[id] !== undefined) {
              const words = there.transcript.text.slice(there.segment.start, there.segment.end);
              if (salts.every(salt => hashed(words, salt) !== one.words![id])) reworded.push(id);
            }
          }
          const isSame = added.length + gone.length + reworded.length === 0;
          const changes = isSame ? undefined : { added, gone: gone.sort(), reworded: reworded.sort() };
          return { id: one.id, isOwn: coder !== undefined && one.by === coder, changes, by: one.by ?? '' };
        })
        .sort((a, b) => {
          if (a.isOwn !== b.isOwn) return a.isOwn ? -1 : 1;
          if (a.by !== b.by) return a.by < b.by ? -1 : 1;
          return a.id < b.id ? -1 : 1;
        })
        .map(({ by: _, ...rest }) => rest),
    };
  };
  const ofRow = (row: string): Place => (by === 'participant' ? { participant: row } : { transcript: row });
  const found = {
    rows: rows.map(row => [row, cell(ofRow(row))]),
    columns: columns.map(code => [code, cell({ code })]),
    cells: rows.map(row => columns.map(code => cell({ code, ...ofRow(row) }))),
  };
  return { ...found, elsewhere: shown.length - used.size };
}

function isAbout({ codes }: RandomStudy, summary: Summary, place: Place): boolean {
  const code = summary.code === undefined ? undefined : (upwards(codes, summary.code)[0] ?? summary.code);
  return (
    code === place.code &&
    summary.participant === place.participant &&
    summary.transcript === place.transcript
  );
}

/** Of a scope the segments of a cell, a row or a column, by transcript and place. */
function segmentsIn({ segments }: TwinScope, { code, participant, transcript }: Place): TwinSegment[] {
  const found = segments.filter(
    one =>
      (code === undefined || one.codes.includes(code)) &&
      (participant === undefined || one.speakers.includes(participant)) &&
      (transcript === undefined || one.transcript.path === transcript),
  );
  const key = ({ segment }: TwinSegment) => [segment.start, segment.end] as const;
  return found.sort((a, b) => {
    const [x, y] = [a.transcript.path, b.transcript.path];
    if (x !== y) return x.localeCompare(y, 'en', { numeric: true }) || (x < y ? -1 : 1);
    const [[s, e], [t, f]] = [key(a), key(b)];
    if (s !== t) return s - t;
    if (e !== f) return e - f;
    return `${a.segment.coder} ${a.segment.id}` < `${b.segment.coder} ${b.segment.id}` ? -1 : 1;
  });
}

/** The study with ids that no two segments have in common, as those of real ones. */
function withOwnIds(study: RandomStudy, isHashed: boolean): RandomStudy {
  const files = { ...study.files };
  const named = (i: number, id: string) => `t${i}-${id}`;
  const transcripts = study.transcripts.map((transcript, i): RandomTranscript => {
    for (const coder of Object.keys(transcript.statuses)) {
      const path = `${transcript.path}.${coder}.coding.json`;
      const file = JSON.parse(Buffer.from(files[path]!).toString('utf8')) as {
        segments: { id: string }[];
      };
      for (const one of file.segments) one.id = named(i, one.id);
      files[path] = utf8(JSON.stringify(file));
    }
    return { ...transcript, segments: transcript.segments.map(one => ({ ...one, id: named(i, one.id) })) };
  });
  if (isHashed) {
    const file = JSON.parse(Buffer.from(files['study.json']!).toString('utf8')) as object;
    files['study.json'] = utf8(JSON.stringify({ ...file, quotes: 'hashed', salt: 'salt' }));
  }
  return { ...study, files, transcripts };
}

function randomSummaries(random: Random, study: RandomStudy, salt: string): Summary[] {
  const codes = [...study.codes.map(({ id }) => id), 'gone-code'];
  const everything = twinScope(study, {});
  const people = [...everything.participants, 'nobody'];
  const paths = [...study.transcripts.map(({ path }) => path), 'gone.txt'];
  let last: Place = {};
  return Array.from({ length: random.below(12) }, (_, i): Summary => {
    const isRow = random.chance(0.15);
    const isColumn = !isRow && random.chance(0.15);
    const row = random.chance(0.65)
      ? { participant: random.pick(people) }
      : { transcript: random.pick(paths) };
    const drawn: Place = { ...(isRow ? {} : { code: random.pick(codes) }), ...(isColumn ? {} : row) };
    // several summaries of one cell
    const place = i > 0 && random.chance(0.25) ? last : drawn;
    last = place;
    const resolved =
      place.code === undefined ? undefined : (upwards(study.codes, place.code)[0] ?? place.code);
    const there = segmentsIn(everything, { ...place, ...(resolved === undefined ? {} : { code: resolved }) });
    const others = everything.segments.filter(() => random.chance(0.05));
    const kept = random.chance(0.5) ? there : random.some(there, 0.7);
    const all = [
      ...new Map([...kept, ...(random.chance(0.3) ? others : [])].map(one => [one.segment.id, one])).values(),
    ];
    const words = all.flatMap(({ segment, transcript }) => {
      if (random.chance(0.1)) return [];
      const said = random.chance(0.9) ? transcript.text.slice(segment.start, segment.end) : 'other words';
      return [[segment.id, hashed(said, random.chance(0.8) ? salt : '')] as const];
    });
    const ids = [...all.map(({ segment }) => segment.id), ...(random.chance(0.1) ? ['gone-segment'] : [])];
    return {
      id: `sum${i}`,
      ...place,
      text: random.pick(['Trusts.', 'Two\nlines']),
      segments: ids.sort(),
      ...(random.chance(0.9) ? { words: Object.fromEntries(words) } : {}),
      ...(random.chance(0.9) ? { by: random.pick(['ann', 'ben']) } : {}),
    };
  });
}

function hashed(words: string, salt: string): string {
  const squeezed = words.replace(/\s/gu, '');
  return createHash('sha256')
    .update(salt + squeezed, 'utf8')
    .digest('hex')
    .slice(0, 12);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
