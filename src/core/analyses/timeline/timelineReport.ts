import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { Timeline, TimelineRow } from './timeline';
import { MAX_CHARTS, timelineCharts } from './timelineCharts';

/** A row for each code in each transcript, and for each transcript a chart of where its codes are. */
export function timelineReport(corpus: Corpus, scope: Scope, { scope: facts, rows }: Timeline): Report {
  const charts = timelineCharts(corpus, scope);
  return {
    table: tableOf({
      title: `Codes along the transcripts: ${facts.study}`,
      caption: [
        ...scopeSentences(corpus, scope, facts),
        'From %, to %: where its first segment begins and its furthest one ends, as a share of the transcript’s words. Words: that its segments touch, each once; % of text: of the transcript’s words.',
        'A theme’s figures are of all that carries it or a code under it.',
        ...(facts.codedTranscripts > MAX_CHARTS
          ? [`Charts: of the first ${charts.length} transcripts.`]
          : []),
      ],
      notes: facts.notes,
      figures: [...FIGURES, ...scopeColumns<TimelineRow>(facts, {})],
      rows,
      strong: ({ kind }) => kind === 'theme',
      underlying: ({ id, transcript }) => ({ code: id, transcript }),
    }),
    charts,
    data: { scope: { ...facts }, rows },
  };
}

const FIGURES: readonly Figure<TimelineRow>[] = [
  textColumn('Transcript', 'transcript', row => row.transcript),
  textColumn('Theme / code', 'name', row => row.name),
  numberColumn('Segments', 'segments', row => row.segments),
  shareColumn('From %', 'first', row => row.first),
  shareColumn('To %', 'last', row => row.last),
  numberColumn('Words', 'words', row => row.words),
  shareColumn('% of text', 'share', row => row.share),
  dataColumn('kind', row => row.kind),
  dataColumn('path', row => row.path.join(' / ')),
  dataColumn('id', row => row.id),
];
