import { pathCell } from '../kit/pathCell';
import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import { type BarChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
import type { By } from '../frequency/frequency';
import { enumerate } from '../../base/phrases';
import type { Underlying } from '../../report/underlying';
import {
  type Figure,
  dataColumn,
  scopeColumns,
  tableOf,
  main,
  extra,
  withBars,
  together,
} from '../../report/table/tableOf';
import type { Cell, Column } from '../../report/table/tableModel';
import { LABEL_NAMES, type Preset } from '../frequency/representativeness';
import { figuresOfSeveral, isOfSeveral, nameColumn } from '../kit/nameColumn';
import { COUNTED, THEME_FIGURES } from '../kit/sentences';
import type { GroupFigures, GroupsRow, GroupsScope, GroupsTable } from './groups';

/** The groups' figures side by side, then those of the whole scope. */
export function groupsReport(corpus: Corpus, scope: Scope, table: GroupsTable): Report {
  const { scope: facts, rows } = table;
  return {
    table: tableOf({
      title: l10n.t('Themes and codes by group: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, { unit: CHARTS[facts.by].unit, legend: legend(table) }),
      figures: figures(facts),
      rows,
      level: ({ id }) => scope.codes.level(id),
      strong: isOfSeveral,
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? [bars(corpus, scope, table)] : [],
    data: { scope: facts, rows },
  };
}

/** What the table counts by: its name in the data, and its heading. */
const COLUMNS = {
  participant: { unit: 'participants', heading: name => l10n.t('{0}: N', name) },
  segment: { unit: 'segments', heading: name => l10n.t('{0}: segments', name) },
  transcript: { unit: 'transcripts', heading: name => l10n.t('{0}: transcripts', name) },
  words: { unit: 'words', heading: name => l10n.t('{0}: words', name) },
} as const satisfies Record<By, { unit: keyof GroupFigures; heading: (name: string) => string }>;

function figures(facts: GroupsScope): readonly Figure<GroupsRow>[] {
  const { by, groups } = facts;
  const ofGroups = groups.flatMap(({ id, name }, i) =>
    countColumns(by, name, `_${id}`, row => row.groups[i]!, { group: id }),
  );
  return [
    nameColumn<GroupsRow>(),
    ...ofGroups,
    // with one group the total adds nothing
    ...(isTotalShown(facts) ? countColumns(by, l10n.t('Total'), '', row => row.total) : []),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => pathCell(row.path)),
    dataColumn('id', row => row.id),
    ...scopeColumns<GroupsRow>(facts, { by, preset: facts.preset }),
  ];
}

function isTotalShown({ filters, groups }: GroupsScope): boolean {
  return filters.groups === undefined || groups.length > 1;
}

/** People see what is counted, % and label; programs all counts. */
function countColumns(
  by: By,
  name: string,
  suffix: string,
  of: (row: GroupsRow) => GroupFigures,
  underlying?: Underlying,
): readonly Figure<GroupsRow>[] {
  const { unit, heading } = COLUMNS[by];
  const column = (figure: keyof GroupFigures, kind: Column['kind'], title?: string): Figure<GroupsRow> => ({
    title: title ?? `${figure}${suffix}`,
    name: `${figure}${suffix}`,
    kind,
    of: (row): Cell => of(row)[figure],
    ...(title === undefined ? { isData: true } : {}),
    ...(underlying ? { underlying } : {}),
  });
  const others = ['participants', 'segments', 'words', 'transcripts'] as const;
  return [
    together('n', column(unit, 'number', heading(name))),
    withBars(main({ ...column('share', 'share', '%'), titleAlone: l10n.t('%: {0}', name) })),
    together(
      'label',
      extra({
        ...column('label', 'text', by === 'participant' ? l10n.t('Label') : undefined),
        shownAs: row => labelShown(of(row)),
      }),
    ),
    column('of', 'number'),
    ...others.filter(other => other !== unit).map(other => column(other, 'number')),
  ];
}

function legend({ scope: facts, rows }: GroupsTable): string[] {
  const { by, groups, preset } = facts;
  const { unit } = COLUMNS[by];
  const sizes = groups.map(group => `“${group.name}” ${group[unit]}`);
  return [
    GROUP_LEGENDS[by](enumerate(sizes, 30)),
    ...(isTotalShown(facts)
      ? [
          l10n.t(
            'Total: out of {0}, each counted once; it may differ from the sum of the groups.',
            COUNTED[by](facts[unit]),
          ),
        ]
      : []),
    ...figuresOfSeveral(rows, THEME_FIGURES),
    ...(by === 'participant' ? [LABEL_LEGENDS[preset]] : []),
  ];
}

/** What is under each group, with the groups' sizes. */
const GROUP_LEGENDS: Readonly<Record<By, (sizes: string) => string>> = {
  participant: sizes =>
    l10n.t(
      'For each group: N (participants with at least one turn that overlaps a segment), % and label. %: share of all participants in the group, coded or not: {0}.',
      sizes,
    ),
  segment: sizes =>
    l10n.t('For each group: segments and %. %: share of all segments in the group: {0}.', sizes),
  transcript: sizes =>
    l10n.t(
      'For each group: transcripts and %. %: share of all transcripts in the group, coded or not: {0}.',
      sizes,
    ),
  words: sizes =>
    l10n.t('For each group: words and %. %: share of all words in the group, coded or not: {0}.', sizes),
};

const LABEL_LEGENDS: Readonly<Record<Preset, string>> = {
  strict: l10n.t(
    'Label (Hill et al. 2005), within the group: general = all, typical = more than half, variant = two or more, up to half, rare = one.',
  ),
  lenient: l10n.t(
    'Label (Hill et al. 2005), within the group: general = all or all but one, typical = more than half, variant = two or more, up to half, rare = one.',
  ),
};

const CHARTS: Readonly<Record<By, { readonly title: string; readonly unit: string }>> = {
  participant: {
    title: l10n.t('Themes and codes by group, in % of participants'),
    unit: l10n.t('% of the group’s participants'),
  },
  segment: {
    title: l10n.t('Themes and codes by group, in % of segments'),
    unit: l10n.t('% of the group’s segments'),
  },
  transcript: {
    title: l10n.t('Themes and codes by group, in % of transcripts'),
    unit: l10n.t('% of the group’s transcripts'),
  },
  words: {
    title: l10n.t('Themes and codes by group, in % of words'),
    unit: l10n.t('% of the group’s words'),
  },
};

function labelShown({ label }: GroupFigures): string | null {
  return label && LABEL_NAMES[label];
}

/** In per cent, as groups differ in size. */
function bars({ codebook }: Corpus, { codes }: Scope, { scope, rows }: GroupsTable): BarChart {
  const { unit } = COLUMNS[scope.by];
  const percent = ({ share }: GroupFigures) => (share ?? 0) * 100;
  return {
    kind: 'bars',
    ...CHARTS[scope.by],
    caption: l10n.t(
      'Out of {0}.',
      scope.groups
        .map(group => l10n.t('{0} in “{1}”', COUNTED[scope.by](group[unit]), group.name))
        .join(', '),
    ),
    full: 100,
    series: scope.groups.map(({ id, name }) => ({ name, underlying: { group: id } })),
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.id, codes.level(row.id)),
      values: row.groups.map(percent),
      texts: row.groups.map(
        one => `${one[unit]}${scope.by === 'participant' && one.label ? ` ${LABEL_NAMES[one.label]}` : ''}`,
      ),
    })),
  };
}
