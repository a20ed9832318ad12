import type { Report } from '../../../report/report';
import { type BarChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import { coefficientColumn, shareColumn, textColumn } from '../../../report/table/tableOf';
import { allCodes, overlapInWords } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import type { ProgramFigures, ProgramOverall, ProgramRow } from './comparability';

interface TableRow extends CodeRow, ProgramFigures {
  readonly name: string;
}

/** The same coding as other programs would report it, side by side, each explained. */
export function comparabilityReport(
  corpus: Corpus,
  compared: ComparedCoding,
  { rows, overall }: { readonly rows: readonly ProgramRow[]; readonly overall: ProgramOverall },
  overlap: number,
): Report {
  const least = overlap === 0 ? 'that overlap' : `≥ ${overlap} % overlap`;
  const segments = `Segments ${least} (as MAXQDA)`;
  return comparedReport<TableRow>(corpus, compared, {
    subject: 'As other programs count it: agreement',
    unit: 'named in each column',
    legend: [
      'Characters (as NVivo): the share of characters on which both say the same, coded or not, and Cohen’s κ of these. Most characters are uncoded, so that the share is high where a code is rare. In the last row the mean over codes, each with the same weight.',
      `${segments}: the share of all segments of both coders for which the other has a segment with the same code, so that ${overlapInWords(overlap)}; nothing is counted where nobody coded. κ, in the last row only, takes 1 / number of codes (${overall.codes}) for chance (Brennan & Prediger 1981): ${figure(overall.segmentKappa)}.`,
      `α family (as ATLAS.ti): α binary, Krippendorff’s α of characters, coded or not; u-α, the same with the beginnings and ends of segments (Krippendorff et al. 2016). Over all codes: |u|-α, coded with anything or not, ${figure(overall.relevanceAlpha)}; cu-α, which code where both have coded something, ${figure(overall.cuAlpha)}${coverage(overall)}.`,
      'These are computed here by the definitions in the programs’ manuals, from this study’s positions; the programs themselves may differ in details such as white space and files that only one coder has opened.',
    ],
    notes:
      overall.unitizingReason === null ? [] : [`No u-α and cu-α over all codes: ${overall.unitizingReason}.`],
    figures: [
      textColumn('Theme / code', 'name', row => row.name),
      shareColumn('Characters % (as NVivo)', 'character_percent', row => row.characterPercent),
      coefficientColumn('Characters κ (as NVivo)', 'character_kappa', row => row.characterKappa),
      shareColumn(`Segments ${least}, % (as MAXQDA)`, 'segment_percent', row => row.segmentPercent),
      coefficientColumn('α binary (as ATLAS.ti)', 'character_alpha', row => row.characterAlpha),
      coefficientColumn('u-α (as ATLAS.ti)', 'u_alpha', row => row.uAlpha),
      textColumn('Note', 'note', row => row.reason),
    ],
    rows: [...rows, ...(rows.length > 0 ? [{ ...overall, name: allCodes(overall.codes) }] : [])],
    parameters: { show: 'comparability', overlap },
    charts: rows.length > 0 ? [bars(corpus, compared, rows, segments)] : [],
    data: { rows, overall },
    scope: { overlap },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

function figure(value: number | null): string {
  return value === null ? 'none' : value.toFixed(3);
}

function coverage({ cuCoverage }: ProgramOverall): string {
  return cuCoverage === null ? '' : ` (of ${(cuCoverage * 100).toFixed(1)} % of the text)`;
}

function bars(
  { codebook }: Corpus,
  compared: ComparedCoding,
  rows: readonly ProgramRow[],
  segments: string,
): BarChart {
  const percent = (share: number | null) => (share ?? 0) * 100;
  const text = (share: number | null) => (share === null ? 'none' : `${percent(share).toFixed(1)} %`);
  return {
    kind: 'bars',
    title: 'One coding, two shares of agreement',
    caption: 'Of all characters, and of all coded segments.',
    unit: '%',
    full: 100,
    series: [{ name: 'Characters (as NVivo)' }, { name: segments }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.code, levelOf(compared, row.code)),
      values: [percent(row.characterPercent), percent(row.segmentPercent)],
      texts: [text(row.characterPercent), text(row.segmentPercent)],
    })),
  };
}
