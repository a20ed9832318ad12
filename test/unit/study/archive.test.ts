import assert from 'node:assert/strict';
import fc from 'fast-check';
import path from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { findAnalysis } from '../../../src/core/analyses/pinnedReports';
import { finish } from '../../../src/core/base/steps';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { sumsOf, zipArchive } from '../../../src/core/exchange/archive/archiveFile';
import { archiveStudy } from '../../../src/core/exchange/archive/archiveStudy';
import { type TableRequest, commandOf, tablesOf } from '../../../src/core/exchange/archive/archiveTables';
import { readableTexts } from '../../../src/core/exchange/archive/readableTexts';
import { UnusableFile } from '../../../src/core/exchange/codebookIn/readXml';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { type VerifiedArchive, makeArchive, otherThanIn, verifyArchive } from '../../../src/study/archive';
import { MemoryFiles } from '../../../src/study/memoryFiles';
import { readStudy } from '../../../src/study/readStudy';
import { edits, mutated } from '../core/exchange/mutatedBytes';
import { richStudy } from '../core/exchange/richStudy';
import { MemoryFileStore } from './memoryFileStore';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');
const AT = '2026-11-30T12:00:00.000Z';

type Json = Record<string, unknown>;

/** A rich study in which no two things have the same name, so that names can be put in place of names. */
async function study(seed: number): Promise<Corpus> {
  const { files } = richStudy(seed);
  const json = JSON.parse(strFromU8(files['study.json']!)) as Json;
  for (const [i, one] of (json['participants'] as Json[]).entries()) one['name'] = `Verena Mustermann ${i}`;
  for (const one of json['groups'] as Json[]) {
    one['id'] = `group of ${one['id'] as string}`;
    one['name'] = `Named ${one['id'] as string}`;
  }
  const changed = { ...files, 'study.json': new TextEncoder().encode(JSON.stringify(json)) };
  const { corpus, problems } = await readStudy(new MemoryFileStore(changed));
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  return corpus;
}

async function unpacked(corpus: Corpus): Promise<Corpus> {
  const { files } = archiveStudy(corpus, { without: [], at: AT });
  const bytes = [...files].map(([file, text]) => [file, new TextEncoder().encode(text)] as const);
  return (await readStudy(new MemoryFiles(new Map(bytes)))).corpus;
}

/** Second implementation of the names of an archive: each list, in its order, numbered. */
function newNames(corpus: Corpus): ReadonlyMap<string, string> {
  const { transcripts, codebook } = corpus;
  const names = new Map<string, string>();
  const name = (before: string, list: readonly string[], after = '') =>
    [...new Set(list)].forEach((one, i) =>
      names.set(one, `${before}${String(i + 1).padStart(2, '0')}${after}`),
    );
  const sorted = (list: readonly string[]) => [...list].sort((a, b) => (a < b ? -1 : 1));
  const segments = transcripts.flatMap(one => one.all.map(({ segment }) => segment));
  const known = new Set(
    codebook.file.codes.flatMap(code => [code.id, 'mergedInto' in code ? code.mergedInto : '']),
  );
  name('S', [
    ...sorted([
      ...corpus.study.interviewers,
      ...corpus.study.participants.flatMap(one =>
        (one.speakers ?? []).map(label => label.replace(/ +/, ' ')),
      ),
      ...transcripts.flatMap(one => one.turns.labels()),
    ]),
  ]);
  const inOrder = transcripts
    .map(one => one.path)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  name('transcript-', inOrder, '.txt');
  name(
    'P',
    corpus.study.participants.map(({ id }) => id),
  );
  corpus.study.participants.forEach((one, i) => names.set(one.name!, `P0${i + 1}`));
  name(
    'group-',
    corpus.study.groups.map(({ id }) => id),
  );
  name('code-', sorted([...segments.flatMap(one => one.codes), ...known].filter(one => one !== '')));
  name('codes-', ['g-1', 'g-2']);
  const onScales = new Set(
    codebook.file.codes.flatMap(code =>
      'scale' in code && code.scale?.kind === 'ordinal' ? code.scale.values : [],
    ),
  );
  const written = segments
    .flatMap(one => Object.values(one.values ?? {}))
    .filter(one => typeof one === 'string');
  name('other-', sorted(written.filter(one => !onScales.has(one))));
  name('coder-', ['ann', 'ben']);
  names.set('Ann <A>', 'coder-01');
  return names;
}

/** A report's JSON under other names, without words, sentences, times of turns and what tells segments apart. */
function plainly(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map(one => plainly(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, one]) =>
          typeof one !== 'string' ||
          !['quote', 'text', 'before', 'after', 'memo', 'study', 'timestamp', 'segment'].includes(key),
      )
      .filter(
        ([key, one]) =>
          key !== 'notes' &&
          key !== 'timestamp' &&
          key !== 'memo' &&
          !(key === 'id' && /^(ann|ben|cons|s\d)/.test(String(one))),
      )
      .map(([key, one]) => [names.get(key) ?? key, plainly(one, names)]),
  );
}

function dataOf(corpus: Corpus, { analysis, scope, options }: TableRequest): unknown {
  const few = analysis === 'agreement' ? { resamples: 20, ...options } : (options ?? {});
  const report = finish(findAnalysis(analysis)!.run(corpus, scope ?? {}, few));
  if (!report.ok) return 'none';
  const { rows, ...rest } = report.value.data;
  return JSON.parse(JSON.stringify({ ...rest, rows: [...rows] }));
}

/** What a table of the archive asks for, in the words of the study. */
function inOldWords(request: TableRequest, names: ReadonlyMap<string, string>): TableRequest {
  const old = new Map([...names].map(([before, after]) => [after, before]));
  const scope = request.scope && { groups: request.scope.groups?.map(id => old.get(id)!) };
  const coders = request.options?.['coders'];
  const options = Array.isArray(coders)
    ? {
        ...request.options,
        coders: coders.map(id => ({ 'coder-01': 'ann', 'coder-02': 'ben' })[String(id)] ?? String(id)),
      }
    : request.options;
  return { analysis: request.analysis, ...(scope ? { scope } : {}), ...(options ? { options } : {}) };
}

const made = async (corpus: Corpus) =>
  makeArchive(corpus, {
    version: '1.0.0',
    without: [],
    now: new Date(AT),
    run: async steps => finish(steps),
  });

/** An archive without the tables that take long. */
async function quick(corpus: Corpus): Promise<Uint8Array> {
  const archived = archiveStudy(corpus, { without: [], at: AT });
  const tables = finish(sumsOf(archived.original)).filter(one => one.analysis !== 'agreement');
  return zipArchive(archived, { version: '1.0.0', at: AT, without: [], tables });
}

const verified = async (bytes: Uint8Array): Promise<VerifiedArchive> =>
  verifyArchive(bytes, async steps => finish(steps));

describe('an archived study', () => {
  it('gives every table as the study does, on random studies', async () => {
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
        const corpus = await study(seed);
        const archived = await unpacked(corpus);
        const names = newNames(corpus);
        for (const request of tablesOf(archived)) {
          const before = dataOf(corpus, inOldWords(request, names));
          const after = dataOf(archived, request);
          assert.deepEqual(plainly(after, names), plainly(before, names), commandOf(request));
          tables++;
        }
      }),
      { numRuns: 40 },
    );
    assert.ok(tables > 2000);
  });

  it('has no word of transcripts, memos, quotes, definitions and names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
        const corpus = await study(seed);
        const { files } = archiveStudy(corpus, { without: attributesIn(corpus), at: AT });
        const readable = new Set(
          [
            ...corpus.codebook.file.codes.flatMap(code => (code.name === undefined ? [] : [code.name])),
            ...(corpus.codebook.file.groups ?? []).map(group => group.name),
            'low mid high top ordinal numeric',
            ...corpus.study.groups.map(group => group.name?.trim() || group.id),
          ].flatMap(wordsOf),
        );
        const all = [...files].map(([file, text]) => `${file}\n${text}`).join('\n');
        // what the program itself calls things
        const own =
          'consensus transcript study archive coder code group segments quotes speaker interviewers complete texts';
        for (const word of new Set(secrets(corpus).flatMap(wordsOf)))
          if (!readable.has(word) && !own.includes(word)) assert.ok(!all.includes(word), word);
      }),
      { numRuns: 60 },
    );
  });

  it('is looked through for personal data in all that can be read in it', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const corpus = await study(seed);
      const without = attributesIn(corpus).slice(1);
      const { files } = archiveStudy(corpus, { without, at: AT });
      const strings: string[] = [];
      const { sources: _, ...settings } = JSON.parse(files.get('study.json')!) as Json;
      for (const text of [JSON.stringify(settings), files.get('codebook.json')!])
        JSON.parse(text, (_key, value: unknown) => {
          if (typeof value === 'string') strings.push(value);
          return value;
        });
      const found = [...readableTexts(corpus, without)];
      assert.ok(corpus.study.groups.every(({ name }) => found.includes(name!)));
      assert.deepEqual(found.sort(), strings.sort());
    }
  });

  it('has no pinned report of an attribute that is left out, be it the one that counts unless another is asked for', async () => {
    const corpus = await study(1);
    const [first, second] = ['site', 'years'];
    const people = ['ann', 'ben'].map((id, i) => ({
      id,
      attributes: { [first]: 'north', [second]: String(i) },
    }));
    const reports = [
      { id: 'first', analysis: 'crosstab' },
      { id: 'named', analysis: 'crosstab', options: { attribute: first } },
      { id: 'second', analysis: 'crosstab', options: { attribute: second } },
      { id: 'people', analysis: 'participants' },
      { id: 'count', analysis: 'frequency' },
      { id: 'quoted', analysis: 'keyquotes' },
    ].map(one => ({ name: one.id, ...one }));
    const changed = { ...corpus, study: { ...corpus.study, participants: people, reports } };
    const kept = (without: readonly string[]) =>
      archiveStudy(changed, { without, at: AT }).original.study.reports!.map(({ analysis, options }) =>
        `${analysis} ${String(options?.['attribute'] ?? '')}`.trim(),
      );
    assert.deepEqual(kept([first]), [`crosstab ${second}`, 'frequency']);
    assert.deepEqual(kept([second]), ['crosstab', `crosstab ${first}`, 'frequency']);
    assert.equal(kept([]).length, 5);
  });

  it('gives the tables that were published, from the sample study', async () => {
    const { corpus } = await readStudy(new NodeFileStore(SAMPLE));
    const { bytes, different, tables } = await made(corpus);
    assert.deepEqual(different, []);
    const { tables: again, changed, manifest } = await verified(bytes);
    assert.ok(tables > 70 && again.length === tables);
    assert.deepEqual([again.filter(one => one.difference !== undefined), [...changed]], [[], []]);
    assert.deepEqual(otherThanIn(corpus, { manifest }), []);
    const archived = await unpacked(corpus);
    assert.deepEqual(
      ((dataOf(archived, { analysis: 'frequency' }) as Json)['rows'] as Json[]).map(row => [
        row['name'],
        row['participants'],
        row['segments'],
        row['words'],
      ]),
      ((dataOf(corpus, { analysis: 'frequency' }) as Json)['rows'] as Json[]).map(row => [
        row['name'],
        row['participants'],
        row['segments'],
        row['words'],
      ]),
    );
    const less = { ...corpus, transcripts: corpus.transcripts.slice(1) };
    assert.ok(otherThanIn(less, { manifest }).length > 0);
  });

  it('is told from one in which a byte was changed', async () => {
    const bytes = await quick(await study(7));
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    assert.equal((await verified(bytes)).changed.size, 0);
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const name = names[at % names.length]!;
        const content = Uint8Array.from(files[name]!);
        content[at % content.length]! ^= by;
        const outcome = await verified(zipSync({ ...files, [name]: content })).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof Error) assert.ok(outcome instanceof UnusableFile, String(outcome));
        else assert.ok((outcome as VerifiedArchive).changed.has(name));
      }),
      { numRuns: 60 },
    );
  });

  it('never makes the program crash, whatever was done to it', async () => {
    const bytes = await quick(await study(3));
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    let read = 0;
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(100), fc.boolean(), async (list, which, isInside) => {
        const name = names[which % names.length]!;
        const changed = isInside
          ? zipSync({ ...files, [name]: mutated(files[name]!, list) })
          : mutated(bytes, list);
        try {
          await verified(changed);
          read++;
        } catch (error) {
          assert.ok(error instanceof UnusableFile, String(error));
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(read > 0);
  });

  it('is refused where it would grow', async () => {
    const bomb = zipSync({ 'archive.json': new Uint8Array(100 * 2 ** 20) });
    await assert.rejects(verified(bomb), /more than 96 MB/);
  });
});

function attributesIn({ study: { participants } }: Corpus): readonly string[] {
  return [...new Set(participants.flatMap(one => Object.keys(one.attributes ?? {})))];
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]{4,}/gu) ?? [];
}

function secrets({ study: of, transcripts, codebook }: Corpus): string[] {
  return [
    ...transcripts.flatMap(({ text, all }) => [
      text,
      ...all.flatMap(({ segment }) => [segment.quote ?? '', segment.memo ?? '']),
    ]),
    ...transcripts.flatMap(({ codings }) => codings.map(({ memo }) => memo ?? '')),
    ...of.participants.flatMap(one => [one.name ?? '', one.memo ?? '', ...(one.speakers ?? [])]),
    ...codebook.file.codes.flatMap(code =>
      'mergedInto' in code ? [] : [code.description ?? '', code.example ?? '', code.memo ?? ''],
    ),
  ];
}
