import type { Report } from '../../report/report';
import { type BarChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import type { By } from '../frequency/frequency';
import { enumerate } from '../../base/phrases';
import type { Underlying } from '../../report/underlying';
import { type Figure, dataColumn, scopeColumns, tableOf, textColumn } from '../../report/table/tableOf';
import type { Cell, Column } from '../../report/table/tableModel';
import type { GroupFigures, GroupsRow, GroupsScope, GroupsTable } from './groups';

/** The groups' figures side by side, then those of the whole scope. */
export function groupsReport(corpus: Corpus, scope: Scope, table: GroupsTable): Report {
  const { scope: facts, rows } = table;
  return {
    table: tableOf({
      title: `Themes and codes by group: ${facts.study}`,
      caption: [...scopeSentences(corpus, scope, facts), ...legend(facts)],
      notes: facts.notes,
      figures: figures(facts),
      rows,
      level: ({ id }) => scope.codes.level(id),
      strong: ({ kind }) => kind === 'theme',
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? [bars(corpus, scope, table)] : [],
    data: { scope: facts, rows },
  };
}

/** What the table counts by: its unit, its name in the data, its heading. */
const COUNTED = {
  participant: { unit: 'participants', heading: 'N' },
  segment: { unit: 'segments', heading: 'segments' },
  transcript: { unit: 'transcripts', heading: 'transcripts' },
  words: { unit: 'words', heading: 'words' },
} as const satisfies Record<By, { unit: keyof GroupFigures; heading: string }>;

function figures(facts: GroupsScope): readonly Figure<GroupsRow>[] {
  const { by, groups } = facts;
  const ofGroups = groups.flatMap(({ id, name }, i) =>
    countColumns(by, name, `_${id}`, row => row.groups[i]!, { group: id }),
  );
  return [
    textColumn<GroupsRow>('Theme / code', 'name', row => row.name),
    ...ofGroups,
    // of one group the total says nothing more
    ...(isTotalShown(facts) ? countColumns(by, 'Total', '', row => row.total) : []),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => row.path.join(' / ')),
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
  const { unit, heading } = COUNTED[by];
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
    column(unit, 'number', `${name}: ${heading}`),
    column('share', 'share', '%'),
    column('label', 'text', by === 'participant' ? 'Label' : undefined),
    column('of', 'number'),
    ...others.filter(other => other !== unit).map(other => column(other, 'number')),
  ];
}

function legend(facts: GroupsScope): string[] {
  const { by, groups, preset } = facts;
  const { unit } = COUNTED[by];
  const counted = by === 'participant' ? 'N, participants with a turn that a segment overlaps,' : `${unit}`;
  const label = by === 'participant' ? ' and label' : '';
  const coded = by === 'segment' ? '' : ', coded or not';
  const sizes = groups.map(group => `“${group.name}” ${group[unit]}`);
  return [
    `For each group ${counted} with %${label}. %: of all ${unit} of the group${coded}: ${enumerate(sizes, 30)}.`,
    ...(isTotalShown(facts)
      ? [`Total: each once, of ${facts[unit]} ${unit} in all; not the sum of the groups.`]
      : []),
    'A theme’s figures are of all that carries it or a code under it, each once.',
    ...(by === 'participant'
      ? [
          `Label (Hill et al. 2005), within the group: general ${preset === 'strict' ? 'all' : 'all or all but one'}, typical more than half, variant two up to half, rare one.`,
        ]
      : []),
  ];
}

/** In per cent, as groups differ in size. */
function bars({ codebook }: Corpus, { codes }: Scope, { scope, rows }: GroupsTable): BarChart {
  const { unit } = COUNTED[scope.by];
  const percent = ({ share }: GroupFigures) => (share ?? 0) * 100;
  return {
    kind: 'bars',
    title: `Themes and codes by group, in % of ${unit}`,
    caption: `Of ${scope.groups.map(group => `${group[unit]} ${unit} in “${group.name}”`).join(', ')}.`,
    unit: `% of the group’s ${unit}`,
    full: 100,
    series: scope.groups.map(({ id, name }) => ({ name, underlying: { group: id } })),
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.id, codes.level(row.id)),
      values: row.groups.map(percent),
      texts: row.groups.map(
        one => `${one[unit]}${scope.by === 'participant' && one.label ? ` ${one.label}` : ''}`,
      ),
    })),
  };
}
