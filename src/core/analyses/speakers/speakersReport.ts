import * as l10n from '@vscode/l10n';
import { afresh } from '../../base/afresh';
import { counted } from '../../base/phrases';
import { visible } from '../../base/visible';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Report } from '../../report/report';
import { type Figure, dataColumn, numberColumn, tableOf, textColumn } from '../../report/table/tableOf';
import { nameOf } from '../../studyFile/namedRecords';
import { type TranscriptSpeakersRow, type TurnRow, speakerRows, turnRows } from './whoSpeaks';

/** Every turn with its speaker. @param longest words of each to show; 0 for all */
export function turnsReport(
  corpus: Corpus,
  scope: Scope,
  longest: number,
): Report<{ readonly turns: Iterable<TurnRow> }> {
  const turns = afresh(() => turnRows(corpus, scope, longest));
  const count = scope.transcripts.reduce((sum, { transcript }) => sum + transcript.turns.count, 0);
  const time = textColumn<TurnRow>(l10n.t('Time'), 'timestamp', row => row.timestamp);
  return {
    table: tableOf({
      title: l10n.t('Turns: {0}', corpus.study.name),
      scope: l10n.t('{0}, {1}', counted.transcripts(scope.transcripts.length), counted.turns(count)),
      definitions: [
        WORDS,
        ...(longest > 0 ? [l10n.t('Text: the first {0} of each turn.', counted.words(longest))] : []),
      ],
      notes: [],
      figures: [
        textColumn<TurnRow>(l10n.t('Transcript'), 'transcript', row => row.transcript),
        numberColumn<TurnRow>(l10n.t('Line'), 'line', row => row.line),
        hasTimestamps(scope) ? time : { ...time, isData: true },
        textColumn<TurnRow>(l10n.t('Label'), 'label', row => row.label),
        ...ownerColumns<TurnRow>(corpus, scope),
        numberColumn<TurnRow>(l10n.t('Words'), 'words', row => row.words),
        textColumn<TurnRow>(l10n.t('Pattern'), 'pattern', row => row.pattern && visible(row.pattern)),
        textColumn<TurnRow>(l10n.t('Text'), 'text', row => row.text),
        dataColumn<TurnRow>('start', row => row.start, 'number'),
        dataColumn<TurnRow>('speech_start', row => row.speechStart, 'number'),
        dataColumn<TurnRow>('end', row => row.end, 'number'),
      ],
      rows: turns,
    }),
    charts: [],
    data: { turns },
  };
}

function hasTimestamps({ transcripts }: Scope): boolean {
  return transcripts.some(({ transcript: { turns } }) =>
    turns.starts.some((_, turn) => turns.timestamp(turn) !== undefined),
  );
}

/** A row of the table of labels: of one transcript, one thing that was found. */
interface Finding {
  readonly transcript: string;
  readonly found: 'layout' | 'label' | 'unlabelled' | 'skipped' | 'doubt';
  readonly label: string | null;
  readonly participant: string | null;
  readonly interviewer: boolean;
  /** Turns; for what is not taken, lines. */
  readonly count: number | null;
  readonly words: number | null;
  readonly line: number | null;
  readonly start: number | null;
  readonly pattern: string | null;
  readonly text: string | null;
}

const FOUND: Readonly<Record<Finding['found'], string>> = {
  layout: l10n.t('layout'),
  label: l10n.t('label'),
  unlabelled: l10n.t('no label'),
  skipped: l10n.t('not a label'),
  doubt: l10n.t('doubtful'),
};

/** The layouts and labels of each transcript, what looks like a label and is none, and what is doubtful. */
export function speakersReport(
  corpus: Corpus,
  scope: Scope,
  longest: number,
): Report<{ readonly transcripts: readonly TranscriptSpeakersRow[] }> {
  const transcripts = speakerRows(corpus, scope, longest);
  const rows = transcripts.flatMap(findingsOf);
  return {
    table: tableOf({
      title: l10n.t('Speakers: {0}', corpus.study.name),
      scope: counted.transcripts(scope.transcripts.length),
      definitions: [
        l10n.t(
          'Turns: number of turns; for what is not a label, number of lines that begin with it. Line: the first of them.',
        ),
        WORDS,
        ...(longest > 0 ? [l10n.t('Text: the first {0} under each label.', counted.words(longest))] : []),
      ],
      notes: [],
      figures: [
        textColumn<Finding>(l10n.t('Transcript'), 'transcript', row => row.transcript),
        {
          ...textColumn<Finding>(l10n.t('Found'), 'found', row => row.found),
          shownAs: row => FOUND[row.found],
        },
        textColumn<Finding>(l10n.t('Label'), 'label', row => row.label),
        ...ownerColumns<Finding>(corpus, scope),
        numberColumn<Finding>(l10n.t('Turns'), 'turns', row => row.count),
        numberColumn<Finding>(l10n.t('Words'), 'words', row => row.words),
        numberColumn<Finding>(l10n.t('Line'), 'line', row => row.line),
        textColumn<Finding>(l10n.t('Pattern'), 'pattern', row => row.pattern && visible(row.pattern)),
        textColumn<Finding>(l10n.t('Text'), 'text', row => row.text),
        dataColumn<Finding>('start', row => row.start, 'number'),
      ],
      rows,
    }),
    charts: [],
    data: { transcripts },
  };
}

const NOTHING: Omit<Finding, 'transcript' | 'found'> = {
  label: null,
  participant: null,
  interviewer: false,
  count: null,
  words: null,
  line: null,
  start: null,
  pattern: null,
  text: null,
};

function findingsOf({ transcript, layouts, labels, skipped, doubts }: TranscriptSpeakersRow): Finding[] {
  const finding = (found: Finding['found'], fields: Partial<Finding>): Finding => ({
    ...NOTHING,
    transcript,
    found,
    ...fields,
  });
  return [
    ...layouts.map(({ pattern, turns }) => finding('layout', { pattern, count: turns })),
    ...labels.map(({ turns, ...row }) =>
      finding(row.label === null ? 'unlabelled' : 'label', { ...row, count: turns }),
    ),
    ...skipped.map(({ lines, ...row }) => finding('skipped', { ...row, count: lines })),
    ...doubts.map(({ label, line, start, message }) =>
      finding('doubt', { label, line, start, text: message }),
    ),
  ];
}

const WORDS = l10n.t('Words: without labels, timestamps and transcribers’ notes.');

/** Whose it is; people read that only where the study says whose labels are. */
function ownerColumns<R extends Pick<Finding, 'participant' | 'interviewer'>>(
  { study }: Corpus,
  { participants, areDeclared }: Scope,
): readonly Figure<R>[] {
  const names = new Map(participants.map(one => [one.id, nameOf(one)]));
  const isShown = areDeclared || study.interviewers.length > 0;
  return [
    {
      ...textColumn<R>(l10n.t('Participant'), 'participant', ({ participant, interviewer }) =>
        interviewer ? 'interviewer' : participant === null ? null : names.get(participant)!,
      ),
      shown: { interviewer: l10n.t('interviewer') },
      ...(isShown ? {} : { isData: true }),
    },
    dataColumn('participant_id', row => row.participant),
  ];
}
