import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  extra,
  main,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import { nameOf } from '../../studyFile/namedRecords';
import { isOfSeveral, nameColumn } from '../kit/nameColumn';
import { pathCell } from '../kit/pathCell';
import type { Choice, Decisions } from './choices';
import { definitions, summary } from './sentences';
import { robustnessCharts } from './robustnessCharts';
import type { Label, LeaveOneOut, RobustnessRow, RobustnessScope, RobustnessTable } from './robustnessTable';
import { ChoiceNames, labelInWords } from './words';

/** Of more changes, people read the first ones only. */
const MAX_NAMED = 3;

/** A row for each theme and code: how often its label holds, and what changes it. */
export function robustnessReport(corpus: Corpus, scope: Scope, table: RobustnessTable): Report {
  const { scope: facts, rows, choices } = table;
  const names = new ChoiceNames(corpus, facts);
  return {
    table: tableOf({
      title: l10n.t('Robustness of the frequencies: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: l10n.t('{0} choices', facts.choices),
        legend: [...COLUMNS, ...definitions(corpus, facts, rows, names)],
      }),
      summary: summary(table),
      figures: [
        ...figures(corpus, names),
        ...dataFigures(),
        ...scopeColumns<RobustnessRow>(facts, { preset: facts.preset, late: facts.late }),
      ],
      rows,
      level: ({ id }) => scope.codes.level(id),
      strong: isOfSeveral,
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? robustnessCharts(corpus, scope, table, names) : [],
    data: {
      scope: facts,
      rows: rows.map(row => rowData(row, facts)),
      choices: choices.map(({ changedRows: _, ...choice }) => ({ ...choice, ...decided(choice, facts) })),
    },
  };
}

const COLUMNS: readonly string[] = [
  l10n.t('N, % and label: as in the published table, which is the frequency table with these filters.'),
  l10n.t('Range of N: fewest and most participants under any choice.'),
  l10n.t(
    'Holds in: under so many choices the label is the published one. Otherwise: the other labels, each with its number of choices.',
  ),
  l10n.t(
    'Changed by: departures from the published choices that change the label, to what is in brackets. Those of several decisions, joined by +, are named where none of them changes it alone.',
  ),
  l10n.t(
    'Without a transcript, without a participant: how many of them can be left out, each by itself, without another label.',
  ),
];

function figures(corpus: Corpus, names: ChoiceNames): readonly Figure<RobustnessRow>[] {
  // what these say is about choices, not about segments
  const bare = (figure: Figure<RobustnessRow>) => ({ ...figure, underlying: null });
  const without = (of: LeaveOneOut) => (of.of === 0 ? null : l10n.t('{0} of {1}', of.holds, of.of));
  return [
    nameColumn<RobustnessRow>(),
    main(numberColumn(l10n.t('N'), 'participants', row => row.participants)),
    extra(shareColumn('%', 'share', row => row.share)),
    main({
      ...textColumn<RobustnessRow>(l10n.t('Label'), 'label', row => row.label),
      shownAs: ({ label }) => label && labelInWords(label),
    }),
    bare(textColumn(l10n.t('Range of N'), 'range', range)),
    main(
      bare(
        textColumn(l10n.t('Holds in'), 'holds_shown', row => l10n.t('{0} of {1}', row.holds, row.choices)),
      ),
    ),
    extra(bare(textColumn(l10n.t('Otherwise'), 'otherwise', row => otherLabels(row) || null))),
    bare(textColumn(l10n.t('Changed by'), 'changed_by', row => changes(row, names) || null)),
    bare(
      textColumn(l10n.t('Without a transcript'), 'without_transcript', row => without(row.withoutTranscript)),
    ),
    bare(
      textColumn(l10n.t('Without a participant'), 'without_participant', row =>
        without(row.withoutParticipant),
      ),
    ),
    extra(bare(textColumn(l10n.t('Changed without'), 'changed_without', row => missed(corpus, row) || null))),
  ];
}

function range({ least, most }: RobustnessRow): string {
  return least === most ? String(least) : l10n.t('{0}–{1}', least, most);
}

/** The labels that are not the published one, the most frequent first. */
function otherLabels({ labels, label }: RobustnessRow): string {
  const counts = new Map<Label, number>();
  for (const one of labels)
    if (one !== undefined && one !== label) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([one, count]) => `${labelInWords(one)} ${count}`)
    .join(', ');
}

function changes({ changedBy }: RobustnessRow, names: ChoiceNames): string {
  return enumerate(
    changedBy.map(({ choice, label }) => withLabel(names.departing(choice), label)),
    MAX_NAMED,
  );
}

function missed({ study }: Corpus, { withoutTranscript, withoutParticipant }: RobustnessRow): string {
  const people = new Map(study.participants.map(one => [one.id, nameOf(one)]));
  return enumerate(
    [
      ...withoutTranscript.changedBy,
      ...withoutParticipant.changedBy.map(({ id, label }) => ({ id: people.get(id) ?? id, label })),
    ].map(({ id, label }) => withLabel(id, label)),
    MAX_NAMED,
  );
}

function withLabel(what: string, label: Label): string {
  return l10n.t('{0} ({1})', what, labelInWords(label));
}

function dataFigures(): readonly Figure<RobustnessRow>[] {
  return [
    dataColumn('of', row => row.of, 'number'),
    dataColumn('least', row => row.least, 'number'),
    dataColumn('most', row => row.most, 'number'),
    dataColumn('holds', row => row.holds, 'number'),
    dataColumn('choices', row => row.choices, 'number'),
    dataColumn('holds_without_transcript', row => row.withoutTranscript.holds, 'number'),
    dataColumn('transcripts_left_out', row => row.withoutTranscript.of, 'number'),
    dataColumn('holds_without_participant', row => row.withoutParticipant.holds, 'number'),
    dataColumn('participants_left_out', row => row.withoutParticipant.of, 'number'),
    dataColumn('is_late', row => String(row.isLate)),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => pathCell(row.path)),
    dataColumn('id', row => row.id),
  ];
}

/** A row for programs: each choice by its number. */
function rowData({ labels, changedBy, ...row }: RobustnessRow, { decisions }: RobustnessScope): object {
  return {
    ...row,
    labels: labels.map(label => (label === undefined ? null : (label ?? 'none'))),
    changedBy: changedBy.map(({ choice, participants, label }) => ({
      ...decided(choice, { decisions }),
      participants,
      label,
    })),
  };
}

/** What was decided, by what programs know it by. */
export function decided(
  { coding, overlap, late, preset }: Choice,
  { decisions }: { readonly decisions: Decisions },
): object {
  return {
    coding: decisions.codings[coding],
    overlap: decisions.overlaps[overlap],
    late: decisions.lates[late],
    preset: decisions.presets[preset],
  };
}
