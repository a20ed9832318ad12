import type { Report } from '../../report/report';
import type { BarChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { nameOf } from '../../studyFile/namedRecords';
import { counted } from '../../base/phrases';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { PassageRow, TranscriptRow, Uncoded } from './uncoded';

/** A row for each passage, or a summary with a row for each transcript. */
export type UncodedBy = 'passages' | 'transcripts';

export function uncodedReport(corpus: Corpus, scope: Scope, found: Uncoded, by: UncodedBy): Report {
  const { scope: facts, passages, transcripts } = found;
  const { least, longest, all } = facts;
  const sentences = {
    title: `Uncoded text: ${facts.study}`,
    caption: [...scopeSentences(corpus, scope, facts), ...legend(facts, by)],
    notes: facts.notes,
  };
  const parameters = { by, least, longest, all };
  return {
    table:
      by === 'passages'
        ? tableOf({
            ...sentences,
            figures: [...passageFigures(scope, passages), ...scopeColumns<PassageRow>(facts, parameters)],
            rows: passages,
            underlying: ({ transcript, start, end }) => ({ transcript, span: { start, end } }),
          })
        : tableOf({
            ...sentences,
            figures: [...TRANSCRIPT_FIGURES, ...scopeColumns<TranscriptRow>(facts, parameters)],
            rows: transcripts,
            underlying: ({ transcript }) => ({ transcript }),
          }),
    charts: transcripts.length > 0 ? [bars(found)] : [],
    data: { scope: { ...facts, ...parameters }, rows: by === 'passages' ? passages : transcripts },
  };
}

function passageFigures(scope: Scope, passages: readonly PassageRow[]): readonly Figure<PassageRow>[] {
  const names = new Map(scope.participants.map(one => [one.id, nameOf(one)]));
  const time = textColumn<PassageRow>('Time', 'timestamp', row => row.timestamp);
  return [
    textColumn('Transcript', 'transcript', row => row.transcript),
    numberColumn('Line', 'line', row => row.line),
    passages.some(row => row.timestamp !== null) ? time : { ...time, isData: true },
    textColumn('Speaker', 'speaker', row => row.speaker),
    numberColumn('Words', 'words', row => row.words),
    textColumn('Text', 'text', row => row.text),
    dataColumn('participant', row => (row.participant === null ? null : names.get(row.participant)!)),
    dataColumn('participant_id', row => row.participant),
    dataColumn('start', row => row.start, 'number'),
    dataColumn('end', row => row.end, 'number'),
  ];
}

const TRANSCRIPT_FIGURES: readonly Figure<TranscriptRow>[] = [
  textColumn('Transcript', 'transcript', row => row.transcript),
  numberColumn('Words', 'words', row => row.words),
  numberColumn('Coded', 'coded', row => row.coded),
  { ...numberColumn<TranscriptRow>('Uncoded', 'uncoded', row => row.uncoded), underlying: null },
  shareColumn('Coded %', 'share', row => row.share),
  { ...numberColumn<TranscriptRow>('Passages', 'passages', row => row.passages), underlying: null },
];

function legend(facts: Uncoded['scope'], by: UncodedBy): string[] {
  const { least, longest, all, codedShare, codedWords, spokenWords } = facts;
  const whose = all ? 'all words' : 'participants’ words';
  const passage = `Passages: stretches of one turn${all ? '' : ' of a participant'} that no segment touches, of at least ${counted.words(least)}`;
  return [
    codedShare === null
      ? `There are no ${all ? 'words' : whose}.`
      : `Coded: ${(codedShare * 100).toFixed(1)} % of ${whose} (${codedWords} of ${spokenWords}), counting every word that a segment touches.`,
    ...(by === 'passages'
      ? [
          `${passage}; line: where it starts, in the transcript.`,
          ...(longest > 0
            ? [`Of passages of more than ${counted.words(longest)} the middle is left out: […].`]
            : []),
        ]
      : [`Words, coded, uncoded: ${whose}. ${passage}.`]),
  ];
}

function bars({ scope, transcripts }: Uncoded): BarChart {
  const whose = scope.all ? 'all words' : 'participants’ words';
  return {
    kind: 'bars',
    title: 'Coded words by transcript',
    caption: `Of ${whose} in each transcript, the share that a segment touches.`,
    unit: '%',
    full: 100,
    series: [{ name: '' }],
    bars: transcripts.map(({ transcript, share, coded, words }) => ({
      label: { text: transcript, level: 0, strong: false, underlying: { transcript } },
      values: [(share ?? 0) * 100],
      texts: [share === null ? 'no words' : `${(share * 100).toFixed(1)} % (${coded} of ${words})`],
    })),
  };
}
