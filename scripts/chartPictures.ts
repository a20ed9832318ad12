import path from 'node:path';
import { ANALYSES } from '../src/core/analyses/list';
import { runAnalysis } from '../src/core/analyses/kit/analysis';
import { chartSheet } from '../src/core/report/chart/chartSheet';
import { DARK, LIGHT } from '../src/core/report/chart/theme';
import type { Corpus } from '../src/core/corpus/corpus';
import { NodeFileStore } from '../src/node/nodeFileStore';
import { readStudy } from '../src/study/readStudy';

const SAMPLE = path.resolve(__dirname, '../media/sample-study');

/** What each picture in the docs shows of the sample study: options as on the command line, codes by name. */
const PICTURES: Readonly<
  Record<
    string,
    { analysis?: string; groups?: string[]; transcripts?: string[]; codes?: string[]; options?: object }
  >
> = {
  frequency: { groups: ['part-2'] },
  groups: {
    codes: ['Conditions to apply GPM', 'Negative aspects of the GPM training in the context of IPS'],
  },
  matrix: { groups: ['part-2'] },
  crosstab: {
    codes: ['Lacks in the training'],
    options: { attribute: 'years as job coach', bands: '3' },
  },
  cooccurrence: {
    groups: ['part-2'],
    codes: ['Positive impact of the GPM training in the context of IPS'],
    options: { level: 'codes' },
  },
  'cooccurrence-map': { analysis: 'cooccurrence', options: { level: 'themes', chart: 'map' } },
  saturation: {},
  robustness: {
    groups: ['part-2'],
    codes: ['Positive impact of the GPM training in the context of IPS'],
  },
  timeline: { transcripts: ['focus-group.txt'] },
  uncoded: { options: { by: 'transcripts' } },
  agreement: {
    groups: ['part-2'],
    codes: ['Positive impact of the GPM training in the context of IPS'],
  },
};

/** Name of the file in docs/charts → the drawing. */
export async function chartPictures(): Promise<ReadonlyMap<string, string>> {
  const { corpus } = await readStudy(new NodeFileStore(SAMPLE));
  const drawn = new Map<string, string>();
  for (const [id, { analysis: named = id, codes = [], options = {}, ...scope }] of Object.entries(PICTURES)) {
    const analysis = ANALYSES.find(one => one.id === named)!;
    const report = runAnalysis(
      analysis,
      corpus,
      { ...scope, codes: codes.map(codeOf(corpus)) },
      { ...options },
    );
    if (!report.ok) throw new Error(`${id}: ${report.error}`);
    drawn.set(`${id}-light.svg`, `${chartSheet(report.value.charts, LIGHT)}\n`);
    drawn.set(`${id}-dark.svg`, `${chartSheet(report.value.charts, DARK)}\n`);
  }
  return drawn;
}

const codeOf =
  ({ codebook }: Corpus) =>
  (name: string): string => {
    const code = codebook.find(name);
    if (!code) throw new Error(`The sample study has no code “${name}”.`);
    return code.id;
  };
