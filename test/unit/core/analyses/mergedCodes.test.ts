import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cooccurrenceAnalysis } from '../../../../src/core/analyses/cooccurrence/cooccurrenceAnalysis';
import { frequencyAnalysis } from '../../../../src/core/analyses/frequency/frequencyAnalysis';
import { ANALYSES } from '../../../../src/core/analyses/list';
import { type Analysis, runAnalysis } from '../../../../src/core/analyses/kit/analysis';
import { transcriptFigures } from '../../../../src/core/analyses/uncoded/transcriptFigures';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { mergeCodes } from '../../../../src/core/codebook/mergeCode';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import { segmentsPerCode } from '../../../../src/core/corpus/segmentsPerCode';
import { readStudy } from '../../../../src/study/readStudy';
import { MemoryFileStore } from '../../study/memoryFileStore';
import { corpusOf } from './kit/corpora';
import { Random, type RandomStudy, randomStudy } from './kit/randomStudy';
import { scaledFiles } from './kit/scaledStudy';
import { randomFilters } from './kit/twinScope';
import { settled } from '../report/settled';

type Files = Readonly<Record<string, Uint8Array>>;

const STAMP = { by: 'ann', at: '2031-01-01T00:00:00Z' };

/** A study in which some codes have been merged into others, and no coding file was changed. */
function withMerges({ files }: RandomStudy, random: Random): Files {
  let codebook = Codebook.of(parseCodebook(textOf(files['codebook.json']!)).value!);
  for (let times = random.below(4); times > 0; times--) {
    const codes = codebook.inOrder();
    if (codes.length < 2) break;
    const gone = random.some(codes, 0.3).map(({ id }) => id);
    const merged = mergeCodes(codebook, gone, random.pick(codes).id, STAMP);
    if (merged.ok) codebook = codebook.with(merged.value);
  }
  return { ...files, 'codebook.json': bytesOf(stringifyCodebook(codebook.file)) };
}

/** The same with coding files that name no merged code: each code is followed step by step, by what the records say. */
function rewritten(files: Files): Files {
  const { codes } = JSON.parse(textOf(files['codebook.json']!)) as {
    codes: { id: string; mergedInto?: string }[];
  };
  const became = (id: string): string => {
    let at = id;
    for (let steps = 0; steps <= codes.length; steps++) {
      const code = codes.find(one => one.id === at);
      if (!code) return id;
      if (code.mergedInto === undefined) return at;
      at = code.mergedInto;
    }
    return id;
  };
  const rewrite = ([path, bytes]: [string, Uint8Array]): [string, Uint8Array] => {
    if (!path.endsWith('.coding.json')) return [path, bytes];
    const sidecar = JSON.parse(textOf(bytes)) as { segments: { codes: string[] }[] };
    const segments = sidecar.segments.map(segment => ({
      ...segment,
      codes: [...new Set(segment.codes.map(became))],
    }));
    return [path, bytesOf(JSON.stringify({ ...sidecar, segments }))];
  };
  return Object.fromEntries(Object.entries(files).map(rewrite));
}

/** Any values for choices, flags and numbers. */
function randomOptions({ parameters }: Analysis, random: Random): Record<string, unknown> {
  const options = Object.entries(parameters).flatMap(([name, one]): [string, unknown][] => {
    if (random.chance(0.4)) return [];
    if (one.kind === 'choice') return [[name, random.pick(Object.keys(one.values))]];
    if (one.kind === 'flag') return [[name, random.chance(0.5)]];
    return [];
  });
  return Object.fromEntries(options);
}

/** All that a report says, as data. */
function said(analysis: Analysis, corpus: Corpus, filters: object, options: object): unknown {
  const report = runAnalysis(analysis, corpus, filters, { ...options });
  if (!report.ok) return report.error;
  const { table, charts, data } = settled(report.value);
  return JSON.parse(JSON.stringify({ table, charts, data }));
}

describe('a segment whose codes were merged into one', () => {
  it('counts in every analysis as it does once its file is rewritten', async () => {
    const counted = new Map(ANALYSES.map(({ id }) => [id, 0]));
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const random = new Random(seed);
        const plainStudy = randomStudy(seed);
        const study = { ...plainStudy, files: scaledFiles(plainStudy) };
        const files = withMerges(study, random);
        const [corpus, plain] = await Promise.all([files, rewritten(files)].map(read));
        const filters = randomFilters(seed, study);
        for (const analysis of ANALYSES) {
          const options = randomOptions(analysis, random);
          const [found, wanted] = [corpus!, plain!].map(one => said(analysis, one, filters, options));
          assert.deepEqual(found, wanted);
          if (typeof found !== 'string') counted.set(analysis.id, counted.get(analysis.id)! + 1);
        }
        const counts = (one: Corpus) => [[...segmentsPerCode(one)], [...transcriptFigures(one, 'ann')]];
        assert.deepEqual(counts(corpus!), counts(plain!));
      }),
      { numRuns: 60 },
    );
    for (const [id, count] of counted)
      assert.ok(count > 10, `${id}: only ${count} studies had anything to count`);
  });

  it('is one segment of the code, which does not occur with itself', () => {
    const codes = [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B', mergedInto: 'a' },
      { id: 'c', name: 'C', mergedInto: 'b' },
      { id: 'd', name: 'D' },
    ];
    const corpus = corpusOf({}, codes, {
      '1.txt': [
        'INT: How was it?\n\nP1: It was hard at first.\n',
        { words: 'hard', codes: ['c', 'b', 'a'] },
        // the same passage once more, by another name
        { words: 'It was', codes: ['b'] },
        { words: 'It was', codes: ['c', 'd'] },
      ],
    });
    const rows = (analysis: Analysis, options: object) => {
      const report = runAnalysis(analysis, corpus, {}, { ...options });
      assert.ok(report.ok);
      return [...report.value.data.rows] as Record<string, unknown>[];
    };
    const frequencies = rows(frequencyAnalysis, {}).map(({ id, segments }) => [id, segments]);
    assert.deepEqual(frequencies, [
      ['a', 2],
      ['d', 1],
    ]);
    for (const within of ['overlap', 'turn', 'words'])
      assert.deepEqual(
        rows(cooccurrenceAnalysis, { within }).map(({ code, with: other }) => [code, other]),
        [['a', 'd']],
        within,
      );
  });
});

async function read(files: Files): Promise<Corpus> {
  const { corpus } = await readStudy(new MemoryFileStore(files));
  for (const { prepare } of ANALYSES) await prepare(corpus, {});
  return corpus;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
