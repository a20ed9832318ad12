import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import type { BarChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
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
  main,
  extra,
  withBars,
} from '../../report/table/tableOf';
import { percent } from '../kit/sentences';
import type { PassageRow, TranscriptRow, Uncoded } from './uncoded';

/** A row for each passage, or a summary with a row for each transcript. */
export type UncodedBy = 'passages' | 'transcripts';

export function uncodedReport(corpus: Corpus, scope: Scope, found: Uncoded, by: UncodedBy): Report {
  const { scope: facts, passages, transcripts } = found;
  const { least, longest, all } = facts;
  const sentences = {
    title: l10n.t('Uncoded text: {0}', facts.study),
    ...aboutScope(corpus, scope, facts, { unit: unitOf(facts, by), legend: legend(facts, by) }),
    summary: [codedInWords(facts)],
  };
  const parameters = { by, least, longest, all };
  return {
    table:
      by === 'passages'
        ? tableOf({
            ...sentences,
            figures: [
              ...passageFigures(scope, found.hasTimes),
              ...scopeColumns<PassageRow>(facts, parameters),
            ],
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

function passageFigures(scope: Scope, hasTimes: boolean): readonly Figure<PassageRow>[] {
  const names = new Map(scope.participants.map(one => [one.id, nameOf(one)]));
  const time = textColumn<PassageRow>(l10n.t('Time'), 'timestamp', row => row.timestamp);
  return [
    textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript),
    numberColumn(l10n.t('Line'), 'line', row => row.line),
    extra(hasTimes ? time : { ...time, isData: true }),
    textColumn(l10n.t('Speaker'), 'speaker', row => row.speaker),
    numberColumn(l10n.t('Words'), 'words', row => row.words),
    main(textColumn(l10n.t('Text'), 'text', row => row.text)),
    dataColumn('participant', row => (row.participant === null ? null : names.get(row.participant)!)),
    dataColumn('participant_id', row => row.participant),
    dataColumn('start', row => row.start, 'number'),
    dataColumn('end', row => row.end, 'number'),
  ];
}

const TRANSCRIPT_FIGURES: readonly Figure<TranscriptRow>[] = [
  textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript),
  numberColumn(l10n.t('Words'), 'words', row => row.words),
  numberColumn(l10n.t('Coded'), 'coded', row => row.coded),
  { ...numberColumn<TranscriptRow>(l10n.t('Uncoded'), 'uncoded', row => row.uncoded), underlying: null },
  withBars(main(shareColumn(l10n.t('Coded %'), 'share', row => row.share))),
  extra({
    ...numberColumn<TranscriptRow>(l10n.t('Passages'), 'passages', row => row.passages),
    underlying: null,
  }),
];

/** What a row is or counts, in a few words. */
function unitOf({ least, all }: Uncoded['scope'], by: UncodedBy): string {
  if (by === 'passages') return l10n.t('passages of at least {0}', counted.words(least));
  return all ? l10n.t('words of all speakers') : l10n.t('participants’ words');
}

function codedInWords({ all, codedShare, codedWords, spokenWords }: Uncoded['scope']): string {
  return codedShare === null
    ? noWords(all)
    : codedSentence(all, percent(codedShare), codedWords, spokenWords);
}

function legend({ least, longest, all }: Uncoded['scope'], by: UncodedBy): string[] {
  const passages = all
    ? l10n.t(
        'Passages: parts of a single turn, of at least {0}, that no segment touches.',
        counted.words(least),
      )
    : l10n.t(
        'Passages: parts of a single turn of a participant, of at least {0}, that no segment touches.',
        counted.words(least),
      );
  return [
    ...(by === 'passages'
      ? [
          passages,
          l10n.t('Line: the line of the transcript where the passage starts.'),
          ...(longest > 0
            ? [l10n.t('Passages of more than {0} are shortened in the middle: […].', counted.words(longest))]
            : []),
        ]
      : [
          all
            ? l10n.t('Words, Coded, Uncoded: numbers of words, of all speakers.')
            : l10n.t('Words, Coded, Uncoded: numbers of participants’ words.'),
          passages,
        ]),
  ];
}

function noWords(all: boolean): string {
  return all ? l10n.t('There are no words.') : l10n.t('There are no words by participants.');
}

function codedSentence(all: boolean, share: string, coded: number, words: number): string {
  return all
    ? l10n.t(
        'Coded: {0} of all words ({1} of {2}), counting every word that a segment touches.',
        share,
        coded,
        words,
      )
    : l10n.t(
        'Coded: {0} of participants’ words ({1} of {2}), counting every word that a segment touches.',
        share,
        coded,
        words,
      );
}

function bars({ scope, transcripts }: Uncoded): BarChart {
  return {
    kind: 'bars',
    title: l10n.t('Coded words by transcript'),
    caption: scope.all
      ? l10n.t('The share of all words in each transcript that a segment touches.')
      : l10n.t('The share of participants’ words in each transcript that a segment touches.'),
    unit: '%',
    full: 100,
    series: [{ name: '' }],
    bars: transcripts.map(({ transcript, share, coded, words }) => ({
      label: { text: transcript, level: 0, strong: false, underlying: { transcript } },
      values: [(share ?? 0) * 100],
      texts: [share === null ? l10n.t('no words') : l10n.t('{0} ({1} of {2})', percent(share), coded, words)],
    })),
  };
}
