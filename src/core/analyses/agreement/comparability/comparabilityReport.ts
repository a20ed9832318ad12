import * as l10n from '@vscode/l10n';
import type { Report } from '../../../report/report';
import { type BarChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import { coefficientColumn, shareColumn, textColumn } from '../../../report/table/tableOf';
import { THEME_OR_CODE, percent } from '../../kit/sentences';
import { allCodes, overlapPercent, reasonInWords } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import { whyNoneInWords } from '../unitizing/unitizingReport';
import type { ProgramFigures, ProgramOverall, ProgramRow, Programs } from './comparability';

interface TableRow extends CodeRow, ProgramFigures {
  readonly name: string;
}

/** The same coding as other programs would report it, side by side, each explained. */
export function comparabilityReport(
  corpus: Corpus,
  compared: ComparedCoding,
  { rows, overall, overlaps }: Programs,
  overlap: number,
): Report {
  const segments =
    overlap === 0
      ? l10n.t('Segments that overlap (as MAXQDA)')
      : l10n.t('Segments ≥ {0} overlap (as MAXQDA)', overlapPercent(overlap));
  const segmentsColumn =
    overlap === 0
      ? l10n.t('Segments that overlap, % (as MAXQDA)')
      : l10n.t('Segments ≥ {0} overlap, % (as MAXQDA)', overlapPercent(overlap));
  return comparedReport<TableRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Agreement between {0}, as in other programs: {1}', coders, study),
    unit: l10n.t('Unit: given in the heading of each column.'),
    legend: [
      l10n.t(
        'Characters (as NVivo): the share of characters on which both coders agree, coded or not, and Cohen’s κ for these. Most characters are uncoded, so the share is high where a code is rare. Last row: the mean over codes, each with the same weight.',
      ),
      `${segments}: ${matchSentence(overlap)} ${l10n.t(
        'Text that no one has coded does not count. κ, given here for all codes only, takes 1 / number of codes ({0}) as chance agreement (Brennan & Prediger 1981): {1}.',
        overall.codes,
        figure(overall.segmentKappa),
      )}`,
      l10n.t(
        'α family (as ATLAS.ti): α binary is Krippendorff’s α of characters, coded or not; u-α also takes into account where segments begin and end (Krippendorff et al. 2016). Over all codes: |u|-α (coded with anything or not) {0}; cu-α (which code, where both have coded something) {1}.',
        figure(overall.relevanceAlpha),
        cuAlpha(overall),
      ),
      l10n.t(
        'These figures are computed here according to the definitions in the programs’ manuals, from this study’s positions; the programs themselves may differ in details such as white space and files that only one coder has opened.',
      ),
    ],
    notes:
      overall.unitizingReason === null
        ? []
        : [
            l10n.t(
              'No u-α and cu-α over all codes: {0}.',
              whyNoneInWords(corpus, { overlaps }, overall.unitizingReason),
            ),
          ],
    figures: [
      textColumn(THEME_OR_CODE, 'name', row => row.name),
      shareColumn(l10n.t('Characters % (as NVivo)'), 'character_percent', row => row.characterPercent),
      coefficientColumn(l10n.t('Characters κ (as NVivo)'), 'character_kappa', row => row.characterKappa),
      shareColumn(segmentsColumn, 'segment_percent', row => row.segmentPercent),
      coefficientColumn(l10n.t('α binary (as ATLAS.ti)'), 'character_alpha', row => row.characterAlpha),
      coefficientColumn(l10n.t('u-α (as ATLAS.ti)'), 'u_alpha', row => row.uAlpha),
      {
        ...textColumn<TableRow>(l10n.t('Note'), 'note', row => row.reason),
        shownAs: row => row.reason && reasonInWords(row.reason),
      },
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
  return value === null ? l10n.t('none') : value.toFixed(3);
}

/** What counts as a match of segments. @param overlap intersection over union, in per cent */
function matchSentence(overlap: number): string {
  if (overlap === 0) {
    return l10n.t(
      'the share of all segments of both coders for which the other has a segment with the same code that shares a character with it.',
    );
  }
  if (overlap === 100) {
    return l10n.t(
      'the share of all segments of both coders for which the other has an identical segment with the same code.',
    );
  }
  return l10n.t(
    'the share of all segments of both coders for which the other has a segment with the same code, where what both cover is at least {0} of what either covers.',
    overlapPercent(overlap),
  );
}

function cuAlpha({ cuAlpha: alpha, cuCoverage }: ProgramOverall): string {
  return cuCoverage === null
    ? figure(alpha)
    : l10n.t('{0} (for {1} of the text)', figure(alpha), percent(cuCoverage));
}

function bars(
  { codebook }: Corpus,
  compared: ComparedCoding,
  rows: readonly ProgramRow[],
  segments: string,
): BarChart {
  const length = (share: number | null) => (share ?? 0) * 100;
  const text = (share: number | null) => (share === null ? l10n.t('none') : percent(share));
  return {
    kind: 'bars',
    title: l10n.t('The same coding, two percentages of agreement'),
    caption: l10n.t('Out of all characters, and out of all coded segments.'),
    unit: '%',
    full: 100,
    series: [{ name: l10n.t('Characters (as NVivo)') }, { name: segments }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.code, levelOf(compared, row.code)),
      values: [length(row.characterPercent), length(row.segmentPercent)],
      texts: [text(row.characterPercent), text(row.segmentPercent)],
    })),
  };
}
