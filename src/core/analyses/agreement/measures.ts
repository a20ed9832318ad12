import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import {
  type Figure,
  coefficientColumn,
  dataColumn,
  numberColumn,
  shareColumn,
  textColumn,
  main,
  extra,
  withBars,
  together,
} from '../../report/table/tableOf';
import { THEME_OR_CODE } from '../kit/sentences';
import type { AgreementRow, Overall } from './agreement';
import { reasonInWords } from './captions';

/** The few that papers print, or all that there are. */
export type Measures = 'usual' | 'all';

/** A row of the table: of a code, or over all. */
export interface TableRow
  extends
    Omit<Overall, 'codes'>,
    Partial<Pick<AgreementRow, 'code' | 'kind' | 'occurrences' | 'few' | 'pairs'>> {
  readonly name: string;
}

/** The columns of agreement; measures that are not shown are still in the formats for programs. */
export function measureColumns(
  names: readonly string[],
  measures: Measures,
  hasNeither: boolean,
): readonly Figure<TableRow>[] {
  const isPair = names.length === 2;
  const only = (figure: Figure<TableRow>, isShown: boolean) =>
    isShown ? figure : { ...figure, isData: true as const };
  const all = measures === 'all' && hasNeither;
  return [
    textColumn(THEME_OR_CODE, 'name', row => row.name),
    extra(numberColumn('n', 'n', row => row.n)),
    extra(numberColumn(isPair ? l10n.t('Both') : l10n.t('Both (pairs)'), 'a', row => row.a)),
    extra(numberColumn(isPair ? l10n.t('Only {0}', names[0]!) : l10n.t('Only first'), 'b', row => row.b)),
    extra(numberColumn(isPair ? l10n.t('Only {0}', names[1]!) : l10n.t('Only second'), 'c', row => row.c)),
    only(
      extra(numberColumn(isPair ? l10n.t('Neither') : l10n.t('Neither (pairs)'), 'd', row => row.d)),
      hasNeither,
    ),
    withBars(main(shareColumn('%', 'percent', row => row.percent))),
    ...ends(shareColumn, l10n.t('% from'), l10n.t('% to'), 'percent', row => row.percentCi).map(end =>
      only(end, all),
    ),
    shareColumn(l10n.t('Positive %'), 'positive', row => row.positive),
    ...ends(
      shareColumn,
      l10n.t('Positive % from'),
      l10n.t('Positive % to'),
      'positive',
      row => row.positiveCi,
    ).map(end => only(end, all)),
    only(main(coefficientColumn(isPair ? 'κ' : l10n.t('κ (mean)'), 'kappa', row => row.kappa)), hasNeither),
    ...ends(coefficientColumn, l10n.t('κ from'), l10n.t('κ to'), 'kappa', row => row.kappaCi).map(end =>
      only(end, all),
    ),
    only(extra(coefficientColumn('π', 'pi', row => row.pi)), all && isPair),
    only(extra(coefficientColumn(l10n.t('Fleiss κ'), 'fleiss', row => row.fleiss)), all),
    only(main(coefficientColumn('α', 'alpha', row => row.alpha)), hasNeither),
    only(
      together(
        'interval',
        coefficientColumn(l10n.t('α from'), 'ci_low', row => row.ci?.[0] ?? null),
      ),
      hasNeither,
    ),
    only(
      together(
        'interval',
        coefficientColumn(l10n.t('α to'), 'ci_high', row => row.ci?.[1] ?? null),
      ),
      hasNeither,
    ),
    only(extra(coefficientColumn('AC1', 'ac1', row => row.ac1)), all),
    only(
      extra(coefficientColumn(l10n.t('B–P (PABAK)'), 'brennan_prediger', row => row.brennanPrediger)),
      all,
    ),
    only(extra(shareColumn(l10n.t('Prevalence %'), 'prevalence', row => row.prevalence)), all),
    extra(textColumn(l10n.t('Note'), 'note', noteOf)),
    dataColumn('reason', row => row.reason),
    dataColumn('ci_reason', row => row.ciReason),
    dataColumn('occurrences', row => row.occurrences ?? null, 'number'),
    dataColumn('few', row => (row.few === undefined ? null : String(row.few))),
  ];
}

/** Both ends of an interval. */
function ends(
  column: typeof coefficientColumn<TableRow>,
  from: string,
  to: string,
  name: string,
  of: (row: TableRow) => readonly [number, number] | null,
): readonly Figure<TableRow>[] {
  return [
    together(name, extra(column(from, `${name}_low`, row => of(row)?.[0] ?? null))),
    together(name, extra(column(to, `${name}_high`, row => of(row)?.[1] ?? null))),
  ];
}

/** Why there is no figure or interval, and how few occurrences figures are based on. */
function noteOf({ reason, ciReason, d, few, kappa, pairs = [], occurrences = 0 }: TableRow): string {
  const withKappa = pairs.filter(pair => pair.kappa !== null).length;
  return [
    ...(reason !== null && d !== null ? [reasonInWords(reason)] : []),
    ...(few && occurrences > 0 ? [counted.occurrences(occurrences)] : []),
    ...(kappa === null || withKappa === pairs.length
      ? []
      : [l10n.t('κ of {0} of {1} pairs', withKappa, pairs.length)]),
    ...(ciReason === null ? [] : [l10n.t('no interval')]),
  ].join('; ');
}
