import * as l10n from '@vscode/l10n';
import { plain } from '../../base/figures';
import type { Report } from '../../report/report';
import type { CurveChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Form } from '../kit/countParameters';
import { aboutScope } from '../../report/table/aboutScope';
import { counted, enumerate } from '../../base/phrases';
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
} from '../../report/table/tableOf';
import type { SaturationRow, SaturationTable } from './newCodes';
import type { Order } from './series';

type Facts = SaturationTable['scope'];

/** Of more new codes, people read the first ones only. */
const MAX_NAMED = 3;

/** A row for each transcript with what it adds, the verdict above the table, and the curve of codes. */
export function saturationReport(
  corpus: Corpus,
  scope: Scope,
  { scope: facts, rows }: SaturationTable,
  form: Form = 'table',
): Report {
  const namesOf = ({ newCodes }: SaturationRow) => newCodes.map(id => corpus.codebook.get(id)!.name);
  const { order, level, base, run, threshold, reached } = facts;
  return {
    table: tableOf({
      title: l10n.t('Saturation: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, { unit: WORDS[level].unit, legend: legend(facts, form) }),
      summary: [verdict(facts, rows), lastTranscripts(facts, rows)],
      figures: [
        ...(form === 'paper' ? paperFigures(facts) : figures(facts)),
        {
          ...extra(
            textColumn<SaturationRow>(
              WORDS[level].newOnes,
              'new_shown',
              row => enumerate(namesOf(row), MAX_NAMED) || null,
            ),
          ),
          ...(form === 'paper' ? { isData: true } : {}),
        },
        dataColumn<SaturationRow>('new_names', row => namesOf(row).join('; ') || null),
        dataColumn<SaturationRow>('new_codes', row => row.newCodes.join(' ') || null),
        ...scopeColumns<SaturationRow>(facts, {
          ...{ order, level, base, run_length: run, threshold },
          saturation: reached ?? '',
        }),
      ],
      rows,
      underlying: ({ transcript }) => ({ transcript }),
    }),
    charts: rows.length > 0 ? [curve({ scope: facts, rows })] : [],
    data: { scope: facts, rows },
  };
}

function figures(facts: Facts): readonly Figure<SaturationRow>[] {
  // the segments of a transcript are not those that its new codes are on
  const bare = (figure: Figure<SaturationRow>) => ({ ...figure, underlying: null });
  return [
    bare(numberColumn(l10n.t('No.'), 'number', row => row.number)),
    main(textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript)),
    numberColumn(WORDS[facts.level].heading, 'codes', row => row.codes),
    main(bare(numberColumn(l10n.t('New'), 'new', row => row.new))),
    main(bare(numberColumn(l10n.t('Cumulative'), 'total', row => row.total))),
    bare(numberColumn(l10n.t('New in run'), 'run', row => row.run)),
    bare(shareColumn(l10n.t('% of base'), 'ratio', row => row.ratio)),
  ];
}

/** What papers print: what is new, and how much there is so far; programs find the rest, too. */
function paperFigures(facts: Facts): readonly Figure<SaturationRow>[] {
  const printed = ['transcript', 'new', 'total'];
  return figures(facts).map(figure => {
    if (!printed.includes(figure.name)) return { ...figure, isData: true };
    if (figure.name === 'new') return { ...figure, title: WORDS[facts.level].newOnes };
    return figure.name === 'total' ? { ...figure, title: WORDS[facts.level].totalOnes } : figure;
  });
}

function verdict(facts: Facts, rows: readonly SaturationRow[]): string {
  const { base, run, threshold, baseCodes, reached, reachedAt, reason } = facts;
  const method = l10n.t(
    'Guest, Namey & Chen 2020; base {0}, run length {1}, new-information threshold {2}',
    base,
    run,
    percent(threshold),
  );
  if (reachedAt !== null) {
    const last = rows[reachedAt + run - 1]!;
    return l10n.t(
      'Saturation is reached at {0} ({1}): after the first {2}, a run of {3} adds {4}, which is {5} of the number in the base ({6}).',
      reached!,
      method,
      counted.transcripts(reachedAt),
      counted.transcripts(run),
      WORDS[facts.level].countedNew(last.run!),
      percent(last.ratio!),
      WORDS[facts.level].counted(baseCodes!),
    );
  }
  const isTooShort = reason === 'too few transcripts'; // not for the catalogue
  if (isTooShort) {
    return tooFew(method, base + run, rows.length);
  }
  const isBaseEmpty = reason === 'no codes in the base'; // not for the catalogue
  if (isBaseEmpty) {
    return WORDS[facts.level].noBase(method, counted.transcripts(base));
  }
  return l10n.t('Saturation is not reached ({0}): every run adds more than the threshold.', method);
}

function tooFew(method: string, needed: number, coded: number): string {
  if (coded === 0) {
    return l10n.t(
      'Too few coded transcripts to assess saturation ({0}): at least {1} are needed, but there are none.',
      method,
      needed,
    );
  }
  return coded === 1
    ? l10n.t(
        'Too few coded transcripts to assess saturation ({0}): at least {1} are needed, but there is only 1.',
        method,
        needed,
      )
    : l10n.t(
        'Too few coded transcripts to assess saturation ({0}): at least {1} are needed, but there are only {2}.',
        method,
        needed,
        coded,
      );
}

function lastTranscripts(facts: Facts, rows: readonly SaturationRow[]): string {
  const { withoutNew } = facts;
  const words = WORDS[facts.level];
  if (rows.length === 0) return l10n.t('No transcript is coded yet.');
  if (withoutNew === rows.length) return words.none;
  if (withoutNew === 0) return l10n.t('The last transcript adds {0}.', words.countedNew(rows.at(-1)!.new));
  return words.noneNew(withoutNew);
}

function legend(facts: Facts, form: Form): string[] {
  const { order, level, base, run, threshold } = facts;
  if (form === 'paper')
    return [
      ORDERS[order],
      WORDS[level].legend,
      l10n.t('New: not in any earlier transcript.'),
      WORDS[level].rule(counted.transcripts(run), percent(threshold), counted.transcripts(base)),
    ];
  return [
    ORDERS[order],
    WORDS[level].legend,
    l10n.t('New: not in any earlier transcript.'),
    run === 1
      ? l10n.t('Run: each transcript after the base.')
      : l10n.t('Run: {0} consecutive transcripts after the base, shown with the last of them.', run),
    WORDS[level].baseLegend(counted.transcripts(base)),
  ];
}

const ORDERS: Readonly<Record<Order, string>> = {
  path: l10n.t('Coded transcripts, ordered by path.'),
  date: l10n.t('Coded transcripts, ordered by the date and time of the first segment in each.'),
};

/** The words that differ between codes and themes. */
const WORDS = {
  codes: {
    heading: l10n.t('Codes'),
    newOnes: l10n.t('New codes'),
    totalOnes: l10n.t('Cumulative codes'),
    rule: (run: string, threshold: string, base: string) =>
      l10n.t(
        'Rule (Guest, Namey & Chen 2020): saturation is reached when a run of {0} adds at most {1} of the number of different codes in the first {2}.',
        run,
        threshold,
        base,
      ),
    counted: counted.codes,
    countedNew: counted.newCodes,
    none: l10n.t('There are no codes.'),
    noneNew: (n: number) =>
      n === 1
        ? l10n.t('The last transcript adds no new code.')
        : l10n.t('The last {0} transcripts add no new code.', n),
    noBase: (method: string, transcripts: string) =>
      l10n.t(
        'Saturation cannot be assessed ({0}): there are no codes in the first {1}.',
        method,
        transcripts,
      ),
    legend: l10n.t('Codes: those without codes below them, each counted as itself.'),
    baseLegend: (transcripts: string) =>
      l10n.t('% of base: in relation to the number of different codes in the first {0}.', transcripts),
    unit: l10n.t('new codes by transcript'),
    chart: l10n.t('New codes by transcript'),
    added: l10n.t('new codes'),
    total: l10n.t('codes so far'),
  },
  themes: {
    heading: l10n.t('Themes'),
    newOnes: l10n.t('New themes'),
    totalOnes: l10n.t('Cumulative themes'),
    rule: (run: string, threshold: string, base: string) =>
      l10n.t(
        'Rule (Guest, Namey & Chen 2020): saturation is reached when a run of {0} adds at most {1} of the number of different themes in the first {2}.',
        run,
        threshold,
        base,
      ),
    counted: counted.themes,
    countedNew: counted.newThemes,
    none: l10n.t('There are no themes.'),
    noneNew: (n: number) =>
      n === 1
        ? l10n.t('The last transcript adds no new theme.')
        : l10n.t('The last {0} transcripts add no new theme.', n),
    noBase: (method: string, transcripts: string) =>
      l10n.t(
        'Saturation cannot be assessed ({0}): there are no themes in the first {1}.',
        method,
        transcripts,
      ),
    legend: l10n.t(
      'Themes: the top level of the codebook; a theme occurs where it or a code below it occurs.',
    ),
    baseLegend: (transcripts: string) =>
      l10n.t('% of base: in relation to the number of different themes in the first {0}.', transcripts),
    unit: l10n.t('new themes by transcript'),
    chart: l10n.t('New themes by transcript'),
    added: l10n.t('new themes'),
    total: l10n.t('themes so far'),
  },
} as const;

/** As people write shares: `5%`, `2.5%`. */
function percent(share: number): string {
  return l10n.t('{0}%', plain(share * 100, 2));
}

function curve({ scope: facts, rows }: SaturationTable): CurveChart {
  const { reached, reachedAt, threshold, order, level } = facts;
  return {
    kind: 'curve',
    title: WORDS[level].chart,
    caption: ORDERS[order],
    addedName: WORDS[level].added,
    totalName: WORDS[level].total,
    steps: l10n.t('transcripts in order'),
    points: rows.map(({ transcript, new: added, total }) => ({
      label: transcript,
      added,
      total,
      underlying: { transcript },
    })),
    marks:
      reached === null
        ? []
        : [{ after: reachedAt! - 1, text: l10n.t('saturation at {0}: {1}', percent(threshold), reached) }],
  };
}
