import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import { dayOf } from '../../studyFile/day';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { nameOf } from '../../studyFile/namedRecords';
import { counted } from '../../base/phrases';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { QuoteRow, QuoteTable } from './segments';

/** The quotes with their source, a row for each. What no row has, people get no column for; programs always do. */
export function segmentsReport(corpus: Corpus, scope: Scope, { scope: facts, rows }: QuoteTable): Report {
  const { per, longest, context } = facts;
  return {
    table: tableOf({
      title: `${per === 'code' ? 'Coded segments by code' : 'Coded segments'}: ${facts.study}`,
      caption: [...scopeSentences(corpus, scope, facts), ...legend(facts)],
      notes: facts.notes,
      figures: [
        ...(per === 'code' ? [CODE] : [CODES]),
        ...[shownIf(context > 0, BEFORE), QUOTE, shownIf(context > 0, AFTER)],
        shownIf(scope.areDeclared, participantColumn(scope)),
        ...[
          SPEAKER,
          TRANSCRIPT,
          LINE,
          shownIf(
            rows.some(row => row.timestamp !== null),
            TIME,
          ),
        ],
        ...[
          CODER,
          shownIf(
            rows.some(row => row.memo !== null),
            MEMO,
          ),
        ],
        shownIf(
          rows.some(row => row.created !== null),
          DATE,
        ),
        ...(per === 'code' ? CODE_DATA : []),
        ...DATA,
        ...scopeColumns<QuoteRow>(facts, { per, longest, context }),
      ],
      rows,
      underlying: ({ transcript, coder, id }) => ({ transcript, segment: { coder, id } }),
    }),
    charts: [],
    data: { scope: facts, rows },
  };
}

const CODE = textColumn<QuoteRow>('Code', 'name', row => row.path!.at(-1)!);
const CODES = textColumn<QuoteRow>('Codes', 'names', row => row.names.join('; '));
const BEFORE = textColumn<QuoteRow>('Before', 'before', row => row.before || null);
const QUOTE = textColumn<QuoteRow>('Quote', 'quote', row => row.quote);
const AFTER = textColumn<QuoteRow>('After', 'after', row => row.after || null);
const SPEAKER = textColumn<QuoteRow>('Speaker', 'speakers', row => row.speakers.join('; ') || null);
const TRANSCRIPT = textColumn<QuoteRow>('Transcript', 'transcript', row => row.transcript);
const LINE = numberColumn<QuoteRow>('Line', 'line', row => row.line);
const TIME = textColumn<QuoteRow>('Time', 'timestamp', row => row.timestamp);
const CODER = textColumn<QuoteRow>('Coder', 'coder', row => row.coder);
const MEMO = textColumn<QuoteRow>('Memo', 'memo', row => row.memo);
const DATE = textColumn<QuoteRow>('Date', 'date', row => dayOf(row.created ?? undefined) ?? null);

const CODE_DATA: readonly Figure<QuoteRow>[] = [
  dataColumn('path', row => row.path!.join(' / ')),
  dataColumn('code', row => row.code!),
  dataColumn('names', row => row.names.join('; ')),
];

const DATA: readonly Figure<QuoteRow>[] = [
  dataColumn('codes', row => row.codes.join(' ')),
  dataColumn('participant_ids', row => row.participants.join(' ') || null),
  dataColumn('start', row => row.start, 'number'),
  dataColumn('end', row => row.end, 'number'),
  dataColumn('created', row => row.created),
  dataColumn('id', row => row.id),
];

function participantColumn({ participants }: Scope): Figure<QuoteRow> {
  const names = new Map(participants.map(one => [one.id, nameOf(one)]));
  return textColumn(
    'Participant',
    'participants',
    row => row.participants.map(id => names.get(id)!).join('; ') || null,
  );
}

function shownIf(isShown: boolean, figure: Figure<QuoteRow>): Figure<QuoteRow> {
  return isShown ? figure : { ...figure, isData: true };
}

function legend({ per, longest, context }: QuoteTable['scope']): string[] {
  return [
    per === 'code'
      ? 'A row for each code of each segment; a theme’s rows are of the segments that carry the theme itself.'
      : 'A row for each segment.',
    'Line: where it starts, in the transcript.',
    ...(longest > 0 ? [`Of quotes of more than ${counted.words(longest)} the middle is left out: […].`] : []),
    ...(context > 0 ? [`Before, after: ${counted.words(context)} around the segment.`] : []),
  ];
}
