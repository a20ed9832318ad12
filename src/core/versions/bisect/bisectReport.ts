import * as l10n from '@vscode/l10n';
import { inFigures, shownDay } from '../../base/figures';
import { UNITS_NAMES } from '../../analyses/agreement/units/unitKind';
import { LABEL_NAMES, type Representativeness } from '../../analyses/frequency/representativeness';
import { visible } from '../../base/visible';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import type { StepChart } from '../../report/chart/chart';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  linedColumn,
  main,
  scopeColumns,
  tableOf,
  dayColumn,
  figuresColumn,
  textColumn,
} from '../../report/table/tableOf';
import type { Revision } from '../history/history';
import { type FigureKind, type FigureRequest, type Measured, isAgreement } from './figure';
import type { FigureHistory, FigurePoint, FigureStep } from './figureHistory';

/** Things that people read of what a commit did; JSON has all of them. */
const MAX_CAUSES = 8;

/** Only commits at which the figure became or had been some value, as a person types it. */
export interface StepFilter {
  readonly was?: string | undefined;
  readonly is?: string | undefined;
}

/** A row for each commit at which the figure changed, and a line of the figure over all commits of the main line. */
export function bisectReport(
  corpus: Corpus,
  scope: Scope,
  history: FigureHistory,
  filter: StepFilter = {},
): Report {
  const facts = scopeFacts(corpus, scope);
  const { request } = history;
  const steps = history.steps.filter(step => meets(step.before, filter.was) && meets(step.after, filter.is));
  const name = nameOf(corpus, request);
  return {
    table: tableOf({
      title: l10n.t('When did it change? {0}', name),
      ...aboutScope(corpus, scope, facts, { unit: name, legend: legend(request) }),
      warnings: history.isShallow ? [SHALLOW] : [],
      summary: summary(history, steps),
      figures: [...figures(steps), ...scopeColumns<FigureStep>(facts, { what: request.what })],
      rows: steps,
      level: ({ broughtBy }) => (broughtBy ? 1 : 0),
    }),
    charts: history.points.length > 0 ? [chart(name, history)] : [],
    data: dataOf(facts, history, steps),
  };
}

const SHALLOW = l10n.t(
  'This clone is shallow: earlier commits are not in it, and what they changed is not listed. Run “git fetch --unshallow” to get them.',
);

function meets({ value }: Measured, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (value === null) return wanted === '';
  return typeof value === 'number' ? value === Number(wanted) && wanted !== '' : value === wanted;
}

/** “Useful tool”: N. */
function nameOf({ codebook }: Corpus, { what, code }: FigureRequest): string {
  if (code === undefined) return l10n.t('{0}, all codes', FIGURE_NAMES[what]);
  return l10n.t('{0} of “{1}”', FIGURE_NAMES[what], visible(codebook.path(code).at(-1) ?? code));
}

/** What people call the figures. */
export const FIGURE_NAMES: Readonly<Record<FigureKind, string>> = {
  n: l10n.t('N'),
  label: l10n.t('Label'),
  segments: l10n.t('Segments'),
  percent: l10n.t('Percent agreement'),
  kappa: l10n.t('Cohen’s κ'),
  alpha: l10n.t('Krippendorff’s α'),
};

function legend({ what, unit }: FigureRequest): readonly string[] {
  const figure = isAgreement(what)
    ? l10n.t('{0} as in the report on agreement, in units of {1}.', FIGURE_NAMES[what], UNITS_NAMES[unit])
    : l10n.t('{0} as in the frequency table.', FIGURE_NAMES[what]);
  return [
    figure,
    l10n.t(
      'Each commit is compared with the commit it was made on, a merge with the branch it was made on. Commits that a merge brought in are indented.',
    ),
    l10n.t('–: no figure. The reason is given with what changed.'),
  ];
}

function summary({ points, steps: all }: FigureHistory, steps: readonly FigureStep[]): readonly string[] {
  if (all.length === 0) return [l10n.t('The figure never changed in {0} commits.', commitsIn(points))];
  const shown =
    steps.length === 1
      ? l10n.t('1 commit of {0} changed the figure.', commitsIn(points))
      : l10n.t('{0} commits of {1} changed the figure.', steps.length, commitsIn(points));
  return steps.length === all.length ? [shown] : [l10n.t('{0} (of {1} in all)', shown, all.length)];
}

function commitsIn(points: readonly FigurePoint[]): number {
  return points.filter(({ revision }) => revision.commit !== '').length;
}

function figures(steps: readonly FigureStep[]): readonly Figure<FigureStep>[] {
  const hasMerged = steps.some(({ broughtBy }) => broughtBy);
  const shortOf = (revision: Revision | undefined) => (revision ? shortName(revision) : null);
  return [
    main(named(textColumn(l10n.t('Commit'), 'commit_shown', ({ revision }) => shortName(revision)))),
    dayColumn(l10n.t('Date'), 'date_shown', ({ revision }) => revision.date.slice(0, 10) || null),
    textColumn(l10n.t('Author'), 'author', ({ revision }) => visible(revision.author) || null),
    main(textColumn(l10n.t('Subject'), 'subject', ({ revision }) => visible(revision.subject) || null)),
    main(figuresColumn(l10n.t('Before'), 'before_shown', ({ before }) => inWords(before))),
    main(figuresColumn(l10n.t('After'), 'after_shown', ({ after }) => inWords(after))),
    main(linedColumn(l10n.t('What changed'), 'causes', step => causes(step))),
    ...(hasMerged
      ? [named(textColumn<FigureStep>(l10n.t('Merged in'), 'merged_in', step => shortOf(step.broughtBy)))]
      : []),
    named(dataColumn('commit', ({ revision }) => revision.commit || null)),
    dataColumn('date', ({ revision }) => revision.date || null),
    dataColumn('before', ({ before }) => before.value),
    dataColumn('after', ({ after }) => after.value),
  ];
}

/** A column of commits. */
function named(figure: Figure<FigureStep>): Figure<FigureStep> {
  return { ...figure, isCommit: true };
}

function causes({ causes: all, after, before }: FigureStep): string {
  const more = all.length - MAX_CAUSES;
  const reasons = [after, before].flatMap(({ reason }, i) =>
    reason === undefined
      ? []
      : [
          i === 0
            ? l10n.t('now no figure: {0}', visible(reason))
            : l10n.t('no figure before: {0}', visible(reason)),
        ],
  );
  return [
    ...reasons,
    ...all.slice(0, MAX_CAUSES),
    ...(more > 0 ? [more === 1 ? l10n.t('1 more thing') : l10n.t('{0} more things', more)] : []),
  ].join('\n');
}

function shortName({ commit }: Revision): string {
  return commit === '' ? l10n.t('not committed') : commit.slice(0, 7);
}

/** `5 of 9`, `typical`, `0.71`; a dash where there is no figure. */
export function inWords({ value, of }: Measured): string {
  if (value === null) return '–';
  if (typeof value === 'string') return labelName(value);
  if (of !== undefined) return l10n.t('{0} of {1}', value, of);
  return String(Math.round(value * 1000) / 1000).replace(/^-/, '−');
}

function labelName(label: Representativeness | 'none'): string {
  return label === 'none' ? l10n.t('none') : LABEL_NAMES[label];
}

const LEVELS = ['none', 'rare', 'variant', 'typical', 'general'] as const;

/** The main line: what branches were in between is in the table. */
function chart(title: string, { request, points, steps }: FigureHistory): StepChart {
  const line = points.filter(({ isOnMainLine }) => isOnMainLine);
  const changed = new Set(steps.map(({ revision }) => revision.commit));
  const { what } = request;
  return {
    kind: 'steps',
    title,
    caption: l10n.t('Commits of the main line; what a merge brought in is at the merge.'),
    unit: FIGURE_NAMES[what],
    along: l10n.t('commits, oldest first'),
    most: isAgreement(what) ? 1 : undefined,
    levels: what === 'label' ? LEVELS.map(labelName) : undefined,
    points: line.map(point => ({
      value: typeof point.value === 'string' ? LEVELS.indexOf(point.value) : point.value,
      text: inFigures(inWords(point)),
      label: changed.has(point.revision.commit) ? pointName(point.revision) : undefined,
    })),
  };
}

function pointName(revision: Revision): string {
  return revision.commit === ''
    ? shortName(revision)
    : `${shortName(revision)} ${shownDay(revision.date.slice(0, 10))}`;
}

function dataOf(
  facts: ScopeFacts,
  { request, points, isShallow }: FigureHistory,
  steps: readonly FigureStep[],
) {
  const { what, code, preset, unit } = request;
  const figure = isAgreement(what) ? { unit } : { preset };
  const measured = ({ value, of, reason }: Measured) => ({ value, of, reason: reason ?? null });
  return {
    scope: { ...facts, what, code: code ?? null, ...figure, isShallow },
    rows: steps.map(({ revision, before, after, causes: words, isMerge, broughtBy }) => ({
      commit: revision.commit || null,
      date: revision.date || null,
      author: revision.author,
      subject: revision.subject,
      before: measured(before),
      after: measured(after),
      causes: words,
      isMerge,
      mergedIn: broughtBy?.commit ?? null,
    })),
    commits: points.map(point => ({
      commit: point.revision.commit || null,
      date: point.revision.date || null,
      parents: point.parents,
      isOnMainLine: point.isOnMainLine,
      ...measured(point),
    })),
  };
}
