import type { Report } from '../../report/report';
import type { BarChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import { type Figure, numberColumn, scopeColumns, tableOf, textColumn } from '../../report/table/tableOf';
import type { Sample, SampleRow } from './sample';

export function sampleReport(corpus: Corpus, scope: Scope, { scope: facts, rows }: Sample): Report {
  const { share, seed, strata } = facts;
  const [what] = scopeSentences(corpus, scope, facts);
  return {
    table: tableOf({
      title: `Sample for double coding: ${facts.study}`,
      caption: [what!, ...legend(facts)],
      notes: facts.notes,
      figures: [...FIGURES, ...scopeColumns<SampleRow>(facts, { share, count: facts.count, seed, strata })],
      rows,
      underlying: ({ transcript }) => ({ transcript }),
    }),
    charts: [bars(facts)],
    data: { scope: facts, rows },
  };
}

const FIGURES: readonly Figure<SampleRow>[] = [
  textColumn('Transcript', 'transcript', row => row.transcript),
  textColumn('Group', 'group', row => row.group),
  numberColumn('Words', 'words', row => row.words),
  textColumn('Coding files of', 'coded_by', row => row.codedBy.join(', ')),
];

function legend(facts: Sample['scope']): string[] {
  const { drawn, transcripts, drawnShare, drawnWords, drawnWordShare, seed, strata, groups } = facts;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const words =
    drawnWordShare === null
      ? ''
      : `, with ${counted.words(drawnWords)} of ${facts.words} (${percent(drawnWordShare)})`;
  return [
    `Drawn at random without replacement, seed ${seed}: ${drawn} of ${counted.transcripts(transcripts)} (${percent(drawnShare)})${words}.`,
    strata === 'none'
      ? 'From all transcripts alike.'
      : `From each group in proportion to its transcripts: ${groups.map(group => `${group.name} ${group.drawn} of ${group.transcripts}`).join('; ')}.`,
  ];
}

function bars({ groups }: Sample['scope']): BarChart {
  return {
    kind: 'bars',
    title: 'Transcripts in the sample',
    caption: 'Drawn, and all there are, in each group.',
    unit: 'transcripts',
    series: [{ name: 'drawn' }, { name: 'all' }],
    bars: groups.map(({ name, transcripts, drawn }) => ({
      label: { text: name, level: 0, strong: false },
      values: [drawn, transcripts],
      texts: [String(drawn), String(transcripts)],
    })),
  };
}
