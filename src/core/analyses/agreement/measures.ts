import { counted } from '../../base/phrases';
import {
  type Figure,
  coefficientColumn,
  dataColumn,
  numberColumn,
  shareColumn,
  textColumn,
} from '../../report/table/tableOf';
import type { AgreementRow, Overall } from './agreement';

/** The few that papers print, or all that there are. */
export type Measures = 'usual' | 'all';

/** A row of the table: of a code, or over all. */
export interface TableRow
  extends Omit<Overall, 'codes'>, Partial<Pick<AgreementRow, 'code' | 'kind' | 'occurrences' | 'few'>> {
  readonly name: string;
}

/** The columns of agreement; measures that are not shown are in the formats for programs all the same. */
export function measureColumns(
  coders: readonly string[],
  measures: Measures,
  hasNeither: boolean,
): readonly Figure<TableRow>[] {
  const isPair = coders.length === 2;
  const only = (figure: Figure<TableRow>, isShown: boolean) =>
    isShown ? figure : { ...figure, isData: true as const };
  const all = measures === 'all' && hasNeither;
  return [
    textColumn('Theme / code', 'name', row => row.name),
    numberColumn('n', 'n', row => row.n),
    numberColumn(isPair ? 'Both' : 'Both (pairs)', 'a', row => row.a),
    numberColumn(isPair ? `Only ${coders[0]}` : 'Only first', 'b', row => row.b),
    numberColumn(isPair ? `Only ${coders[1]}` : 'Only second', 'c', row => row.c),
    only(
      numberColumn(isPair ? 'Neither' : 'Neither (pairs)', 'd', row => row.d),
      hasNeither,
    ),
    shareColumn('%', 'percent', row => row.percent),
    shareColumn('Positive %', 'positive', row => row.positive),
    only(
      coefficientColumn(isPair ? 'κ' : 'κ (mean)', 'kappa', row => row.kappa),
      hasNeither,
    ),
    only(
      coefficientColumn('π', 'pi', row => row.pi),
      all && isPair,
    ),
    only(
      coefficientColumn('Fleiss κ', 'fleiss', row => row.fleiss),
      all,
    ),
    only(
      coefficientColumn('α', 'alpha', row => row.alpha),
      hasNeither,
    ),
    only(
      coefficientColumn('α from', 'ci_low', row => row.ci?.[0] ?? null),
      hasNeither,
    ),
    only(
      coefficientColumn('α to', 'ci_high', row => row.ci?.[1] ?? null),
      hasNeither,
    ),
    only(
      coefficientColumn('AC1', 'ac1', row => row.ac1),
      all,
    ),
    only(
      coefficientColumn('B–P', 'brennan_prediger', row => row.brennanPrediger),
      all,
    ),
    only(
      shareColumn('Prevalence %', 'prevalence', row => row.prevalence),
      all,
    ),
    textColumn('Note', 'note', noteOf),
    dataColumn('reason', row => row.reason),
    dataColumn('ci_reason', row => row.ciReason),
    dataColumn('occurrences', row => row.occurrences ?? null, 'number'),
    dataColumn('few', row => (row.few === undefined ? null : String(row.few))),
  ];
}

/** Why there is no figure or interval, and of how few occurrences figures are. */
function noteOf({ reason, ciReason, d, few, occurrences = 0 }: TableRow): string {
  return [
    ...(reason !== null && d !== null ? [reason] : []),
    ...(few && occurrences > 0 ? [counted.occurrences(occurrences)] : []),
    ...(ciReason === null ? [] : ['no interval']),
  ].join('; ');
}
