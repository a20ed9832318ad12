import * as l10n from '@vscode/l10n';
import { valueText, valuedName } from '../../coding/valuedName';
import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import { dayOf } from '../../studyFile/day';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
import { nameOf } from '../../studyFile/namedRecords';
import { counted } from '../../base/phrases';
import { coderName } from '../../corpus/coders';
import { longestQuote } from '../kit/sentences';
import {
  type Figure,
  dataColumn,
  linedColumn,
  numberColumn,
  scopeColumns,
  tableOf,
  dayColumn,
  textColumn,
  main,
  extra,
} from '../../report/table/tableOf';
import type { QuoteRow, QuoteTable } from './segments';

/** The quotes with their source, a row for each. Columns that are empty everywhere are for programs only. */
export function segmentsReport(
  corpus: Corpus,
  scope: Scope,
  { scope: facts, rows, some }: QuoteTable,
): Report {
  const { per, longest, context, key } = facts;
  return {
    table: tableOf({
      title:
        per === 'code'
          ? l10n.t('Coded segments by code: {0}', facts.study)
          : l10n.t('Coded segments: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, { unit: ROWS[per], legend: legend(facts) }),
      figures: [
        ...(per === 'code' ? [CODE] : [CODES]),
        shownIf(some.values, per === 'code' ? VALUE : VALUES),
        ...[shownIf(context > 0, extra(BEFORE)), main(QUOTE), shownIf(context > 0, extra(AFTER))],
        shownIf(scope.areDeclared, participantColumn(scope)),
        ...[extra(SPEAKER), TRANSCRIPT, LINE, shownIf(some.timestamp, extra(TIME))],
        ...[coderColumn(corpus, scope), shownIf(some.memo, MEMO), shownIf(some.created, extra(DATE))],
        ...(per === 'code' ? CODE_DATA : []),
        ...DATA,
        ...scopeColumns<QuoteRow>(facts, { per, longest, context, key }),
      ],
      rows,
      underlying: ({ transcript, coder, id }) => ({ transcript, segment: { coder, id } }),
    }),
    charts: [],
    data: { scope: facts, rows },
  };
}

/** What a row is. */
const ROWS: Readonly<Record<QuoteTable['scope']['per'], string>> = {
  segment: l10n.t('one row for each segment'),
  code: l10n.t('one row for each code of a segment'),
};

const CODE = textColumn<QuoteRow>(l10n.t('Code'), 'name', row => row.path!.at(-1)!);
const CODES = textColumn<QuoteRow>(l10n.t('Codes'), 'names', row => row.names.join('; '));
const VALUE = textColumn<QuoteRow>(l10n.t('Value'), 'value', row => {
  const value = row.values?.[row.code!];
  return value === undefined ? null : valueText([value].flat());
});
const VALUES = textColumn<QuoteRow>(l10n.t('Values'), 'values', row => {
  const all = row.codes.flatMap((id, i) => {
    const value = row.values?.[id];
    return value === undefined ? [] : [valuedName(row.names[i]!, [value].flat())];
  });
  return all.join('; ') || null;
});
const BEFORE = textColumn<QuoteRow>(l10n.t('Before'), 'before', row => row.before || null);
const QUOTE = textColumn<QuoteRow>(l10n.t('Quote'), 'quote', row => row.quote);
const AFTER = textColumn<QuoteRow>(l10n.t('After'), 'after', row => row.after || null);
const SPEAKER = textColumn<QuoteRow>(l10n.t('Speaker'), 'speakers', row => row.speakers.join('; ') || null);
const TRANSCRIPT = textColumn<QuoteRow>(l10n.t('Transcript'), 'transcript', row => row.transcript);
const LINE = numberColumn<QuoteRow>(l10n.t('Line'), 'line', row => row.line);
const TIME = textColumn<QuoteRow>(l10n.t('Time'), 'timestamp', row => row.timestamp);
const MEMO = linedColumn<QuoteRow>(l10n.t('Memo'), 'memo', row => row.memo);
const DATE = dayColumn<QuoteRow>(l10n.t('Date'), 'date', row => dayOf(row.created ?? undefined) ?? null);

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
    l10n.t('Participant'),
    'participants',
    row => row.participants.map(id => names.get(id)!).join('; ') || null,
  );
}

function coderColumn(corpus: Corpus, { coders }: Scope): Figure<QuoteRow> {
  return {
    ...textColumn<QuoteRow>(l10n.t('Coder'), 'coder', row => row.coder),
    shown: Object.fromEntries(coders.map(id => [id, coderName(corpus, id)])),
  };
}

function shownIf(isShown: boolean, figure: Figure<QuoteRow>): Figure<QuoteRow> {
  return isShown ? figure : { ...figure, isData: true };
}

function legend({ per, longest, context, key }: QuoteTable['scope']): string[] {
  return [
    per === 'code'
      ? l10n.t(
          'One row for each code of each segment. A theme’s rows are the segments coded with the theme itself.',
        )
      : l10n.t('One row for each segment.'),
    l10n.t('Line: the line of the transcript where the segment starts.'),
    ...(key
      ? [
          l10n.t(
            'Only segments that are marked as key quotes have a row; the counts above are of all segments.',
          ),
        ]
      : []),
    ...longestQuote(longest),
    ...(context > 0
      ? [l10n.t('Before, After: up to {0} before and after the segment.', counted.words(context))]
      : []),
  ];
}
