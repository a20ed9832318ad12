import type { Report } from '../../../report/report';
import { type BarChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import {
  type Figure,
  dataColumn,
  numberColumn,
  shareColumn,
  textColumn,
} from '../../../report/table/tableOf';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import type { Overlap, SpanFigures, SpanRow, Spans } from './spanFigures';

interface TableRow extends CodeRow, SpanFigures {
  readonly name: string;
}

const TITLES: Readonly<Record<Overlap, string>> = { equal: 'equal', half: '≥ 50 %', any: 'any' };

/** Precision, recall and F1 of segments. */
export function spansReport(corpus: Corpus, compared: ComparedCoding, { rows, overall }: Spans): Report {
  const { coders } = compared;
  const isPair = coders.length === 2;
  const [first, second] = isPair ? coders : ['the first of a pair', 'the second'];
  return comparedReport<TableRow>(corpus, compared, {
    subject: 'Segments',
    unit: 'segment with the code',
    legend: [
      `Segments of ${first} are found again by ${second} when two match: equal; what both cover at least 50 % of what either covers; any character in common. Each is in one pair at most, in as many pairs as can be.${isPair ? '' : ' Summed over all pairs of coders, in the order in which they are named.'}`,
      `Recall %: of the segments of ${first}, those that match. Precision %: of those of ${second}. F1 %: of both. None is corrected for chance.`,
    ],
    figures: [
      textColumn('Theme / code', 'name', row => row.name),
      numberColumn(isPair ? coders[0]! : 'First', 'first', row => row.first),
      numberColumn(isPair ? coders[1]! : 'Second', 'second', row => row.second),
      ...(Object.keys(TITLES) as Overlap[]).flatMap(overlapFigures),
    ],
    rows: [...rows, ...(rows.length > 0 ? [{ ...overall, name: 'All codes, added up' }] : [])],
    parameters: { show: 'spans' },
    charts: rows.length > 0 ? [bars(corpus, compared, rows)] : [],
    data: { rows, overall },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

function overlapFigures(overlap: Overlap): readonly Figure<TableRow>[] {
  const title = TITLES[overlap];
  return [
    dataColumn(`matched_${overlap}`, row => row[overlap].matched, 'number'),
    shareColumn(`Precision %, ${title}`, `precision_${overlap}`, row => row[overlap].precision),
    shareColumn(`Recall %, ${title}`, `recall_${overlap}`, row => row[overlap].recall),
    shareColumn(`F1 %, ${title}`, `f1_${overlap}`, row => row[overlap].f1),
  ];
}

function bars({ codebook }: Corpus, compared: ComparedCoding, rows: readonly SpanRow[]): BarChart {
  const percent = (share: number | null) => (share ?? 0) * 100;
  return {
    kind: 'bars',
    title: 'F1 of segments for each theme and code',
    caption: 'Two segments match when what both cover is at least half of what either covers.',
    unit: '%',
    full: 100,
    series: [{ name: '' }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.code, levelOf(compared, row.code)),
      values: [percent(row.half.f1)],
      texts: [
        row.half.f1 === null
          ? 'no segments'
          : `${percent(row.half.f1).toFixed(1)} % (${row.half.matched} of ${row.first} and ${row.second})`,
      ],
    })),
  };
}
